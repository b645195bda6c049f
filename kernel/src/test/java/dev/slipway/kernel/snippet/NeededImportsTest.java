package dev.slipway.kernel.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a session gives with the imports it needs is what it gives with all of them.
class NeededImportsTest {
    @Test
    void thisJvmAllowsIt() {
        try (var shell = JShell.builder().executionEngine("local").build()) {
            assertThat(NeededImports.in(shell).isPossible()).isTrue();
        }
    }

    @Test
    void aNameThatTheTextLacksIsNotImported() {
        try (var shell = JShell.builder().executionEngine("local").build()) {
            var imports = NeededImports.in(shell);
            for (var text : List.of("int a = 1;", "int b = 2;", "int twice(int x) { return 2 * x; }")) {
                imports.eval(text);
            }

            var sum = imports.eval("//| step: sum\nint sum = b + 1;").getFirst().snippet();
            var wrapped = shell.sourceCodeAnalysis().wrapper(sum).wrapped();
            assertThat(wrapped).contains(".b;").doesNotContain(".a;").doesNotContain(".twice;");
            assertThat(shell.sourceCodeAnalysis().completionSuggestions("twi", 3, new int[1]))
                    .isNotEmpty();
        }
    }

    /// Snippets, one a line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = 1;\nint b = a + 1;\na = 5;\nb + a\nint a = 7;\nb + a",
                "int f(int x) { return g(x) + 1; }\nint g(int x) { return 2 * x; }\nf(3)\nint g(int x) { return x; }\nf(3)",
                "int g() { return 2; }\nint f() { int k = 1; return k + g(); }\nint k = 5;\nf() + k",
                "int h() { return 3; }\nint f() { return k + h(); }\nint m = 1, k = 5;\nf()\nString k = \"x\";\nf()",
                "record P(int x) {}\nP make() { return new P(4); }\nvar p = make();\nmake()\nvar q = List.of(p);\nq",
                "class A { int v() { return n; } }\nint n = 3;\nnew A().v()\nint n = 4;\nnew A().v()",
                "interface S { int of(); }\nS s = () -> 2;\nint t = s.of();\nS s = () -> 3;\nt + s.of()",
                "int f(int x) { return 1; }\nint f(String x) { return 2; }\nf(0) + f(\"\")\nint f(int x) { return 5; }\nf(0) + f(\"\")",
                "int x = 3;\nint y() { int x = 4; return x; }\ny() + x\ndouble x = 1;\ny() + x",
                "enum E { ONE, TWO }\nE e = E.TWO;\nswitch (e) { case ONE -> 1; case TWO -> 2; }\nimport static java.lang.Math.*;\nint max(int a, int b) { return 9; }\nmax(1, 2)",
                "int missing = nothing + 1;\nint nothing = 2;\nint missing = nothing + 1;\nmissing",
                "int a = 1;\nint f() { return a; }\nRunnable r = () -> f();\nr.run();\nint /* c */ a = 2;\nint f() { return a + 1; }\nf()",
                "class B extends C {}\nclass C { int c = 6; }\nnew B().c\nclass C { int c = 7; }\nnew B().c",
                "int \\u0061 = 4;\nint b = a;\nint \\u0061 = 5;\na + b",
                "int[] xs = {1, 2};\nint xs[] = {3};\nxs[0]\nint i = 1; \nfor (int i = 0; i < 2; i++) {}\ni",
                "<T> T same(T x) { return x; }\nvar v = same(3);\nMap<String, Integer> v = Map.of();\nv.size()",
            })
    void sameAsWithAll(String session) {
        assertThat(told(session, true)).isEqualTo(told(session, false));
    }

    private static List<String> told(String session, boolean isChosen) {
        var told = new ArrayList<String>();
        try (var shell = JShell.builder().executionEngine("local").build()) {
            var imports = NeededImports.in(shell);
            shell.eval("import java.util.*;");
            for (var line : session.lines().toList()) {
                var events = isChosen ? imports.eval(line) : shell.eval(line);
                events.forEach(event -> told.add(line + " -> " + told(shell, event)));
            }
        }
        return told;
    }

    private static String told(JShell shell, SnippetEvent event) {
        return event.snippet().kind() + " " + event.previousStatus() + " " + event.status() + " " + value(event) + " "
                + event.exception() + " "
                + shell.diagnostics(event.snippet())
                        .map(diag -> diag.getMessage(Locale.ROOT))
                        .toList();
    }

    private static String value(SnippetEvent event) {
        return String.valueOf(event.value()).replaceAll("\\$Lambda.*", "a lambda");
    }
}
