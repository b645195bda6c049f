package dev.slipway.kernel.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.CellSplitter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @Test
    void aCellWithoutMagicsIsOnePart() {
        var text = CellText.of(cell("int a = 5 % 3;\n// DEPS is a word\n"));

        assertThat(text.magics()).isEmpty();
        assertThat(text.parts()).containsExactly(new CellText.Part("int a = 5 % 3;\n// DEPS is a word\n", 0, 1, false));
    }

    @Test
    void aLineMagicLeavesBlanksOfItsLength() {
        var source = "%maven a:b:1\nint x = 1;\n  %jars lib/*.jar;\nint y;";

        assertThat(CellText.java(source)).isEqualTo("            \nint x = 1;\n                  \nint y;");
        assertThat(CellText.of(cell(source)).magics())
                .containsExactly(new Magic("%maven", "a:b:1", "", 1, 1), new Magic("%jars", "lib/*.jar", "", 3, 3));
    }

    @Test
    void testsAreMethodsOutsideTypesThatAreAnnotatedSo() {
        var source = """
                // @Test void no() {}
                class Own { @Test void inside() {} }
                @org.junit.jupiter.api.Test() @DisplayName("it adds") public
                // a comment (of it)
                void adds() throws Exception {}
                @Test static void last() {}
                @Testing void other() {}
                """;

        assertThat(TestMethods.in(source))
                .extracting(TestMethods.Found::name, TestMethods.Found::line)
                .containsExactly(tuple("adds", 3), tuple("last", 6));
        assertThat(CellText.of(cell("@Test void a() {}")).parts())
                .containsExactly(
                        new CellText.Part("      void a() {}", 0, 1, false),
                        new CellText.Part(
                                "dev.slipway.api.magic.Tests.begin().test(\"a\", 1, () -> a()).results()", 0, 1, true));
        assertThat(TestMethods.in("%%bash\n@Test void a() {}")).isEmpty();
    }

    @Test
    void snippetsKeepTheirPlaces() {
        var snippets = snippets(cell("int a = 1\n%maven a:b:1\nint b = 2;"));

        assertThat(snippets)
                .extracting(CellSnippet::text)
                .map(String::strip)
                .containsExactly("int a = 1;", "int b = 2;");
        assertThat(snippets.getLast().line() + lines(snippets.getLast())).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int r = a\n  % b;",
                "int r = f(a,\n%b);",
                "var s = \"\"\"\n%maven a:b:1\n\"\"\";",
                "/*\n%maven a:b:1\n*/ int a;",
                "int r = a\n  % maven;",
                "int r = a +\n%maven;",
                "void f() {\n%maven a:b:1\n}"
            })
    void whatIsJavaStaysJava(String source) {
        assertThat(CellText.of(cell(source)).magics()).isEmpty();
        assertThat(CellText.java(source)).isEqualTo(source);
    }

    @Test
    void aCellMagicTakesWhatFollows() {
        var text = CellText.of(cell("//| step: a\n\n%%loadFromPOM\n<dependency/>\n// %maven"));

        assertThat(text.magics()).containsExactly(new Magic("%%loadFromPOM", "", "<dependency/>\n// %maven", 3, 1));
        assertThat(text.parts().getFirst().java()).isEqualTo("//| step: a\n\n");
        assertThat(CellText.java("%%bash\nls")).isEqualTo("      \n  ");
    }

    @Test
    void aCellThatSaysItIsJavaIsJava() {
        var text = CellText.of(cell("%%java\nint x = 1;"));

        assertThat(text.magics()).isEmpty();
        assertThat(text.parts()).containsExactly(new CellText.Part("      \nint x = 1;", 0, 1, false));
    }

    @Test
    void magicsWithoutAValueAreRefusedByName() {
        assertThat(DialectProblems.of(cell("List<String> added = %jars lib/*.jar\nadded")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("The magic %jars has no value here."));
        assertThat(DialectProblems.of(cell("%%spark-session local[*]")))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).isEqualTo("There is no magic %%spark-session here."));
    }

    @Test
    void declaringCommentsAndCallsAreMagics() {
        var magics = CellText.of(cell("//DEPS a:b:1\nint x;\n//REPOS central\naddDependency(\"c:d:2\");"))
                .magics();

        assertThat(magics)
                .containsExactly(
                        new Magic("//DEPS", "a:b:1", "", 1, 1),
                        new Magic("//REPOS", "central", "", 3, 1),
                        new Magic("addDependency", "c:d:2", "", 4, 1));
    }

    @Test
    void aLoadedFileStandsInPlaceOfItsLine() {
        var files = Map.of("a.jsh", List.of("int p = 1;\nint q = 2;", "%load b"), "b", List.of("%maven x:y:1\nint r;"));
        var cell = Loads.fill(cell("int o;\n%load a.jsh\nint s;"), name -> Optional.ofNullable(files.get(name)));

        var text = CellText.of(cell);
        var snippets = snippets(cell);

        assertThat(snippets)
                .extracting(CellSnippet::text)
                .map(String::strip)
                .containsExactly("int o;", "int p = 1;", "int q = 2;", "int r;", "int s;");
        assertThat(snippets.subList(1, 4)).allMatch(CellSnippet::isGenerated).allMatch(one -> one.line() == 2);
        assertThat(text.magics()).contains(new Magic("%maven", "x:y:1", "", 2, 1));
    }

    @Test
    void filesThatLoadEachOtherEnd() {
        var files = Map.of("a", List.of("%load b\nint a;"), "b", List.of("%load a\nint b;"));
        var cell = Loads.fill(cell("%load a"), name -> Optional.ofNullable(files.get(name)));

        assertThat(snippets(cell))
                .extracting(CellSnippet::text)
                .map(String::strip)
                .containsExactly("int b;", "int a;");
    }

    private static long lines(CellSnippet snippet) {
        var text = snippet.text();
        return text.substring(0, text.length() - text.stripLeading().length())
                .lines()
                .count();
    }

    private static List<CellSnippet> snippets(SourceCell cell) {
        try (var splitter = CellSplitter.create()) {
            return CellText.of(cell).snippets(splitter::split);
        }
    }

    private static SourceCell cell(String source) {
        return new SourceCell(new CellId("c"), 0, CellKind.CODE, source, List.of());
    }
}
