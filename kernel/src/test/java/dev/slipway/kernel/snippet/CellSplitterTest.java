package dev.slipway.kernel.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.snippet.CellSnippet.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CellSplitterTest {
    private CellSplitter splitter;

    @BeforeAll
    void open() {
        splitter = CellSplitter.create();
    }

    @AfterAll
    void close() {
        splitter.close();
    }

    @Test
    void splitsWhereSnippetsEnd() {
        assertThat(texts("int a = 1; int b = 2;\na + b"))
                .extracting(String::strip)
                .containsExactly("int a = 1;", "int b = 2;", "a + b");
    }

    @Test
    void countsLinesFromWhereTheTextBegins() {
        var snippets = splitter.split("int a = 1;\n\n// two\nint b =\n 2;");

        assertThat(snippets).extracting(CellSnippet::line).containsExactly(1, 1);
        assertThat(snippets).extracting(CellSnippet::offset).containsExactly(0, 10);
        assertThat(snippets.get(1).text()).isEqualTo("\n\n// two\nint b =\n 2;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t", "// only a comment", "/* two\nlines */\n", ";", ";;\n;", "//| step: train\n"})
    void findsNothingInBlanksAndComments(String source) {
        assertThat(splitter.split(source)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int f(int n) { return n < 2 ? n : f(n - 1) + f(n - 2); }",
                "<T extends Comparable<T>> T most(List<T> items) { return items.get(0); }",
                "record Point(int x, int y) { Point { if (x < 0) { throw new IllegalArgumentException(); } } }",
                "sealed interface Shape permits Circle, Square {}",
                "non-sealed class Blob implements Shape {}",
                "final class Square implements Shape {}",
                "enum Kind { A(1) { int v() { return 2; } }, B(2); final int n; Kind(int n) { this.n = n; } int v() { return n; } }",
                "@FunctionalInterface interface F { int apply(int x); }",
                "@interface Marked { String value() default \"x\"; }",
                "abstract class Base { abstract int size(); static class Nested { } }",
                "if (a > 1) { b(); } else if (a < 0) { c(); } else { d(); }",
                "for (int i = 0; i < 3; i++) System.out.println(i);",
                "for (var x : List.of(1, 2)) { System.out.println(x); }",
                "do { i++; } while (i < 3);",
                "while (true) { break; }",
                "try { a(); } catch (IOException | RuntimeException e) { b(); } finally { c(); }",
                "try (var in = open()) { in.read(); }",
                "switch (a) { case 1 -> b(); default -> { c(); } }",
                "var s = switch (a) { case 1, 2 -> \"x\"; case 3 -> { yield \"y\"; } default -> \"z\"; };",
                "var text = \"\"\"\n    one; {\n      two } \"quoted\"\n    \"\"\";",
                "Runnable r = () -> { int x = 1; System.out.println(x); };",
                "var c = new Comparator<String>() { public int compare(String a, String b) { return 0; } };",
                "int[] xs = {1, 2, 3};",
                "int[][] grid = new int[][] {{1}, {2, 3}};",
                "int größe = 3;",
                "synchronized (lock) { a(); }",
                "List.of(1, 2).stream()\n    .map(x -> x + 1)\n    .toList();",
                "Map<String, List<int[]>> m = new HashMap<>();",
                "if (o instanceof Point(int x, var y) && x > y) { a(); }",
                "char c = ';';",
                "String s = \"a;b\\\"{\";",
                "throw new IllegalStateException(\"x\");",
                "label: for (;;) { break label; }",
                "{ int local = 1; System.out.println(local); }",
                "i++;",
                "assert a > 1 : \"no\";",
                "import java.util.function.*;",
                "import module java.sql;"
            })
    void keepsOneSnippetWhole(String source) {
        var snippets = splitter.split(source + "\nint after = 1;");

        assertThat(snippets).hasSize(2);
        assertThat(snippets.getFirst().text()).isEqualTo(source);
        assertThat(snippets).extracting(CellSnippet::shape).containsOnly(Shape.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1 + 1", "x", "foo(1)", "new int[] {1}", "List.of(1)\n  .size()", "i++", "x // with a comment"})
    void takesTheLastSnippetWithoutItsSemicolon(String source) {
        var snippets = splitter.split("int a = 1;\n" + source);

        assertThat(snippets).hasSize(2);
        assertThat(snippets.get(1).shape()).isEqualTo(Shape.COMPLETE);
    }

    @Test
    void keepsWhatIsIncompleteToTheEnd() {
        var snippets = splitter.split("int a = 1;\nint f() {\n  return 1;\nint b = 2;");

        assertThat(snippets).extracting(CellSnippet::shape).containsExactly(Shape.COMPLETE, Shape.INCOMPLETE);
    }

    @Test
    void keepsWhatIsBrokenToTheEnd() {
        var snippets = splitter.split("int a = 1;\n) what (\nint b = 2;");

        assertThat(snippets).extracting(CellSnippet::shape).containsExactly(Shape.COMPLETE, Shape.BROKEN);
        assertThat(snippets.get(1).offset()).isEqualTo(10);
    }

    private List<String> texts(String source) {
        return splitter.split(source).stream().map(CellSnippet::text).toList();
    }
}
