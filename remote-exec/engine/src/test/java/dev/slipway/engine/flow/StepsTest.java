package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static final String MAKE = "var xs = IntStream.range(0, 3).boxed().toList();";

    private static final String DEFAULTS = """
            //| parameters
            int n = 60 * 24;
            long seed = 7;
            double rate = -1e-3;
            boolean on = !false;
            char c = 'x';
            String name = "a" + 1;
            String none = null;
            Mode mode = Mode.SLOW;
            var list = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            List<String> empty = List.of();
            var map = Map.of("a", 1.5);
            var grid = new Grid(3, List.of(0.5), Mode.FAST);
            var day = java.time.LocalDate.parse("2026-01-02");
            java.time.DayOfWeek weekday = java.time.DayOfWeek.MONDAY;
            Integer boxed = 4;
            """;

    private Notebooks notebooks;

    @BeforeEach
    void open() {
        notebooks = Notebooks.plain();
    }

    @AfterEach
    void close() {
        notebooks.close();
    }

    @Test
    void directivesNameSteps() {
        var plan = notebooks.plan(
                "import java.time.*;",
                "//| step: a\nint x = Math.abs(-1);",
                "int y = x + 1;",
                "//| step: b\nint z = y;");

        assertThat(names(plan)).containsExactly("a", "b");
        assertThat(plan.library()).extracting(id -> id.value()).containsExactly("c1");
        assertThat(plan.steps().getFirst().cells()).extracting(id -> id.value()).containsExactly("c2", "c3");
        assertThat(plan.steps().getLast().dependsOn()).containsExactly("a");
        assertThat(Notebooks.writes(plan.steps().getFirst())).containsExactly("y");
    }

    @Test
    void headingsNameStepsWhereNoDirectiveDoes() {
        var plan = notebooks.plan(
                "# My Notebook",
                "import java.time.*;",
                "## Lesen & prüfen",
                "int x = Math.abs(-1);",
                "#### Zählen\n\nWith words.",
                "int y = x;",
                "int z = y;");

        assertThat(names(plan)).containsExactly("lesen-prufen", "zahlen");
    }

    @Test
    void isOneStepWithoutEither() {
        assertThat(names(notebooks.plan("int x = Math.abs(-1);", "int y = x;"))).containsExactly("notebook");
    }

    @Test
    void codeBeforeTheFirstStepIsStart() {
        var plan = notebooks.plan("int x = Math.abs(-1);", "//| step: a\nint y = x;");

        assertThat(names(plan)).containsExactly("start", "a");
    }

    @Test
    void leavesOutAStartThatNobodyWouldMiss() {
        var flow = notebooks.flow("int x = Math.abs(-1);", "//| step: a\nint y = Math.abs(2);");

        assertThat(names(flow.plan())).containsExactly("a");
        assertThat(Notebooks.problems(flow)).containsExactly("1 start-left-out");
        assertThat(names(notebooks.plan("System.out.println(1);", "//| step: a\nint y = Math.abs(2);")))
                .containsExactly("start", "a");
    }

    @Test
    void saysExactlyWhatOfTheStartIsLeftOut() {
        var flow = notebooks.flow(
                "int x = Math.abs(-1);\nint twice(int a) { return 2 * a; }", "//| step: a\nint y = twice(2);");

        assertThat(flow.problems())
                .extracting(problem -> problem.message())
                .containsExactly(
                        "What `x` gets (cell 1) is not part of the flow: no step reads it and it shows nothing."
                                + " Methods and types of the cell go with the steps that use them.");
    }

    @Test
    void followsGlobalsThatMethodsRead() {
        var plan = notebooks.plan(
                "int f() { return g(); }",
                "int g() { return rate * 2; }",
                "//| step: a\nint rate = Math.abs(-3);",
                "//| step: b\nint y = f();");

        assertThat(Notebooks.reads(plan.steps().getLast())).containsExactly("rate a");
    }

    @Test
    void keepsAllThatCanBeStoredOfAStepThatNothingReads() {
        var flow = notebooks.flow(
                "//| step: a\nint x = Math.abs(-1);\nvar t = new Thread(() -> {});\nRunnable r = () -> {};\n"
                        + "var in = new ByteArrayInputStream(new byte[0]);\nvar o = new Object() { int q = 1; };\nx + 1");

        assertThat(Notebooks.writes(flow.plan().steps().getFirst())).containsExactly("x");
        assertThat(Notebooks.problems(flow)).containsExactly("1 not-kept", "1 not-kept", "1 not-kept", "1 not-kept");
    }

    @Test
    void keepAddsArtifacts() {
        var plan = notebooks.plan(
                "//| step: a\n//| keep: extra\nint x = Math.abs(-1);\nint extra = x;\nint not = 2;",
                "//| step: b\nint y = x;");

        assertThat(Notebooks.writes(plan.steps().getFirst())).containsExactly("x", "extra");
    }

    @Test
    void aForeachThatReadsWhatDiffersStandsWithin() {
        var plan = notebooks.plan(
                "//| step: make\n" + MAKE,
                "//| step: a\n//| foreach: i : xs\nvar ys = List.of(i, i + 1);",
                "//| step: b\n//| foreach: j : ys\nint k = j * i;",
                "//| step: c\n//| gather: k -> ks\nint n = ks.size();",
                "//| step: d\n//| gather: n -> ns, i -> is\nint total = ns.size() + is.size();");

        assertThat(plan.steps())
                .extracting(step -> step.fanOut().inherited())
                .containsExactly(null, null, "a", "a", null);
        assertThat(plan.steps().get(2).fanOut().loops()).containsExactly(new Loop("j", "ys", "Integer"));
        assertThat(Notebooks.reads(plan.steps().get(4))).containsExactly("ns c", "is a");
    }

    @Test
    void aStepMayReadItsOwnElementBesideTheListOfAll() {
        var plan = notebooks.plan(
                "//| step: make\n" + MAKE,
                "//| step: a\n//| foreach: i : xs\nint y = i + 1;",
                "//| step: b\n//| gather: y -> ys\nint share = 100 * y / ys.size();");

        assertThat(plan.steps().getLast().fanOut().inherited()).isEqualTo("a");
        assertThat(Notebooks.reads(plan.steps().getLast())).containsExactly("y a", "ys a");
    }

    @Test
    void fansOutRowMajorAndGathers() {
        var plan = notebooks.plan(
                "//| step: make\n" + MAKE + "\nvar words = List.of(\"a\", \"b\".strip());",
                "//| step: each\n//| foreach: w : words, i : xs\nvar pair = w + i;",
                "//| step: all\n//| gather: pair -> pairs, w -> ws\nint n = pairs.size() + ws.size();");

        var each = plan.steps().get(1);
        assertThat(each.fanOut().loops())
                .containsExactly(new Loop("w", "words", "String"), new Loop("i", "xs", "Integer"));
        assertThat(Notebooks.reads(each)).containsExactly("w foreach", "i foreach");
        assertThat(each.dependsOn()).containsExactly("make");
        var all = plan.steps().get(2);
        assertThat(all.fanOut().gathers()).containsExactly(new Gather("pair", "pairs"), new Gather("w", "ws"));
        assertThat(Notebooks.reads(all)).containsExactly("pairs each", "ws each");
        assertThat(all.reads().getFirst().type()).isEqualTo("List<String>");
        assertThat(Notebooks.writes(plan.steps().getFirst())).containsExactly("xs", "words");
        assertThat(Notebooks.writes(each)).containsExactly("pair");
    }

    @Test
    void inheritsTheFanOutOfWhatItReads() {
        var plan = notebooks.plan(
                "//| step: make\n" + MAKE,
                "//| step: each\n//| foreach: i : xs\nint square = i * i;",
                "//| step: after\nint cube = square * i;",
                "//| step: third\nint more = cube + 1;",
                "//| step: all\n//| gather: more -> mores\nint n = mores.size();",
                "//| step: once\nint m = n;");

        assertThat(plan.steps().stream().map(step -> step.fanOut().inherited()).toList())
                .containsExactly(null, null, "each", "each", null, null);
        assertThat(Notebooks.reads(plan.steps().get(2))).containsExactly("i each", "square each");
    }

    @Test
    void loopsOverParametersAndConstants() {
        var plan = notebooks.plan(
                "//| parameters\nint count = 3;\nList<Double> rates = List.of(0.1, 0.2);",
                "int fixed = 4;",
                "//| step: a\n//| foreach: i : count, r : rates\ndouble x = i * r;",
                "//| step: b\n//| foreach: k : fixed\nint y = k;");

        assertThat(names(plan)).containsExactly("start", "a", "b");
        assertThat(Notebooks.writes(plan.steps().getFirst())).containsExactly("fixed");
        assertThat(plan.step("a").orElseThrow().fanOut().loops())
                .containsExactly(new Loop("i", "count", "int"), new Loop("r", "rates", "Double"));
    }

    @Test
    void aStepThatChangesAnArtifactWritesItAnew() {
        var flow = notebooks.flow(
                "//| step: a\nint n = Math.abs(-1);", "//| step: b\nn = n + 1;", "//| step: c\nint m = n;");

        assertThat(Notebooks.reads(flow.plan().steps().get(1))).containsExactly("n a");
        assertThat(Notebooks.writes(flow.plan().steps().get(1))).containsExactly("n");
        assertThat(Notebooks.reads(flow.plan().steps().get(2))).containsExactly("n b");
        assertThat(Notebooks.problems(flow)).containsExactly("2 changes-artifact");
    }

    @Test
    void settingsComeFromDirectives() {
        var plan = notebooks.plan(
                "//| step: a\n//| resources: cpu=2, memory=1GB, gpu=1\n//| retry: 3\n//| timeout: 90s\n"
                        + "//| catch: error\n//| cache: off\nint x = Math.abs(1);",
                "//| step: b\nvar e = error;");

        assertThat(plan.steps().getFirst().settings())
                .isEqualTo(new Settings(2.0, 1L << 30, 1, 3, Duration.ofSeconds(90), "error", false, List.of()));
        assertThat(Notebooks.writes(plan.steps().getFirst())).containsExactly("error");
    }

    @Test
    void defaultsAreJsonOfTheirTypes() {
        var plan = notebooks.plan(
                "enum Mode { FAST, SLOW }\nrecord Grid(int size, List<Double> rates, Mode mode) {}",
                DEFAULTS,
                "//| step: a\nint x = n + list.size() + boxed;");

        assertThat(plan.parameters().stream()
                        .map(parameter -> parameter.name() + " " + parameter.defaultValue())
                        .toList())
                .containsExactly(
                        "n 1440",
                        "seed 7",
                        "rate -0.001",
                        "on true",
                        "c x",
                        "name a1",
                        "none null",
                        "mode SLOW",
                        "list [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]",
                        "empty []",
                        "map {a=1.5}",
                        "grid {size=3, rates=[0.5], mode=FAST}",
                        "day 2026-01-02",
                        "weekday MONDAY",
                        "boxed 4");
        assertThat(plan.parameters().get(7).choices()).containsExactly("FAST", "SLOW");
        assertThat(Notebooks.reads(plan.steps().getFirst()))
                .containsExactly("n parameters", "list parameters", "boxed parameters");
    }

    private static List<String> names(Plan plan) {
        return plan.steps().stream().map(Step::name).toList();
    }
}
