package dev.slipway.kernel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JShellReplayerTest {
    private JShellReplayer replayer;

    @BeforeAll
    void open() {
        replayer = JShellReplayer.create(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }

    @AfterAll
    void close() {
        replayer.close();
    }

    @Test
    void givesNothingForAnEmptyNotebook() {
        assertThat(replayer.replay(List.of(), List.of()).cells()).isEmpty();
    }

    @Test
    void tellsKindsNamesAndTypes() {
        var cell = replay(
                        "import java.time.*;",
                        "int a = 1, b;\nList<String> f() { return null; }\nrecord R(int x) {}\nvar l = f();\nl.size();\nfor (int i = 0; i < 3; i++) a += i;\na + 1")
                .cells()
                .get(1);

        assertThat(cell.snippets())
                .extracting(ReplayedSnippet::kind)
                .containsExactly(
                        Kind.VARIABLE,
                        Kind.VARIABLE,
                        Kind.METHOD,
                        Kind.TYPE,
                        Kind.VARIABLE,
                        Kind.EXPRESSION,
                        Kind.STATEMENT,
                        Kind.EXPRESSION);
        assertThat(cell.snippets())
                .filteredOn(one -> one.kind() != Kind.EXPRESSION)
                .extracting(ReplayedSnippet::name)
                .containsExactly("a", "b", "f", "R", "l", "");
        assertThat(cell.snippets().get(4).javaType()).isEqualTo("List<String>");
        assertThat(cell.snippets().getLast().javaType()).isEqualTo("int");
        assertThat(cell.snippets().getLast().span().line()).isEqualTo(7);
    }

    @Test
    void tellsConstantsFromWhatIsComputed() {
        var cell = replay(
                        "int a = 2 * 3; String s = \"x\" + 1; boolean t = !false; double d = 1; Integer i = 4;"
                                + " int none; String nothing = null; var l = List.of(); int b = a; long now = System.nanoTime();")
                .cells()
                .getFirst();

        assertThat(cell.snippets())
                .filteredOn(ReplayedSnippet::constant)
                .extracting(ReplayedSnippet::name)
                .containsExactly("a", "s", "t", "d", "i");
    }

    @Test
    void putsInjectedSnippetsFirst() {
        var cell = replay("var xs = List.of(\"a\");", "//| step: s\n//| foreach: x : xs\nx.length()")
                .cells()
                .get(1);

        var loop = cell.snippets().getFirst();
        assertThat(loop.name()).isEqualTo("x");
        assertThat(loop.javaType()).isEqualTo("String");
        assertThat(loop.origin()).isEqualTo(Injection.Origin.LOOP);
        assertThat(loop.span().line()).isEqualTo(2);
    }

    @Test
    void runsAsWhatWasInForceAtEachCell() throws ReflectiveOperationException {
        var replay = replay(
                "int x = 1;",
                "int f() { return x * 10; }",
                "int g() { return f() + 1; }",
                "int a = g();",
                "int x = 2;",
                "int b = g();",
                "int f() { return x * 100; }",
                "int c = g();",
                "String x = \"qq\";",
                "int d = x.length();",
                "int late() { return later() * 2; }",
                "int later() { return 4; }",
                "int e = late();",
                "x += \"q\";",
                "int h = x.length(); record P(int v) { int twice() { return v * 2; } }",
                "int i = new P(4).twice();",
                "record P(int v) { int twice() { return v * 2; } int more() { return v; } }",
                "int j = new P(5).more();");

        assertThat(Execution.values(replay))
                .containsEntry("a", "11")
                .containsEntry("b", "21")
                .containsEntry("c", "201")
                .containsEntry("d", "2")
                .containsEntry("e", "8")
                .containsEntry("h", "3")
                .containsEntry("i", "8")
                .containsEntry("j", "5");
    }

    @Test
    void keepsClassesAsTheyStoodAtEachCell() {
        var replay = replay("int f() { return 1; }", "f()", "int f() { return 2; }", "f()");

        assertThat(replay.classesAt(1)).hasSize(2);
        assertThat(replay.classesAt(3)).hasSize(4);
    }

    @Test
    void givesTheCellsOwnLines() {
        var replay = replay(
                "int a = 1;", "# prose",
                "// a comment\n\nint f(int i) {\n  // more\n  return 10 /\n    i;\n}",
                        "int b = 1;\n\nint c =\n  f(b - 1);");

        assertThatThrownBy(() -> Execution.values(replay))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .satisfies(thrown -> assertThat(Stream.of(thrown.getStackTrace())
                                .limit(2)
                                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber()))
                        .containsExactly("cell 3:5", "cell 4:4"));
    }

    @Test
    void givesTheSameAfterEditsAsAtOnce() throws ReflectiveOperationException {
        replay("int a = 1;", "int b = a;", "int f() { return b; }", "int c = f();");
        var moved = replay("# prose", "int a = 1;", "int b = a + 5;", "int f() { return b; }", "int c = f();");
        var broken = replay("# prose", "int a = 1;", "int b = ", "int f() { return b; }", "int c = f();");
        var retyped = replay("# prose", "int a = 1;", "long b = a + 7;", "long f() { return b; }", "long c = f();");

        assertThat(Execution.values(moved)).containsEntry("c", "6");
        assertThat(broken.cells().get(1).problems()).hasSize(1);
        assertThat(Execution.values(retyped)).containsEntry("c", "8");
        assertThat(retyped.cells())
                .allSatisfy(cell -> assertThat(cell.problems()).isEmpty());
    }

    @Test
    void classesHaveTheSameNamesAfterEdits() throws ReflectiveOperationException {
        replayer.close(); // no names of other tests
        open();
        var before =
                names(replay("int a = 1;", "int f(int x) { return x + 1; }", "int b = f(a);", "record R(int x) {}"));
        for (int edit = 2; edit < 5; edit++) {
            var replay = replay(
                    "int a = 1;", "int f(int x) { return x + " + edit + "; }", "int b = f(a);", "record R(int x) {}");

            assertThat(names(replay)).as("edit " + edit).isEqualTo(before);
            assertThat(Execution.values(replay)).containsEntry("b", Integer.toString(1 + edit));
        }
    }

    private static List<String> names(Replay replay) {
        return replay.cells().stream()
                .flatMap(cell -> cell.classes().stream())
                .map(ReplayedClass::name)
                .toList();
    }

    @Test
    void aCellThatStaysKeepsItsClassesWhereTheirNamesAreGivenAgain() throws ReflectiveOperationException {
        var first = "int c = 9; int a = c + 1;";
        var again = "int c = 1; int a = c + 1;";
        var list = "int[] r = {1, 8, 3};";
        var record = "record R(int x, String s) { int sum() { return x + 5; } }";
        var other = "record R(int x, String s) { int sum() { return x + 3; } }";
        var kind = "enum E { X(1), Y(7); int w; E(int w) { this.w = w; } }";
        var op = "interface Op { int ap(int x); }";
        var code = "java.util.function.IntUnaryOperator o = x -> x * 6;";
        replay(first, record, list, again, op, code, other, "int[] r = {1, 7, 3};");
        replay(first, record, list, "a = 4", again, op, code, other, "int[] r = {1, 7, 3};");
        replay(first, record, kind, "a = 4", again, op, code, other, op);
        for (int edit = 0; edit < 4; edit++) {
            var replay = replay(first, kind, record, "a = " + edit, again, op, code, other, op);

            assertThat(Execution.values(replay)).as("edit " + edit).containsEntry("a", "2");
        }
    }

    @Test
    void knowsTypesAfterATypeIsGoneOrBroken() {
        replay("record R(int a) {}", "var r = new R(1);");
        var replay =
                replay("class R { int a = \"\"; }", "var xs = List.of(1);", "record R(int a) {}", "var r = new R(1);");

        assertThat(replay.cells().get(1).snippets().getFirst().javaType()).isEqualTo("List<Integer>");
        assertThat(replay.cells().get(3).snippets().getFirst().javaType()).isEqualTo("R");
    }

    @Test
    void typesThatNeedEachOtherSurviveAnEditAboveThem() {
        var family = "sealed interface Form permits Round, Square {}\nrecord Round(int r) implements Form {}\n"
                + "record Square(int a) implements Form {}";
        replay(family, "Form form = new Round(1);");

        var replay = replay("int a = 1;", family, "Form form = new Round(a);");

        assertThat(replay.cells())
                .allSatisfy(cell -> assertThat(cell.problems()).isEmpty());
    }

    private Replay replay(String... sources) {
        var cells = new ArrayList<SourceCell>();
        for (var source : sources) {
            var kind = source.startsWith("#") ? CellKind.MARKDOWN : CellKind.CODE;
            cells.add(new SourceCell(new CellId("c" + cells.size()), cells.size(), kind, source, List.of()));
        }
        return replayer.replay(cells, List.of());
    }
}
