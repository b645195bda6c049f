package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.fix.QuickFixes;
import dev.slipway.kernel.problem.Severity;
import dev.slipway.kernel.protocol.QuickFix.Fault;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fixes fit what this compiler says, wherever it says it.
class QuickFixesOfProblemsTest {
    private static CompilerAnalysis analysis;

    @BeforeAll
    static void start() {
        analysis = CompilerAnalysis.create(Cells.classPath());
    }

    @AfterAll
    static void close() {
        analysis.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = 1\nint b = 2;",
                "for (int i = 0; i < 3; i++) {\n    System.out.println(i)\n}",
                "var q = DayOfWeek.MONDAY;",
                "int a = 1;\nfunction foo() { return a; }",
                "func bar() {\n    System.out.println();\n}",
                "String read(Path p) {\n    return Files.readString(p);\n}",
                "List.of(1).forEach(x -> { Files.delete(Path.of(\"x\")); });",
                "void f() { int x = 1; int x = 2; }",
                "System.out.println(\"a\";\nint b = 2;",
                "System.out.println(\"a\" // why\nint b = 2;",
                "System.out.println(Math.abs(1",
                "int x = Math.max(1, Math.min(2, Math.abs(3);\nint y = x;",
                "if (Math.abs(1) > 0 {\n    System.out.println();\n}",
                "for (int i = 0; i < 3; i++ {\n}",
                "void f(int a {\n}",
                "List.of(1).forEach(x -> {\n    System.out.println(x\n});",
                "void g() {\n    if (true) {\n        int x = 1;",
                "void h() { System.out.println(1",
                "void h() { int n = 0; n++; List.of(1).forEach(i -> System.out.println(i + n + n)); }",
                "void h() {\n    int n = 0;\n    n++;\n    Runnable r = () -> {\n        System.out.println(n);\n    };\n}",
                "int q = Math.abs(1));",
                "System.out.println(“it’s a – ‘b’”); // “c”",
                "var pasted = \"a”;\nint b = 2;",
                "char c = ‘a’;\nvar s = ‘ab’;\nint d = 3 – 1;",
                "int\u00a0x\u2009=\u00a01;\nvar s = \"\u00a0\";",
                "int n = 1;\n\u200bint m = 2;\ufeff",
                "int a ＝ 1；\nboolean b = a ≥ 1;",
                "int count = 1;\nSystem.out.println(cuont);",
                "//| step: a\n//| time-out: 2h\nint x = 1;"
            })
    void theFirstFixOfAnErrorMakesItCompile(String source) throws Exception {
        var problem = analysis.analyse(Cells.of(source)).graph().problems().getFirst();
        var place = Objects.requireNonNull(problem.place());
        var fault = new Fault(
                offset(source, place.line(), place.column()),
                offset(source, place.endLine(), place.endColumn()),
                problem.message() + " " + problem.hint());

        var fixed = new QuickFixes(name -> List.of("java.time." + name))
                .of(source, fault)
                .getFirst()
                .apply(source);

        assertThat(analysis.analyse(Cells.of(fixed)).graph().problems()).isEmpty();
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return Math.min(text.length(), start + column - 1);
    }

    /// What other languages write gets one error and what to write in Java.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "var q = \"hi”; | type \" instead",
                "String s = 'abc'; | ' is for one character",
                "String t = \"abc | text block",
                "Function<Integer, Integer> f = x => x + 1; | ->",
                "fun add(a: Int, b: Int): Int = a + b | type of its result",
                "def foo(x): return x + 1 | type of its result",
                "import pandas as pd | //DEPS",
                "from math import sqrt | //DEPS",
                "function foo() { return 1; } | type of its result",
                "() -> 1 | Function<Integer, Integer> f",
                "if (true) return; | no method",
                "int java = 1; java.util.Map.of() | hides it",
                "class T { @Nested class N {} } | outside all types",
                "let x = 1 | var",
                "const z = 3; | var",
                "x9 := 1 | var x = …",
                "x2 = 5 | var x2 = …",
                "var y; | its type",
                "for i in range(10): print(i) | for (var x : values)",
                "if True: print(1) | round brackets",
                "None | null",
                "var l = [1, 2, 3]; | List.of",
                "var m = {\"a\": 1}; | Map.of",
                "int i = 3.5; | cast",
                "2 ** 3 | Math.pow",
                "not true | &&",
                "f\"hello {x}\" | formatted",
                "\"a\" if 1 else \"b\" | ? a : b",
                "string s = \"\"; | String",
                "throw \"error\"; | new IllegalStateException",
                "List<int> l = null; | Integer",
                "int n = null; | Integer",
                "len(List.of(1)) | size()",
                "data class P(val x: Int) | record",
                "SELECT * FROM t | %%sql",
                "pip install x | //DEPS"
            })
    void whatOtherLanguagesWriteIsToldInJava(String source, String hint) {
        assertThat(analysis.analyse(Cells.of(source)).graph().problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .first()
                .satisfies(problem -> assertThat(problem.hint()).contains(hint));
    }

    @Test
    void longChainsCompileAndWhatIsDeeperIsAnErrorOfItsCell() {
        var chain = "var long1 = new StringBuilder()" + ".append(1)".repeat(2_900) + ";";
        var deep = "int deep = " + "(".repeat(9_000) + "1" + ")".repeat(9_000) + ";";

        assertThat(analysis.analyse(Cells.of("int a = 1;", chain, deep, "a + long1.length()"))
                        .graph()
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("nested-too-deep");
                    assertThat(Objects.requireNonNull(problem.place()).cellIndex())
                            .isEqualTo(2);
                });
    }
}
