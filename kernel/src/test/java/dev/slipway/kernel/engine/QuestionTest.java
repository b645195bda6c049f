package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completeness.Incomplete;
import dev.slipway.kernel.protocol.Completeness.Invalid;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.Variable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
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

    private static List<Completion.Item> items(String source) {
        return kernel.engine.complete(source, source.length()).items();
    }

    private static Inspection inspect(String source) {
        return kernel.engine.inspect(source, source.length()).orElseThrow();
    }

    @Test
    void typesOfTheClassPathAreFoundByTheirName() {
        kernel.value(1, "1");

        assertThat(kernel.engine.typesNamed("DayOfWeek")).contains("java.time.DayOfWeek");
        assertThat(kernel.engine.typesNamed("Nonexistent1")).isEmpty();
    }

    @Test
    void dotsWithNothingBetweenAreNoError() {
        for (int dots : new int[] {2, 3, 150, 299, 300}) {
            assertThatCode(() -> items(".".repeat(dots))).as("%d dots", dots).doesNotThrowAnyException();
        }
    }

    @Test
    void variablesHaveTypeValueAndCell() {
        kernel.value(2, "var names = List.of(\"a\", \"b\");\nint n = 3;");
        kernel.value(1, "String text = null;");

        var variables = kernel.engine.variables();

        assertThat(variables).extracting(Variable::name).containsExactly("names", "n", "text");
        assertThat(variables).extracting(Variable::type).containsExactly("List<String>", "int", "String");
        assertThat(variables).extracting(Variable::preview).containsExactly("[a, b]", "3", "null");
        assertThat(variables)
                .extracting(Variable::cell)
                .containsExactly(new CellId("c2"), new CellId("c2"), new CellId("c1"));
        assertThat(variables.getFirst().bytes()).isPositive();
    }

    @Test
    void aVariableThatNeverEndsItsToStringHidesNoOther() {
        kernel.value(
                1,
                "int first = 1;\nclass Slow { public String toString() { while (true) {} } }\nvar slow = new Slow();");

        assertThat(kernel.engine.variables()).extracting(Variable::preview).containsExactly("1", "…");
    }

    @Test
    void aRefusedVariableShowsItsOldValue() {
        kernel.value(1, "record C(int a) {}");
        kernel.value(2, "var c = new C(1);");
        kernel.value(1, "record C(int a, int b) {}");

        assertThat(kernel.engine.variables()).extracting(Variable::preview).containsExactly("C[a=1] (of the old C)");
    }

    @Test
    void forgettingACellForgetsItsVariables() {
        kernel.value(1, "int a = 1;\nint f() { return a; }\nrecord Gone(int x) {}");

        kernel.engine.forget(new CellId("c1"));

        assertThat(kernel.engine.variables()).isEmpty();
        assertThat(kernel.refusal(2, "a")).containsExactly("1:1 cannot find symbol: variable a");
        assertThat(kernel.refusal(2, "f()")).containsExactly("1:1 cannot find symbol: method f()");
        assertThat(kernel.refusal(2, "Gone g = null;")).containsExactly("1:1 cannot find symbol: class Gone");
        assertThat(kernel.value(3, "record Gone(int y) {}\nnew Gone(5).y()")).isEqualTo("5");
    }

    @Test
    void completionsAreBareNames() {
        assertThat(items("Math.ab"))
                .contains(new Completion.Item(
                        "abs", "method", "abs(double) : double, abs(float) : float, abs(int) : int, …"));
        var completion = kernel.engine.complete("int x = Math.ab", 15);
        assertThat(completion.start()).isEqualTo(13);
        assertThat(completion.end()).isEqualTo(15);
    }

    @Test
    void completionsKnowWhatCellsDefine() {
        kernel.value(
                1,
                "int myCount = 5;\nint twice(int x) { return 2 * x; }\nrecord Pt(int x, int y) {}\nvar pt = new Pt(1, 2);");

        assertThat(items("myC")).containsExactly(new Completion.Item("myCount", "variable", "int"));
        assertThat(items("twi")).containsExactly(new Completion.Item("twice", "method", "twice(int) : int"));
        assertThat(items("pt.x")).contains(new Completion.Item("x", "method", "x() : int"));
        assertThat(items("new StringBuil")).extracting(Completion.Item::text).contains("StringBuilder");
        assertThat(items("displ")).extracting(Completion.Item::text).contains("display");
    }

    @Test
    void completionsKnowTheVariablesAboveInTheCell() {
        assertThat(items("var list = List.of(\"a\");\nlist.getF"))
                .extracting(Completion.Item::text)
                .contains("getFirst");
    }

    @Test
    void aLineBelowAnExpressionWithoutItsSemicolonIsOneOfItsOwn() {
        assertThat(items("var text = \"a\";\ntext\ntext.isEm"))
                .extracting(Completion.Item::text)
                .containsExactly("isEmpty");
    }

    @Test
    void nothingIsCompletedInTextAndComments() {
        assertThat(items("// Str")).isEmpty();
        assertThat(items("var s = \"Str")).isEmpty();
    }

    @Test
    void aVariableIsInspectedWithItsValue() {
        kernel.value(3, "var names = List.of(\"a\");");

        assertThat(inspect("names")).isEqualTo(new Inspection("List<String> names", "= [a]\n\nDefined in cell 3."));
        assertThat(kernel.engine
                        .inspect("int n = names.size();", 10)
                        .orElseThrow()
                        .signature())
                .isEqualTo("List<String> names");
    }

    @Test
    void aMethodOfACellIsInspectedWithItsComment() {
        kernel.value(1, "/** Twice {@code x}. */\nint twice(int x) { return 2 * x; }");

        assertThat(inspect("twice(")).isEqualTo(new Inspection("int twice(int x)", "Twice `x`."));
    }

    @Test
    void aMethodOfTheJdkIsInspectedAtItsName() {
        assertThat(inspect("Math.abs").signature()).startsWith("int Math.abs(int a)");
        assertThat(inspect("Math.abs").documentation()).startsWith("Returns the absolute value");
        assertThat(kernel.engine.inspect("zork", 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"int x = = 5;", "}}", "import 7;", "int y = 1;\nint x = = 5;", "else {}", "int 5x = 3;"})
    void whatCanNeverBeJavaIsInvalid(String source) {
        assertThat(kernel.engine.completeness(source)).isEqualTo(new Invalid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (int i = 0; i < 3; i++) {",
                "class A {",
                "foo(",
                "int[] a = {1,",
                "int x = 1;\nif (x > 0) {",
                "if (true)",
                "for (int i = 0; i < f(3); i++)",
                "if (a) b(); else"
            })
    void unfinishedBracesAreIndented(String source) {
        assertThat(kernel.engine.completeness(source)).isEqualTo(new Incomplete("    "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"var s = \"\"\"\nabc", "String s = \"abc", "/* abc", "1 +"})
    void unfinishedTextsAreIncomplete(String source) {
        assertThat(kernel.engine.completeness(source)).isEqualTo(new Incomplete(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "// c",
                "int x = 5",
                "zork + 1",
                "foo(bar).baz()",
                "x = 5",
                "if (a) b(); else c();",
                "if (a) b()",
                "int x = 5;\nx",
                "new Zork<String>()"
            })
    void whatCanRunIsComplete(String source) {
        assertThat(kernel.engine.completeness(source)).isEqualTo(new Completeness.Complete());
    }
}
