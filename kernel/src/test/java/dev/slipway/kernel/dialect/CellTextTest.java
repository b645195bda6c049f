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
                                "((dev.slipway.api.magic.Tests) null).begin().test(\"a\", 1, () -> a()).results()",
                                0,
                                1,
                                true));
        assertThat(TestMethods.in("%%bash\n@Test void a() {}")).isEmpty();
    }

    private static String calls(String source) {
        return CellText.of(cell(source))
                .parts()
                .getLast()
                .java()
                .replace("((dev.slipway.api.magic.Tests) null).begin()", "")
                .replace("((dev.slipway.api.magic.TestRows) null).", "")
                .replace(".results()", "");
    }

    @Test
    void whatJUnitsAnnotationsSayBecomesCalls() {
        assertThat(calls("@Test void a() {}\n@BeforeEach void b() {}\n@AfterAll static void c() {}"))
                .isEqualTo(".beforeEach(\"b\", 2, () -> b()).afterAll(\"c\", 3, () -> c()).test(\"a\", 1, () -> a())");
        assertThat(calls("@Disabled(\"too (slow)\") @Test void a() {}"))
                .isEqualTo(".skip(\"a\", 1, \"disabled: \" + (\"too (slow)\"))");
        assertThat(calls("@ParameterizedTest @ValueSource(ints = {1, 2})\nvoid a(final Map<String, int[]>... m) {}"))
                .isEqualTo(".each(\"a\", 1, \"\", () -> values(new int[] {1, 2}), row -> a(row.get(0, Map[].class)))");
        assertThat(calls("@ParameterizedTest(name = \"{0}!\") @DisplayName(\"d\")\n@CsvSource(value = \"a;1\","
                        + " delimiter = ';')\nvoid a(String s, int n[]) {}"))
                .isEqualTo(".each(\"d\", 1, \"{0}!\", () -> csv(String.valueOf(';'), new String[] {}, new String[]"
                        + " {\"a;1\"}), row -> a(row.get(0, String.class), row.get(1, int[].class)))");
        assertThat(calls("@MethodSource(\"some\") @EnumSource(names = \"A\", mode = Mode.EXCLUDE)\n"
                        + "@ParameterizedTest void a(Kind k) {}"))
                .isEqualTo(
                        ".each(\"a\", 2, \"\", () -> joined(java.util.List.of(of(some(), 1), constants(Kind.class, \"EXCLUDE\","
                                + " new String[] {\"A\"}))), row -> a(row.get(0, Kind.class)))");
    }

    @Test
    void whatIsNotKnownOfJUnitIsSaid() {
        assertThat(calls("@TestFactory List<Object> a() {}")).isEqualTo(".factory(\"a\", 1, () -> a())");
        assertThat(calls("@TestTemplate List<Object> a() {}"))
                .startsWith(".skip(\"a\", 1, \"@TestTemplate is not known here");
        assertThat(calls("@RepeatedTest(value = 3, failureThreshold = 1) void a() {}"))
                .contains("of @RepeatedTest, failureThreshold is not known here");
        assertThat(calls("@RepeatedTest(3) void a(RepetitionInfo i) {}")).contains("takes no parameters here");
        assertThat(calls("@Test(expected = X.class) void a() {}")).contains("@Test(expected = X.class) is not known");
        assertThat(calls("@Test void a(TestInfo t) {}")).contains("takes no parameters here");
        assertThat(calls("@ParameterizedTest @ArgumentsSource(P.class) void a(String s) {}"))
                .contains("@ArgumentsSource is not known");
        assertThat(calls("@ParameterizedTest void a(String s) {}")).contains("no source of arguments");
        assertThat(calls("@ParameterizedTest @CsvSource(value = \"a\", quoteCharacter = '|') void a(String s) {}"))
                .contains("of @CsvSource, quoteCharacter is not known here");
        assertThat(calls("@ParameterizedTest @MethodSource(\"B#c\") void a(String s) {}"))
                .contains("not \\\"B#c\\\"");
        assertThat(calls("@Timeout(value = 5, unit = TimeUnit.DAYS) @Test void a() {}"))
                .isEqualTo(".within(5, java.util.concurrent.TimeUnit.DAYS).test(\"a\", 1, () -> a())");
        assertThat(calls("@EnabledOnOs(MAC) @Test void a() {}"))
                .isEqualTo(".noting(\"@EnabledOnOs has no effect here\").test(\"a\", 1, () -> a())");
    }

    @Test
    void annotationsOfOtherKindsAndOfOtherThingsStay() {
        var source = "@SuppressWarnings(\"Test\") @Test void a() {}\n@Deprecated record Test(int a) {}\n"
                + "@FunctionalInterface interface Before { void a(); }\nvar x = new Test(1);";
        assertThat(CellText.of(cell(source)).parts().getFirst().java()).isEqualTo(source.replace("@Test", "     "));
        assertThat(CellText.of(cell("@Disabled void a() {} // Test")).parts()).hasSize(1);
        assertThat(CellText.of(cell("@Test(\n  )\nvoid a() {}"))
                        .parts()
                        .getFirst()
                        .java())
                .isEqualTo("      \n   \nvoid a() {}");
        assertThat(TestMethods.in("@Test void a(")).isEmpty();
        assertThat(TestMethods.in("@ParameterizedTest @ValueSource(ints = {1, void a() {}"))
                .isEmpty();
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
    void questionsAndCommandsOfIpythonAreNamed() {
        for (var question : List.of("?List", "List??", "\n java.util.List? \n")) {
            assertThat(DialectProblems.of(cell(question)))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.hint()).contains("Ctrl Q", "Shift Tab", "in", "List."));
        }
        assertThat(DialectProblems.of(cell("\n!pip install x\nint a = 1;")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.hint()).isEqualTo("Write %sh pip install x.");
                    assertThat(problem.place()).asString().contains("2");
                });
        for (var java : List.of("!done", "!o instanceof String s", "!a && b", "x >\n3 ? 1\n: 2", "!a\nb", "")) {
            assertThat(DialectProblems.of(cell(java))).as(java).isEmpty();
        }
        assertThat(CompilerHints.hint("cannot find symbol: variable ls", "ls", "ls"))
                .contains("%sh ls");
    }

    @Test
    void whatIsNestedTooDeepIsAnErrorAndGoesToNoCompiler() {
        var deep = "int a = 1;\nint b = " + "(".repeat(9_000) + "1" + ")".repeat(9_000) + ";";

        assertThat(DialectProblems.of(cell(deep))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("nested-too-deep");
            assertThat(problem.place()).asString().contains("2");
        });
        assertThat(CellText.java(deep)).isBlank().hasSameSizeAs(deep);
        assertThat(CellText.of(cell(deep)).parts().getFirst().java()).isBlank();
        assertThat(CellText.asWritten(cell(deep)).parts().getFirst().java()).isEqualTo(deep);
        for (var chain : List.of(
                "!",
                "+ 1 ",
                ".append(1)",
                "{",
                "true ? 1 : ",
                "() -> ",
                "if (a) ",
                "[]",
                "(int) ",
                "if (a) { } else ",
                "List<",
                "-(")) {
            assertThat(DialectProblems.of(cell("x " + chain.repeat(9_000))))
                    .as(chain)
                    .hasSize(1);
        }
        for (var wide : List.of(
                "x(1 + 2.5, -3);\n",
                "-1.5, ",
                "{ 1, 2 }, ",
                "void f(List<List<X>> x) { a.b(); }\n",
                "if (a) { b(); }\n",
                "\"((((\" , ",
                "/* (((( */\n",
                "// ((((\n",
                "case A -> x.y();\n")) {
            assertThat(DialectProblems.of(cell(wide.repeat(9_000)))).as(wide).isEmpty();
        }
    }

    @Test
    void aMagicForAWholeCellStandsOnItsFirstLine() {
        for (var magic : List.of("%%sql", "%%bash", "%%maven")) {
            assertThat(DialectProblems.of(cell("int a = 1;\n" + magic + "\nselect 1")))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message())
                            .isEqualTo(magic + " takes a whole cell and stands on its first line."));
            assertThat(DialectProblems.of(cell("// note\n\n" + magic + "\nselect 1")))
                    .isEmpty();
        }
        for (var query : List.of("%sql select 1", "%%SQL\nselect 1")) {
            assertThat(DialectProblems.of(cell(query)))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.hint()).contains("Write %%sql on the first line"));
        }
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
