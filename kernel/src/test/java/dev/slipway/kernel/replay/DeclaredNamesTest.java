package dev.slipway.kernel.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x = nope;",
                "// why\nfinal List<Map<String, Integer>> x = nope();",
                "private static <T> T x(T t) { return nope; }",
                "@Deprecated void x() throws Nope {}",
                "public record x(Nope n) {}",
                "class x extends Nope {}",
                "int[] x = {nope};",
                "java.util.List x"
            })
    void areWhatStatementsBeginWith(String source) {
        assertThat(DeclaredNames.of(source)).containsExactly("x");
    }

    @Test
    void brokenTextMayDeclareSeveral() {
        assertThat(DeclaredNames.of("int a = ;\nString b = \"x\";\nvoid c() {"))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Nope(1).go();",
                "List.of(1).forEach(x -> nope(x));",
                "if (true) {} else nope();",
                "throw nope;",
                "return nope;",
                "a > nope(1);",
                "foo(new Nope());"
            })
    void useIsNoDeclaration(String source) {
        assertThat(DeclaredNames.of(source)).isEmpty();
    }

    @Test
    void wholeTextDeclaresWhatStandsOutsideOfBraces() {
        var source = """
                int a = f(1, 2), b, c = 3; // int no;
                String text = "int not = 1;";
                record Point(int x, int y) { int sum() { int z = x; int w = y; return z + w; } }
                <T> T same(T it) { var inner = it; return inner; }
                if (a > 1) same(a);
                for (int i = 0; i < 3; i++) { int j = i; }
                Map<String, List<Integer>> m = new HashMap<>(Map.of("a", List.of(1)))
                """;

        assertThat(DeclaredNames.whole(source)).containsExactlyInAnyOrder("a", "b", "c", "text", "Point", "same", "m");
    }
}
