package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.deps.TestRepository;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependenciesTest {
    @TempDir
    static Path folder;

    private static TestRepository repository;
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        repository = new TestRepository(folder.resolve("maven"));
        repository.add("t:one:1", "package t; public class One { public static int value() { return 1; } }");
        repository.add("t:one:2", "package t; public class One { public static int value() { return 2; } }");
        repository.add("t:two:1", "package t.two; public record Two(int x) {}");
        repository.add("t:three:1", "package t.three; public class Three {}", "t:one:2");
        var documented = """
                package t.doc;
                /** Holds <i>nothing</i>. */
                public class Documented {
                    /** Doubles {@code x}.
                     * @param x any number */
                    public static int twice(int x) { return 2 * x; }
                }
                """;
        repository.add("t:documented:1", documented);
        repository.addSources("t:documented:1", "t/doc/Documented.java", documented);
        Files.write(folder.resolve("own.jar"), TestRepository.jar("package own; public class Own {}"));
        kernel = new TestKernel(folder, Map.of(), MavenResolver.create(repository.home(), List.of()));
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    @AfterEach
    void forget() {
        kernel.forgetAll();
    }

    @Test
    void jarsAreAddedWhileVariablesStay() throws IOException {
        kernel.run(1, "int kept = 41; record P(int x) {} var p = new P(7);");

        assertThat(kernel.value(2, "//DEPS t:one:1\nt.One.value()")).isEqualTo("1");
        assertThat(kernel.value(3, "%maven t:two:1\nimport t.two.Two;\nvar two = new Two(kept + 1);\ntwo.x()"))
                .isEqualTo("42");
        assertThat(kernel.value(4, "p.x() + two.x()")).isEqualTo("49");

        // what cannot be had leaves all as it was
        assertThat(kernel.refusal(5, "int y = 1;\n//DEPS t:none:1\nint z = y;"))
                .singleElement()
                .asString()
                .startsWith("2:1 t:none:1 cannot be had: no repository has it; asked here (file:");
        assertThat(kernel.value(6, "p.x() + two.x()")).isEqualTo("49");
        assertThat(kernel.refusal(7, "y")).isNotEmpty();

        // another version of what is loaded
        assertThat(kernel.refusal(8, "//DEPS t:one:2"))
                .containsExactly("1:1 This session uses t:one:1 already; with this line it would be t:one:2.");
        assertThat(kernel.value(9, "t.One.value()")).isEqualTo("1");

        assertThat(kernel.value(9, "%jars own.jar\nnew own.Own() != null")).isEqualTo("true");
        assertThat(kernel.engine.complete("t.tw", 4).items()).isNotEmpty();
    }

    @Test
    void documentationComesFromTheSourcesOfALibrary() {
        kernel.run(1, "//DEPS t:documented:1\nimport t.doc.Documented;");

        assertThat(documentation("Documented.twice")).isEqualTo("Doubles `x`.\n\n**param** x any number");
        assertThat(documentation("Documented")).isEqualTo("Holds nothing.");
        assertThat(documentation("t.One.value")).isEmpty();
    }

    /// Waits until the sources were looked for.
    private static String documentation(String name) {
        var limit = java.time.Instant.now().plusSeconds(60);
        while (java.time.Instant.now().isBefore(limit)) {
            var found = kernel.engine.inspect(name, name.length());
            var text = found.isEmpty() ? "" : found.get().documentation();
            if (!text.contains("are being fetched")) {
                return text;
            }
        }
        throw new AssertionError("the sources never came");
    }

    @Test
    void magicsOfNotebooksWork() {
        assertThat(kernel.value(1, "%%bash\necho 'a \"b\"'\nexit 0")).isEqualTo("-");
        assertThat(kernel.failure(2, "int before = 1;\n%sh exit 3").message()).contains("status 3");
        assertThat(kernel.refusal(3, "int x = 1;\n%timeit x")).containsExactly("2:1 There is no magic %timeit here.");
        assertThat(kernel.refusal(4, "%load nowhere")).containsExactly("1:1 There is no file nowhere to load.");
        assertThat(kernel.value(5, "render(\"<b>x</b>\", \"text/html\")")).isEqualTo("<b>x</b>");
        assertThat(kernel.value(6, "%jshell /vars")).isEqualTo("-");
        assertThat(kernel.failure(7, "%jshell /nonsense").message()).contains("/vars");
    }

    @Test
    void linesOfErrorsAreTheCellsOwn() {
        var cell = TestKernel.cell(6, "int a = 1;\n%load it\n%jars own.jar\nint b = nope;")
                .withLoads(Map.of("it", List.of("int l1 = 1;\nint l2 = 2;")));

        assertThat(kernel.engine.execute(cell, CellEngine.Elements.FIRST, new Interruption()))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(problem ->
                                        Objects.requireNonNull(problem.place()).line())
                                .containsExactly(4));
        assertThat(kernel.failure(6, "int a = 1;\n%sh true\nthrow new IllegalStateException();")
                        .frames()
                        .getFirst()
                        .line())
                .isEqualTo(3);
    }
}
