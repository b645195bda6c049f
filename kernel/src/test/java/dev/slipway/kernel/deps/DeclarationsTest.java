package dev.slipway.kernel.deps;

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

class DeclarationsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "//DEPS g:a:1 | g:a:1",
                "//DEPS g:a:1 // why | g:a:1",
                "//DEPS g:a:1:natives | g:a:jar:natives:1",
                "//DEPS g:a:1:natives@zip | g:a:zip:natives:1",
                "%maven g:a:1 | g:a:1",
                "%maven g:a:jar:natives:1 | g:a:jar:natives:1",
                "%maven --from x g:a:1 | g:a:1",
                "%dependency /add g:a:1 --optional | g:a:1",
                "addDependency(\"g:a:1\"); | g:a:1",
                "%classpath add mvn g a 1 | g:a:1",
                "%addMavenDependencies g:a:1 | g:a:1"
            })
    void readsEveryDialect(String line, String coordinates) {
        assertThat(of(line).all(Declaration.Dependency.class))
                .extracting(one -> one.coordinates().toString())
                .containsExactly(coordinates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "//REPOS mine=https://example.org/m | mine | https://example.org/m",
                "%mavenRepo mine https://example.org/m/ | mine | https://example.org/m",
                "%dependency /add-repo mine https://example.org/m | mine | https://example.org/m",
                "//REPOS mine=https://example.org/m // ours | mine | https://example.org/m",
                "//REPOS jitpack | jitpack | https://jitpack.io"
            })
    void readsRepositories(String line, String id, String url) {
        assertThat(of(line).all(Declaration.Repository.class))
                .extracting(Declaration.Repository::id, Declaration.Repository::url)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(id, url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//REPOS central",
                "//REPOS mavenCentral",
                "%dependency /add-repo local \\{url} release|always",
                "%dependency /resolve",
                "%dependency /list-repos"
            })
    void someLinesNeedNothing(String line) {
        assertThat(of(line)).isEqualTo(Declarations.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//DEPS",
                "//DEPS // g:a:1",
                "//REPOS",
                "%mavenRepo",
                "%dependency",
                "%dependency /add-repo",
                "//JAVA",
                "//JAVA_OPTIONS",
                "//DEPS nonsense",
                "//DEPS a:b:c:d:e",
                "//DEPS a:b:1/2",
                "%maven a:b:\\{version}",
                "%dependency /add-repo mine \\{url}",
                "//REPOS unknown",
                "%dependency /what",
                "//JAVA new",
                "//JAVA 999",
                "//JAVA_OPTIONS -javaagent:x.jar",
                "//JAVA_OPTIONS -Dslipway.x=1"
            })
    void whatCannotBeReadIsAProblemOfItsLine(String line) {
        assertThat(of("int x;\n" + line).errors()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("cell 1, line 2").doesNotContain(" ,", ": .", "  ");
            assertThat(problem.hint()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String version = \"1.2\";",
                "final var version = \"1.2\"; // version = 3",
                "static final String group = \"x\", version = \"1.2\"",
                "double version = 1.2;"
            })
    void coordinatesMayNameVariablesThatCellsGiveLiterals(String above) {
        var cells = List.of(cell("a", above), cell("b", "%maven g:a:\\{version}\n%maven g:b:${version}"));

        assertThat(Declarations.of(cells).all(Declaration.Dependency.class))
                .extracting(one -> one.coordinates().toString())
                .containsExactly("g:a:1.2", "g:b:1.2");
    }

    @Test
    void anAddressMayComeFromAVariable() {
        var cells = List.of(
                cell("a", "String repo = \"https://host/maven\"; // ours"), cell("b", "%mavenRepo ours \\{repo}"));

        assertThat(Declarations.of(cells).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String version = \"1.2\"; version = other();",
                "String version = \"1.\" + minor;",
                "String version = \"1.2\"; version += \"3\";",
                "String version = System.getenv(\"V\");"
            })
    void aVariableThatGetsMoreThanALiteralIsNoConstant(String above) {
        var cells = List.of(cell("a", above), cell("b", "%maven g:a:\\{version}"));

        assertThat(Declarations.of(cells).errors())
                .extracting(Problem::message)
                .containsExactly("The line in cell 1, line 1 takes g:a:\\{version} from a variable that no cell above"
                        + " gives a literal.");
    }

    @Test
    void anOlderJdkThatIsAskedForIsToldOnly() {
        assertThat(of("//JAVA 17").errors()).isEmpty();
        assertThat(of("//JAVA 17").problems()).extracting(Problem::code).containsExactly("java-version");
        assertThat(of("//JAVA 17+").problems()).isEmpty();
    }

    @Test
    void optionsOfTheListPass() {
        assertThat(of("//JAVA_OPTIONS -Xmx2g -ea -Da.b=c --add-opens=java.base/java.lang=ALL-UNNAMED")
                        .javaOptions())
                .containsExactly("-Xmx2g", "-ea", "-Da.b=c", "--add-opens=java.base/java.lang=ALL-UNNAMED");
    }

    @Test
    void theHashIsOfWhatIsDeclaredNotOfWhere() {
        assertThat(of("int x;\n%maven g:a:1").hash())
                .isEqualTo(of("//DEPS g:a:1").hash());
        assertThat(of("//DEPS g:a:2").hash()).isNotEqualTo(of("//DEPS g:a:1").hash());
    }

    private static Declarations of(String source) {
        return Declarations.of(List.of(cell("c", source)));
    }

    private static SourceCell cell(String id, String source) {
        return new SourceCell(new CellId(id), 0, CellKind.CODE, source, List.of());
    }
}
