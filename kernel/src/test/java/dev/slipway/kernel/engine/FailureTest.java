package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Outcome.Frame;
import dev.slipway.kernel.protocol.Outcome.Threw;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forgetAll() {
        kernel.forgetAll();
    }

    private static List<String> places(Threw threw) {
        return threw.frames().stream().map(FailureTest::place).toList();
    }

    private static String place(Frame frame) {
        return (frame.cellIndex() + 1) + ":" + frame.line() + " " + frame.method();
    }

    @Test
    void anImportStaysAsLongAsACellHasIt() {
        kernel.value(1, "import java.awt.Point;\nint y = 1;");
        kernel.value(2, "import java.awt.Point;\nint x = 1;");

        assertThat(kernel.refusal(4, "import java.awt.Point;\nimport nope.X;")).isNotEmpty();
        kernel.value(2, "int x = 2;");
        assertThat(kernel.value(3, "new Point(1, 2).x")).isEqualTo("1");

        kernel.value(5, "import java.awt.Point;");
        kernel.value(1, "int y = 2;");
        assertThat(kernel.value(3, "new Point(3, 2).x")).isEqualTo("3");

        kernel.engine.forget(new CellId("c5"));
        assertThat(kernel.refusal(3, "new Point(1, 2).x")).isNotEmpty();
    }

    @Test
    void aCellThatRepeatsAUsualImportTakesItFromNobodyWhenItFailsOrGoes() {
        assertThat(kernel.refusal(1, "import java.util.*;\nimport nope.X;")).isNotEmpty();
        assertThat(kernel.value(2, "List.of(1)")).isEqualTo("[1]");

        kernel.value(3, "import  java.util.*;\nint q = 1;");
        kernel.value(3, "int q = 2;");
        assertThat(kernel.value(2, "List.of(q)")).isEqualTo("[2]");
    }

    @Test
    void aNullIsToldByTheNamesThatTheCellHas() {
        kernel.value(
                1, "int length(String word) { return word.length(); }\nString none = null;\nrecord R(String s) {}");

        assertThat(kernel.failure(2, "length(null)").message()).contains("because \"word\" is null");
        assertThat(kernel.failure(2, "{ String local = null; local.length(); }").message())
                .contains("because \"local\" is null");
        assertThat(kernel.failure(2, "Stream.of(none).map(x -> x.length()).toList()")
                        .message())
                .contains("because \"x\" is null");
        assertThat(kernel.failure(2, "none.length()").message()).contains("because \"none\" is null");
        assertThat(kernel.failure(2, "new R(null).s().length()").message()).contains("\"R.s()\" is null");
    }

    @Test
    void whatTheKernelThrowsPointsToTheCellThatCalledIt() {
        var threw = kernel.failure(1, "int x = 1;\nmetric(\"m\", 1.0, -1);");

        assertThat(places(threw)).containsExactly("1:2 ");
        assertThat(threw.traceback()).noneMatch(line -> line.contains("slipway.kernel"));
    }

    @Test
    void aByteOrderMarkBeforeACellIsNoError() {
        assertThat(kernel.value(1, "\uFEFFint marked = 2;\nmarked")).isEqualTo("2");
    }

    @Test
    void aPastedCharacterIsNamedWithWhatToType() {
        assertThat(kernel.run(1, "System.out.println(“hi”);"))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.sentence())
                                        .isEqualTo(
                                                "illegal character: '\\u201c'. Java does not know “ (left double quotation mark):"
                                                        + " type \" instead.")));
    }

    @Test
    void anExceptionPointsToTheCellsOwnLine() {
        var threw =
                kernel.failure(1, "// a comment\n\nint zero = 0;\nint x = 2 *\n    Math.floorMod(1,\n        zero);\n");

        assertThat(threw.type()).isEqualTo("java.lang.ArithmeticException");
        assertThat(threw.message()).isEqualTo("/ by zero");
        assertThat(places(threw)).containsExactly("1:5 ");
        assertThat(threw.traceback().getFirst()).isEqualTo("java.lang.ArithmeticException: / by zero");
        assertThat(threw.traceback().getLast()).isEqualTo("    at cell 1, line 5");
    }

    @Test
    void framesOfMethodsOfOtherCellsAreThere() {
        kernel.value(1, "int half(int n) {\n    return n / 0;\n}");
        kernel.value(2, "\n\nint twice(int n) {\n    int h = half(n);\n    return h * 4;\n}");

        assertThat(places(kernel.failure(3, "var a = 1;\nvar b = twice(a);")))
                .containsExactly("1:2 half", "2:4 twice", "3:2 ");
    }

    @Test
    void linesInLambdasAndClassesAreTheCellsOwn() {
        var source = """
                record P(int x) {
                    P {
                        if (x < 0) throw new IllegalArgumentException("negative");
                    }
                    int over(int n) {
                        return x / n;
                    }
                }
                class Outer { class Inner {
                    void boom() {
                        List.of(1, 2).forEach(i ->
                            new P(5).over(0));
                    } } }
                """;
        kernel.value(1, source);

        assertThat(places(kernel.failure(2, "new P(-1);"))).containsExactly("1:3 P", "2:1 ");
        assertThat(places(kernel.failure(3, "var o = new Outer();\no.new Inner().boom();")))
                .containsExactly("1:6 over", "1:12 boom", "1:11 boom", "3:2 ");
        assertThat(places(kernel.failure(4, "Stream.of(1, 2)\n  .map(i ->\n     i / 0)\n  .toList()")))
                .containsExactly("4:3 ", "4:4 ");
    }

    @Test
    void anExceptionOfTheCellsOwnHasItsSimpleName() {
        var threw = kernel.failure(
                1, "class Broken extends Exception { Broken(String m) { super(m); } }\nthrow new Broken(\"so\");");

        assertThat(threw.type()).isEqualTo("Broken");
        assertThat(threw.traceback().getFirst()).isEqualTo("Broken: so");
        assertThat(places(threw)).containsExactly("1:2 ");
    }

    @Test
    void aNullIsToldByTheNameOfItsVariable() {
        var failure = kernel.failure(1, "Integer none = null; int i = none;");

        assertThat(failure.message()).endsWith("because \"none\" is null");
    }

    @ParameterizedTest
    @CsvSource({
        "LocalDate d = null;,Add import java.time.LocalDate;",
        "DecimalFormat f = null;,Add import java.text.DecimalFormat;",
        "break;,A cell is no body of a loop",
        "int i = switch (5L) { case long q -> 1; };,Cells are compiled without preview features",
    })
    void theCompilersWordsComeWithWhatToDo(String source, String hint) {
        var outcome = (Outcome.Rejected) kernel.run(1, source);

        assertThat(outcome.problems().getFirst().hint()).startsWith(hint);
    }

    @Test
    void anAnnotationThatIsWrongIsToldAndDoesNotWait() {
        assertThat(kernel.refusal(1, """
                import java.lang.annotation.*;
                @Target(ElementType.TYPE) @Repeatable(Marks.class) @interface Mark {}
                @interface Marks { Mark[] value(); }"""))
                .singleElement()
                .asString()
                .startsWith("2:27 containing annotation interface (Marks)");
    }

    @Test
    void causesAreTold() {
        kernel.value(1, "void f() { throw new IllegalStateException(\"inner\"); }");

        var threw = kernel.failure(
                2, "try { f(); }\ncatch (Exception e) {\n  throw new RuntimeException(\"outer\", e);\n}");

        assertThat(threw.traceback())
                .startsWith(
                        "java.lang.RuntimeException: outer",
                        "    at cell 2, line 3",
                        "Caused by: java.lang.IllegalStateException: inner");
    }

    @Test
    void anExceptionOfAnotherThreadPointsToItsLine() {
        assertThat(places(kernel.failure(1, "CompletableFuture.supplyAsync(() -> {\n  return 1 / 0;\n}).get()")))
                .contains("1:2 ");
    }

    @Test
    void anExceptionThatTellsNothingIsTold() {
        var silent = kernel.failure(1, """
                class Silent extends RuntimeException {
                    Silent() { super("why"); }
                    public StackTraceElement[] getStackTrace() { return null; }
                    public Throwable getCause() { throw new IllegalStateException(); }
                }
                throw new Silent();
                """);

        assertThat(silent.type()).isEqualTo("Silent");
        assertThat(silent.message()).isEqualTo("why");
        assertThat(kernel.failure(2, "throw new Error(\"nameless\") {};").type())
                .isEqualTo("java.lang.Error");
    }

    @Test
    void aStackOverflowIsShort() {
        var threw = kernel.failure(1, "int down(int n) {\n  return down(n + 1);\n}\ndown(0)");

        assertThat(threw.type()).isEqualTo("java.lang.StackOverflowError");
        assertThat(threw.traceback()).hasSizeLessThan(10).anyMatch(line -> line.contains("times more"));
        assertThat(places(threw)).contains("1:2 down");
    }

    @Test
    void outOfMemoryIsTheCellsError() {
        var threw = kernel.failure(1, "var big = new long[Integer.MAX_VALUE - 8];");

        assertThat(threw.type()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(kernel.value(2, "1 + 1")).isEqualTo("2");
    }

    @Test
    void aFullHeapIsTheCellsError() {
        var threw = kernel.failure(
                1, "var hoard = new ArrayList<Object>();\nwhile (true) hoard.add(new byte[10_000_000]);");

        assertThat(threw.type()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(kernel.value(2, "hoard = null;\n1 + 1")).isEqualTo("2");
    }

    @Test
    void aNameThatNothingDefinesIsToldWhenItIsUsed() {
        kernel.value(1, "int later() { return nowhere + 1; }");

        var threw = kernel.failure(2, "later()");

        assertThat(threw.type()).isEqualTo("UnresolvedReference");
        assertThat(threw.message()).isEqualTo("later of cell 1 uses variable nowhere, which no cell has defined");
    }

    @Test
    void allProblemsOfACellAreTold() {
        assertThat(kernel.refusal(1, "int a = \"x\";\n\nint b = a + 1;\n  zork();\nint c = 5 +;\nint d = 1;"))
                .containsExactly(
                        "1:9 incompatible types: java.lang.String cannot be converted to int",
                        "4:3 cannot find symbol: method zork()",
                        "5:12 illegal start of expression");
    }

    @Test
    void aCellThatDoesNotCompileRunsNothing() {
        kernel.value(1, "int runs = 0;");

        kernel.refusal(2, "runs++;\nint x = missing;");

        assertThat(kernel.value(3, "runs")).isEqualTo("0");
    }

    @Test
    void anErrorInTheMiddleOfALongMethodHasItsLineAndColumn() {
        assertThat(kernel.refusal(1, "int f(int x) {\n    int y = x;\n    String s = y;\n    return y;\n}"))
                .containsExactly("3:16 incompatible types: int cannot be converted to java.lang.String");
    }

    @Test
    void whatWaitsForALaterCellIsRefusedWhereItIsUsed() {
        kernel.run(1, "class A extends B {\n}");

        assertThat(kernel.refusal(2, "new A()"))
                .containsExactly("1:5 A waits for class B, which no cell has defined: cell 1 declares it");
        kernel.run(3, "class B { int x = 4; }");
        assertThat(kernel.value(2, "new A().x")).isEqualTo("4");
    }

    @Test
    void directiveErrorsAreProblems() {
        assertThat(kernel.refusal(1, "//| stepp: train\nint a = 1;"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("1:");
    }

    @Test
    void anUnfinishedCellIsRefused() {
        assertThat(kernel.refusal(1, "for (int i = 0; i < 3; i++) {"))
                .containsExactly("1:30 reached end of file while parsing");
    }

    @Test
    void mutualReferencesWithinACellWork() {
        assertThat(kernel.value(1, """
                sealed interface Shape permits Circle, Square {}
                record Circle(double r) implements Shape {}
                record Square(double s) implements Shape {}
                boolean even(int n) { return n == 0 || odd(n - 1); }
                boolean odd(int n) { return n != 0 && even(n - 1); }
                Shape s = new Square(2);
                var area = switch (s) { case Circle c -> 3 * c.r(); case Square q -> q.s() * q.s(); };
                even(10) + " " + area
                """)).isEqualTo("true 4.0");
    }
}
