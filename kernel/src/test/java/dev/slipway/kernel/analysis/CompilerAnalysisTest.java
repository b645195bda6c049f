package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.problem.Place;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompilerAnalysisTest {
    private CompilerAnalysis analysis;

    @BeforeAll
    void open() {
        analysis = CompilerAnalysis.create(Cells.classPath());
    }

    @AfterAll
    void close() {
        analysis.close();
    }

    @Test
    void saysNothingOfAnEmptyNotebook() {
        var found = analyse();

        assertThat(found.graph()).isEqualTo(new CellGraph(java.util.List.of(), java.util.List.of()));
        assertThat(found.bindings()).isEmpty();
    }

    @Test
    void bindsToTheNearestDefinitionAbove() {
        var found = analyse("int x = 1;", "int y = x;", "int x = 2;", "int z = x + y;");

        assertThat(Cells.bindings(found)).containsExactly("2 reads x of 1", "4 reads x of 3", "4 reads y of 2");
        assertThat(found.changes()).isEmpty();
    }

    @Test
    void bindsABodyWhenItRuns() {
        var found = analyse("int x = 1;", "int f() { return x; }", "int a = f();", "int x = 2;", "int b = f();");

        assertThat(Cells.bindings(found))
                .containsExactly("3 reads f of 2", "3 reads x of 1", "5 reads f of 2", "5 reads x of 4");
    }

    @Test
    void aCellWithTestsReadsWhatTheyRead() {
        var found = analyse("int x = 1;", "int f() { return x; }", "@Test void isOne() { assert f() == 1; }");

        assertThat(Cells.problems(found)).isEmpty();
        assertThat(Cells.bindings(found)).containsExactly("3 reads f of 2", "3 reads x of 1");
    }

    @Test
    void followsForwardReferences() {
        var found =
                analyse("int f() { return later() + n; }", "int n = 1;", "int later() { return 2; }", "int a = f();");

        assertThat(Cells.bindings(found))
                .containsExactlyInAnyOrder("4 reads f of 1", "4 reads later of 3", "4 reads n of 2");
        assertThat(Cells.problems(found)).isEmpty();
    }

    @Test
    void tellsWhatACellAssigns() {
        var found = analyse("int n = 0;", "void bump() { n++; }", "for (int i = 0; i < 3; i++) n += i;", "bump();");

        assertThat(Cells.changes(found)).containsExactly("3 assigned n of 1", "4 assigned n of 1");
    }

    @Test
    void placesCompileErrorsAndGoesOn() {
        var found = analyse("int a = 1;", "int b = 1;\nint c = a + nope;\nint d = b;", "int e = a + c;", "int f = a;");

        assertThat(Cells.problems(found)).containsExactly("2:2:13 compile-error", "3:1:13 needs-broken-cell");
        assertThat(found.graph().problems().getFirst().message())
                .isEqualTo("Cell 2, line 2: cannot find symbol: variable nope.");
        assertThat(Cells.bindings(found)).contains("4 reads a of 1");
    }

    @Test
    void takesARecordWhoseConstructorSaysNothingOfItsAccess() {
        var found =
                analyse("record Age(int years) { Age { if (years < 0) throw new AssertionError(); } }", "new Age(3)");

        assertThat(found.graph().problems()).isEmpty();
        assertThat(found.graph().cells().get(1).reads()).containsExactly("Age");
    }

    @Test
    void placesAnErrorBehindSuchAConstructor() {
        var found = analyse("record Age(int years) { Age { if (years < 0) throw new Oops(); } }");

        assertThat(found.graph().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("Oops");
            assertThat(problem.place()).extracting(Place::column).isEqualTo(56);
        });
    }

    @Test
    void namesBothCellsOfAReadBeforeItsDefinition() {
        var found = analyse("int a = total;", "int total = 2;");

        assertThat(Cells.problems(found)).containsExactly("1:1:9 read-before-definition");
        assertThat(found.graph().problems().getFirst().message())
                .isEqualTo("Cell 1 reads total, which only cell 2 defines, below it.");
    }

    @Test
    void refusesALoopOverWhatIsNoCollection() {
        var found = analyse("double rate = 1;", "//| step: a\n//| foreach: r : rate\nvar twice = r;");

        assertThat(Cells.problems(found)).containsExactly("2:2:18 foreach-not-a-collection");
        assertThat(found.graph().problems().getFirst().message())
                .contains("rate")
                .contains("double");
    }

    @Test
    void refusesTheSameStepTwice() {
        var found = analyse("//| step: a\nint x = 1;", "//| step: a\nint y = 1;");

        assertThat(Cells.problems(found)).containsExactly("2:1:1 duplicate-step");
        assertThat(found.graph().problems().getFirst().message())
                .contains("Cell 1")
                .contains("cell 2");
    }

    @Test
    void refusesToRunAMethodBeforeWhatItNeedsIsDefined() {
        var found =
                analyse("int f() { return later(); }", "int a = 1;\nint b = f();", "int later() { return 1; }", "f();");

        assertThat(Cells.problems(found)).containsExactly("2:2:9 read-before-definition");
        assertThat(found.graph().problems().getFirst().message())
                .isEqualTo("Cell 2 runs f of cell 1, which needs later: only cell 3 defines it, below.");
    }

    @Test
    void refusesToReadAnObjectOfATypeThatIsNoMore() {
        var found =
                analyse("record R(int a) {}", "var r = new R(1);", "record R(int a, int b) {}", "r.a();", "var s = 1;");

        assertThat(Cells.problems(found)).containsExactly("4:1:1 outdated-value");
        assertThat(found.graph().problems().getFirst().message())
                .isEqualTo("Cell 4 uses r of cell 2, which was made before cell 3 changed what it depends on.");
    }

    @Test
    void refusesToRunAMethodThatNoLongerCompiles() {
        var found = analyse("int x = 1;", "int f() { return x; }", "f();", "String x = \"\";", "int y = f();");

        assertThat(Cells.problems(found)).containsExactly("5:1:9 outdated-value");
    }

    @Test
    void knowsWhichArtifactsCanBeGathered() {
        var fine = analyse(
                "//| step: a\nvar xs = List.of(1, 2);", "//| step: b\n//| foreach: x : xs\nint y = x * 2;",
                "//| step: c\nint z = y + 1;",
                        "//| step: d\n//| gather: y -> ys\n//| gather: z -> zs, x -> all\nys.size();");
        var wrong = analyse(
                "//| step: a\nvar xs = List.of(1, 2);",
                "//| step: d\n//| gather: xs -> ys\nys.size();",
                "//| step: e\n//| gather: sx -> ys\n");

        assertThat(Cells.problems(fine)).isEmpty();
        assertThat(Cells.problems(wrong)).containsExactly("2:2:1 nothing-to-gather", "3:2:13 unknown-artifact");
        assertThat(wrong.graph().problems().getLast().hint()).isEqualTo("Did you mean xs?");
    }

    @Test
    void takesThreeHundredCells() {
        var sources = new String[300];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = i == 0 ? "int v0 = 1;" : "int v" + i + " = v" + (i - 1) + " + 1;";
        }
        var before = analyse(sources);
        sources[150] = "int v150 = v0 + v149;";
        var after = analyse(sources);

        assertThat(before.bindings()).hasSize(299);
        assertThat(after.bindings()).hasSize(300);
        assertThat(Cells.bindings(after))
                .contains("151 reads v0 of 1", "151 reads v149 of 150", "152 reads v150 of 151");
        assertThat(after.graph().problems()).isEmpty();
    }

    @Test
    void answersSeveralAtOnce() throws Exception {
        try (var pool = Executors.newFixedThreadPool(3)) {
            var one = pool.submit(() -> Cells.bindings(analyse("int a = 1;", "int b = a;")));
            var other = pool.submit(() -> Cells.bindings(analyse("int c = 1;", "", "int d = c;")));
            var none = pool.submit(() -> Cells.bindings(analyse("# prose")));

            assertThat(one.get(1, TimeUnit.MINUTES)).containsExactly("2 reads a of 1");
            assertThat(other.get(1, TimeUnit.MINUTES)).containsExactly("3 reads c of 1");
            assertThat(none.get(1, TimeUnit.MINUTES)).isEmpty();
        }
    }

    @Test
    void saysNothingAboveOfANameThatIsDeclaredAnewBelow() {
        var found = analyse(
                "List<Integer> a = List.of(1);",
                "var b = a.get(0);\nint f() { return a.size(); }",
                "int c = b + f();",
                "String a = \"\";");

        assertThat(Cells.problems(found)).isEmpty();
        assertThat(Cells.bindings(found)).contains("3 reads b of 2");
    }

    @Test
    void readsTheVariableAboveInADeclarationThatHidesIt() {
        assertThat(Cells.bindings(analyse("int x = 5;", "int x = x + 1;"))).containsExactly("2 reads x of 1");
        assertThat(Cells.problems(analyse("Integer x = 5;", "int x = x + 1;"))).containsExactly("2:1:5 reads-itself");
    }

    @Test
    void tellsChangesOfALoopVariableAndOfWhatItIsAnElementOf() {
        var found = analyse(
                "//| step: a\nvar xs = List.of(new int[] {1});",
                "//| step: b\n//| foreach: x : xs\nx[0]++;\nx = new int[0];");

        assertThat(Cells.changes(found))
                .containsExactlyInAnyOrder("2 in_place x of 2", "2 in_place xs of 1", "2 assigned x of 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var c = new Nope();",
                "new Nope(1).go();",
                "List.of(1).forEach(x -> nope(x));",
                "if (Math.abs(1) > 0) {} else nope();",
                "var b = 1 > nope();",
                "throw nope;"
            })
    void whatNothingDefinesIsAnErrorWhereverItStands(String source) throws Exception {
        assertThat(analysis.analyse(Cells.of(source)).graph().problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message()).containsIgnoringCase("nope"));
    }

    @Test
    void refusesANameThatALoopReadsAndDeclaresAnew() {
        var found = analyse(
                "//| step: a\nint n = 1;\nint[] xs = {1, 2};",
                "//| step: b\n//| foreach: x : xs\nint y = n + x;",
                "int n = y;",
                "//| step: c\nint n = y;");

        assertThat(Cells.problems(found)).containsExactly("3:1:1 redeclared-in-loop");
    }

    private Analysis analyse(String... sources) {
        return analysis.analyse(Cells.of(sources));
    }
}
