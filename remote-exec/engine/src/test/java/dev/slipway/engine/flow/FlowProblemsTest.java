package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Document;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowProblemsTest {
    private static final String MAKE = "//| step: make\nvar xs = IntStream.range(0, 3).boxed().toList();";

    private Notebooks notebooks;

    @BeforeAll
    void open() {
        notebooks = Notebooks.plain();
    }

    @AfterAll
    void close() {
        notebooks.close();
    }

    @Test
    void readingALaterStepNamesBoth() {
        var problem = only("//| step: a\nint y = total + 1;", "//| step: b\nint total = Math.abs(2);");

        assertThat(problem.code()).isEqualTo("reads-later-step");
        assertThat(problem.message()).contains("Step a", "cell 1", "`total`", "step b", "cell 2");
    }

    @Test
    void readingALaterStepThroughAMethodIsToldToo() {
        var problems = notebooks.compile(
                "int f() { return total; }", "//| step: a\nint y = f();", "//| step: b\nint total = Math.abs(2);");

        assertThat(problems).isInstanceOf(Compiled.Refused.class);
        assertThat(problems.problems().getFirst().message())
                .containsIgnoringCase("cell 2")
                .contains("total", "cell 3");
    }

    @Test
    void readingWhatOnlyASkippedCellDefinesNamesBoth() {
        var problem = only("//| skip\nint x = Math.abs(1);", "//| step: a\nint y = x;");

        assertThat(problem.code()).isEqualTo("reads-skipped");
        assertThat(problem.message()).contains("Cell 2", "cell 1", "`x`");
    }

    @Test
    void aCellWithTestsIsNotPartOfTheFlow() {
        var step = "//| step: a\nint x = Math.abs(1);";

        assertThat(notebooks.plan(step, "@Test void isOne() { assert x == 1; }").hash())
                .isEqualTo(notebooks.plan(step).hash());
    }

    @Test
    void whatOnlyACellWithTestsDefinesIsNotInTheFlow() {
        var problem = only("int one() { return 1; }\n@Test void isOne() {}", "//| step: a\nint y = one();");

        assertThat(problem.message())
                .endsWith("`one`, which only cell 1 defines, and cell 1 has tests, which a flow leaves out.");
        assertThat(problem.hint()).startsWith("Keep the tests of cell 1 in a cell of their own");
    }

    @Test
    void aSkippedCellDoesNotShadow() {
        var plan = notebooks.plan(
                "//| step: a\nint x = Math.abs(1);", "//| skip\nint x = Math.abs(99);", "//| step: b\nint y = x;");

        assertThat(Notebooks.reads(plan.steps().getLast())).containsExactly("x a");
    }

    @Test
    void aDisabledCellIsAsIfItWereNotThere() {
        var with = disabled(
                1, "//| step: a\nint x = Math.abs(1);", "//| step: off\nint z = x;", "//| step: b\nint y = x;");
        var without = notebooks.plan("//| step: a\nint x = Math.abs(1);", "//| step: b\nint y = x;");

        var flow = (Compiled.Flow) notebooks.compile(with);

        assertThat(flow.plan().hash()).isEqualTo(without.hash());
        assertThat(flow.plan().steps()).hasSize(2);
        assertThat(Notebooks.problems(flow)).containsExactly("2 disabled-cell");
    }

    @Test
    void readingWhatADisabledCellDefinesSaysSo() {
        var with = disabled(
                0,
                "//| step: a\nint x = Math.abs(1), n = 3;\nint twice(int of) { int inner = of; return of + inner; }",
                "//| step: b\nint y = n + twice(2);\nint z = inner;");

        var problems = notebooks.compile(with).problems();

        assertThat(problems.stream().map(Problem::message))
                .contains(
                        "Cell 2, line 2: cannot find symbol: variable n. Cell 1, which defines n, is disabled.",
                        "Cell 2, line 2: cannot find symbol: method twice(int). Cell 1, which defines twice, is disabled.",
                        "Cell 2, line 3: cannot find symbol: variable inner.");
    }

    private static Document disabled(int cell, String... sources) {
        var document = Notebooks.document(sources);
        var cells = new ArrayList<>(document.cells());
        cells.set(cell, cells.get(cell).withMetadata("{\"slipway\": {\"disabled\": true}}"));
        return document.withCells(cells);
    }

    @Test
    void whatCannotBeStoredNamesVariableTypeAndCell() {
        var problem = only("//| step: a\nvar t = new Thread(() -> {});", "//| step: b\nt.start();");

        assertThat(problem.code()).isEqualTo("unstorable");
        assertThat(problem.message()).contains("`t`", "Thread", "cell 1", "step b");
    }

    @Test
    void fanOutsDoNotMix() {
        assertThat(codes(
                        MAKE,
                        "//| step: a\n//| foreach: i : xs\nint y = i;",
                        "//| step: b\n//| foreach: j : xs\nint z = j;",
                        "//| step: c\nint k = y + z;"))
                .containsExactly("4 mixed-fan-outs");
        assertThat(only(
                                MAKE,
                                "//| step: a\n//| foreach: i : xs\nint y = i;",
                                "//| step: b\n//| foreach: j : xs\nint z = j;",
                                "//| step: c\nint k = y + z;")
                        .message())
                .contains("`y` of step a (one for each i)", "`z` of step b (one for each j)");
    }

    @Test
    void aLoopOverNothingIsWarnedOf() {
        var flow = notebooks.flow(
                "//| parameters\nList<String> places = List.of();\nint n = 0;",
                "//| step: a\n//| foreach: place : places\nint y = place.length();",
                "//| step: b\n//| foreach: i : n\nint z = i;",
                "//| step: c\nvar xs = new ArrayList<Integer>();\nxs.add(1);",
                "//| step: d\n//| foreach: x : xs\nint w = x;");

        assertThat(Notebooks.problems(flow)).containsExactly("2 empty-foreach", "3 empty-foreach");
        assertThat(flow.problems().getFirst().message()).contains("cell 2, line 2", "`places`", "cell 1", "step a");
    }

    @Test
    void thereMustBeSomethingToGather() {
        assertThat(codes(MAKE, "//| step: b\n//| gather: xs -> all\nint k = all.size();"))
                .containsExactly("2 nothing-to-gather");
    }

    @Test
    void aFanOutMustNotChangeWhatItsTasksShare() {
        assertThat(codes("//| step: make\nint n = Math.abs(3);", "//| step: a\n//| foreach: i : n\nn += i;"))
                .contains("2 change-in-fan-out");
    }

    @Test
    void aStaticFieldCarriesNothingFromStepToStep() {
        var counter = "class Counter { static int n = 0; static final List<String> LOG = new ArrayList<>();"
                + " static final Map<Integer, Integer> MEMO = new HashMap<>();"
                + " static int next() { return ++n; }"
                + " static int square(int x) { return MEMO.computeIfAbsent(x, y -> y * y); } }";
        var problem = only(counter, "//| step: a\nint x = Counter.next();", "//| step: b\nint y = Counter.n;");

        assertThat(problem.code()).isEqualTo("static-state");
        assertThat(problem.message())
                .isEqualTo("Step a (cell 1) changes the static field Counter.n, which step b (cell 3) would not see:"
                        + " each task has classes of its own.");
        assertThat(problem.hint()).contains("var n = …;");
        assertThat(codes(counter, "//| step: a\nCounter.LOG.add(\"a\");", "//| step: b\nint y = Counter.LOG.size();"))
                .containsExactly("2 static-state");
        assertThat(codes(counter, MAKE, "//| step: a\n//| foreach: i : xs\nint x = i + Counter.next();"))
                .containsExactly("1 static-state");
        assertThat(codes(counter, "//| step: a\nint x = Counter.square(3);", "//| step: b\nint y = Counter.square(4);"))
                .isEmpty();
        assertThat(codes(counter, "//| step: a\nint x = Counter.next() + Counter.next();", "//| step: b\nint y = x;"))
                .isEmpty();
    }

    @Test
    void whatTheProcessHasOnceForAllCarriesNothingEither() {
        assertThat(codes(
                        "//| step: a\nLocale.setDefault(Locale.GERMANY);",
                        "//| step: b\nString y = String.format(\"%.1f\", 1.5);"))
                .containsExactly("1 process-state");
        assertThat(codes(
                        "//| step: a\nSystem.setProperty(\"mode\", \"x\");",
                        "//| step: b\nString y = System.getProperty(\"mode\");"))
                .containsExactly("1 process-state");
        assertThat(codes("//| step: a\nSystem.setProperty(\"mode\", \"x\");", "//| step: b\nint y = Math.abs(1);"))
                .isEmpty();
    }

    @Test
    void unknownNamesNameTheNearest() {
        var problem = only("//| step: a\n//| keep: totle\nint total = Math.abs(1);");

        assertThat(problem.code()).isEqualTo("unknown-artifact");
        assertThat(problem.hint()).contains("total");
    }

    @Test
    void defaultsMustBeConstant() {
        var problem = only("//| parameters\nlong now = System.nanoTime();", "//| step: a\nlong x = now;");

        assertThat(problem.code()).isEqualTo("parameter-default");
        assertThat(problem.message()).contains("`now`", "cell 1", "line 2");
    }

    @Test
    void relativeFilesAreUntracked() {
        assertThat(codes("//| step: a\nvar lines = Files.readAllLines(Path.of(\"data/x.csv\"));"))
                .containsExactly("1 untracked-file");
        assertThat(codes("//| step: a\nvar f = new File(\"x.txt\");\nlong n = f.length();"))
                .contains("1 untracked-file");
        assertThat(codes(
                        "List<String> read() throws IOException { return Files.readAllLines(Paths.get(\"data\", \"y\")); }",
                        "//| step: a\nvar lines = read();"))
                .containsExactly("1 untracked-file");
        assertThat(codes("//| step: a\nFiles.writeString(Path.of(\"out.txt\"), \"x\");\nint x = Math.abs(1);"))
                .isEmpty();
        assertThat(codes("//| step: a\nvar lines = Files.readAllLines(dataset(\"data/x.csv\"));"))
                .isEmpty();
        assertThat(codes(
                        "//| skip\nvar lines = Files.readAllLines(Path.of(\"x\"));",
                        "//| step: a\nint x = Math.abs(1);"))
                .isEmpty();
    }

    @Test
    void untrackedReadsStopReuse() {
        var flow = notebooks.flow("//| step: a\nvar in = new URI(\"http://x.y\").toURL().openStream().readAllBytes();");

        assertThat(Notebooks.problems(flow)).containsExactly("1 untracked-read");
        assertThat(flow.plan().steps().getFirst().settings().reusable()).isFalse();
    }

    @Test
    void magicsAreForNotebooks() {
        assertThat(codes("//| step: a\n%time int x = 1;")).containsExactly("1 magic-in-step");
    }

    @Test
    void aForeachStartsItsStep() {
        assertThat(codes(MAKE, "//| foreach: i : xs\nint y = i;")).contains("2 misplaced-foreach");
    }

    @Test
    void directivesOfOneStepAgree() {
        assertThat(codes("//| step: a\n//| retry: 1\nint x = Math.abs(1);", "//| retry: 2\nint y = x;"))
                .containsExactly("2 repeated-directive");
    }

    @Test
    void temporariesBelongToTheirStep() {
        assertThat(notebooks.compile("//| step: a\nMath.abs(-4)", "//| step: b\nint y = $1;"))
                .isInstanceOf(Compiled.Refused.class);
    }

    @Test
    void problemsComeInDocumentOrder() {
        assertThat(codes(
                        "//| step: a\n//| keep: nope\nint x = Math.abs(1);",
                        "//| step: b\nvar lines = Files.readAllLines(Path.of(\"x\"));\n",
                        "//| step: c\n//| keep: nope\nint y = x;"))
                .containsExactly("1 unknown-artifact", "3 unknown-artifact");
    }

    private List<String> codes(String... cells) {
        return notebooks.problems(cells);
    }

    private Problem only(String... cells) {
        var compiled = notebooks.compile(cells);
        assertThat(compiled).isInstanceOf(Compiled.Refused.class);
        var codes = Notebooks.problems(compiled);
        assertThat(codes).hasSize(1);
        return compiled.problems().stream()
                .filter(problem -> codes.getFirst().endsWith(problem.code()))
                .findFirst()
                .orElseThrow();
    }
}
