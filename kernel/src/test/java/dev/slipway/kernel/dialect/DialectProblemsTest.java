package dev.slipway.kernel.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectProblemsTest {
    private static List<Problem> of(String source) {
        return DialectProblems.of(new SourceCell(new CellId("c"), 0, CellKind.CODE, source, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%sh | Write the command after it: %sh ls.",
                "%%bash | Write the script below it.",
                "%image | Write the file after it",
                "%jshell | Write /vars, /methods"
            })
    void aMagicThatDoesNothingByItselfSaysWhatItNeeds(String magic, String hint) {
        var above = magic.startsWith("%%") ? "// note\n" : "int a = 1;\n";
        assertThat(of(above + magic).stream().filter(one -> one.code().equals("incomplete-magic")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo(magic + " does nothing by itself.");
                    assertThat(problem.hint()).contains(hint);
                    assertThat(problem.place()).extracting("line").isEqualTo(2);
                });
        assertThat(of("%%bash\nls")).isEmpty();
        assertThat(of("%sh ls\n%image a.png\n%jshell /vars\n%help")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "//deps g:a:1 | //DEPS g:a:1",
                "// DEPS g:a:1 | //DEPS g:a:1",
                "//DEPS: g:a:1 | //DEPS g:a:1",
                "//Dependency g:a:1@jar | //DEPS g:a:1",
                "//repos mine=https://h/m | //REPOS mine=https://h/m",
                "// repository mine https://h/m | //REPOS mine=https://h/m",
                "//java 17 | //JAVA 17"
            })
    void aCommentThatLooksLikeADeclarationSaysThatItIsNone(String comment, String meant) {
        assertThat(of("int a = 1;\n  " + comment + "\nint b = 2;"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("misspelt-declaration");
                    assertThat(problem.hint()).startsWith("Write " + meant + ",");
                    assertThat(problem.place()).extracting("line", "column").containsExactly(2, 3);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//DEPS g:a:1",
                "//JAVA 25",
                "// java 8 would not do",
                "// deps are declared above: see there",
                "// the ratio is 3:1",
                "// repository: https is asked first",
                "var t = \"\"\"\n//deps g:a:1\n\"\"\";",
                "/*\n//deps g:a:1\n*/",
                "%%bash\n//deps g:a:1 /*",
                "var glob = \"/*\"; // /*\nint x = '\\'' /* a */;"
            })
    void otherCommentsAreOnlyComments(String source) {
        assertThat(of(source)).isEmpty();
    }

    @Test
    void whatOtherToolsDeclareIsNamed() {
        assertThat(of("//SOURCES Own.java\nint a = 1;"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .isEqualTo("//SOURCES is not known here. Write %load FILE.java on a line of its own."));
    }

    @Test
    void testsWithinTypesAreSaidNotToRun() {
        assertThat(of("class Sums {\n    @Test void a() {}\n    @Test void b() {}\n}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.sentence())
                            .isEqualTo("Tests within a type are not run. Write them outside all types: @Test void"
                                    + " adds() { … }.");
                    assertThat(problem.place()).extracting("line", "column").containsExactly(2, 5);
                });
        assertThat(of("@Test void a() {}\nclass A { /* @Test */ String s = \"@Test\"; @Tested void b() {} }"))
                .isEmpty();
    }

    @Test
    void aCommentThatNothingEndsIsAnError() {
        assertThat(of("int a = 1; /* a */\n /* int b = 2; // /*\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.sentence()).isEqualTo("unclosed comment. Close it with */.");
                    assertThat(problem.place()).extracting("line", "column").containsExactly(2, 2);
                });
    }

    @Test
    void aTypeThatHidesWhatCellsUseSaysSo() {
        assertThat(of("class java {}")).extracting(Problem::code).containsExactly("hides-package");
        assertThat(CellText.java("int x;\nclass java {}")).isBlank();
        assertThat(of("int a;\nrecord String(int x) {}")).singleElement().satisfies(problem -> {
            assertThat(problem.sentence())
                    .isEqualTo("String hides java.lang.String from all cells below. Choose another name, or write"
                            + " java.lang.String where that one is meant.");
            assertThat(problem.place()).extracting("line", "column").containsExactly(2, 8);
        });
        assertThat(of("class Own { class String {} }\nvoid f() { enum Record {} }\n// class Object\nclass List {}"))
                .isEmpty();
    }
}
