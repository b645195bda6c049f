package dev.slipway.kernel.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;

/// Imports that are put in are what imports that are evaluated are.
class KnownImportsTest {
    private static final String PATH = System.getProperty("java.class.path");
    private static final List<Path> LIBRARIES =
            Stream.of(PATH.split(File.pathSeparator)).map(Path::of).toList();

    @Test
    void allInForceAtTheStartAreRight() {
        try (var shell = shell()) {
            for (var text : Startup.imports(LIBRARIES)) {
                assertThat(shell.eval(text))
                        .as(text)
                        .singleElement()
                        .satisfies(event -> assertThat(event.status()).isEqualTo(Snippet.Status.VALID));
            }
        }
    }

    @Test
    void aSessionKnowsThemAsIfEvaluated() {
        try (var evaluated = shell();
                var given = shell()) {
            var imports = Startup.imports(LIBRARIES);
            imports.forEach(evaluated::eval);

            assertThat(KnownImports.put(given, imports)).isTrue();

            assertThat(facts(given)).isEqualTo(facts(evaluated)).hasSameSizeAs(imports);
            for (var text :
                    List.of("List<Integer> xs = List.of(1, 2);", "xs.size()", "Optional", "record P(Path p) {}")) {
                assertThat(outcome(given, text)).isEqualTo(outcome(evaluated, text));
            }
        }
    }

    @Test
    void oneThatIsWrittenAgainTakesTheOldOnesPlace() {
        try (var evaluated = shell();
                var given = shell()) {
            var imports = List.of("import java.util.*;", "import java.util.List;", "import static java.lang.Math.max;");
            imports.forEach(evaluated::eval);
            assertThat(KnownImports.put(given, imports)).isTrue();

            for (var text :
                    List.of("import java.awt.List;", "new List() == null", "max(1, 2)", "import java.util.*;")) {
                assertThat(outcome(given, text)).isEqualTo(outcome(evaluated, text));
            }
            assertThat(facts(given)).isEqualTo(facts(evaluated));
        }
    }

    private static JShell shell() {
        var shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(PATH);
        return shell;
    }

    private static List<String> facts(JShell shell) {
        var facts = new ArrayList<String>();
        shell.snippets().forEach(snippet -> {
            var name = snippet instanceof ImportSnippet one ? one.name() + " " + one.fullname() + one.isStatic() : "";
            facts.add(snippet.id() + " " + snippet.subKind() + " " + snippet.source() + " " + name + " "
                    + shell.status(snippet) + " "
                    + shell.sourceCodeAnalysis().wrapper(snippet).wrapped());
        });
        return facts;
    }

    private static List<String> outcome(JShell shell, String text) {
        return shell.eval(text).stream()
                .map(event -> event.snippet().id() + " " + event.previousStatus() + " " + event.status() + " "
                        + event.value() + " " + event.exception())
                .toList();
    }
}
