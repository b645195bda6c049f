package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.call.ExitCode;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.TrustedNotebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A notebook's dependencies on their whole way: session, plan, worker, record, deployment. No network.
class DependenciesIT {
    private static final String NOTEBOOK = """
            //DEPS t:one:1
            // %%
            //| step: a
            int v = t.Made.value() * 10;
            // %%
            //| step: b
            int w = v + t.Made.value();
            // %%
            //| skip
            w
            """;

    @TempDir
    Path folder;

    private SmallRepository repository;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = new SmallRepository(folder.resolve("maven"));
        repository.add("one", "1", 1);
        repository.add("one", "2", 2);
        repository.useIn(Home.here());
        write(NOTEBOOK);
    }

    @AfterEach
    void forgetRepository() throws IOException {
        Files.deleteIfExists(Home.here().resolve("maven-settings.xml"));
        System.clearProperty(Resolver.OFFLINE);
    }

    @Test
    void execLocksWhatItUses() throws IOException {
        var offline = call("exec", "n.jsh", "--offline");
        System.clearProperty(Resolver.OFFLINE);
        var answer = call("exec", "n.jsh", "--in-place", "--json");

        assertThat(offline.exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(offline.err()).contains("t:one:1").contains("cache");
        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(folder.resolve("n.jsh.lock")))
                .contains("t:one:1")
                .contains("sha256");

        // a jar that is another one than was locked is refused
        var jar = repository.cache().resolve("t/one/1/one-1.jar");
        SmallRepository.jar(jar, 9);
        assertThat(call("exec", "n.jsh").err()).contains("t:one:1").contains("SHA-256");
        Files.delete(jar);
        assertThat(call("exec", "n.jsh").exit()).isEqualTo(ExitCode.DONE);

        // a lock that cannot be read is not taken for none
        Files.writeString(folder.resolve("n.jsh.lock"), "<<<<<<< HEAD");
        for (var command : List.of("exec", "check", "plan", "run")) {
            var refused = call(command, "n.jsh");
            assertThat(refused.exit()).as(command + refused.err()).isEqualTo(ExitCode.WORLD);
            assertThat(refused.err()).contains("n.jsh.lock, cannot be read").contains("delete it");
        }
        assertThat(Files.readString(folder.resolve("n.jsh.lock"))).isEqualTo("<<<<<<< HEAD");
    }

    @Test
    void aVersionRunsWithItsOwnJarsAfterTheNotebookHasChanged() throws IOException {
        var run = call("run", "n.jsh", "--json");
        var deploy = call("deploy", "n.jsh");
        write(NOTEBOOK.replace("one:1", "one:2"));
        var other = call("run", "n.jsh", "--json");
        forgetCache();
        var version = call("run", "n@1", "--no-reuse", "--json");

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(deploy.exit()).as(deploy.err()).isEqualTo(ExitCode.DONE);
        assertThat(value(run)).isEqualTo("11");
        assertThat(value(other)).isEqualTo("22");
        assertThat(version.exit()).as(version.err()).isEqualTo(ExitCode.DONE);
        assertThat(value(version)).isEqualTo("11");
        assertThat(TrustedNotebooks.in(Home.here()).contains(folder.resolve("n.jsh")))
                .as("trusted, since it was run")
                .isTrue();
        var jars = call("show", version.json().get("run").asString(), "--json")
                .json()
                .get("environment")
                .get("jars");
        assertThat(jars.get(0).get("coordinates").asString()).isEqualTo("t:one:1");
    }

    @Test
    void aDependencyThatIsNotThereIsTheOnlyProblem() throws IOException {
        write(NOTEBOOK.replace("one:1", "gone:1"));

        var check = call("check", "n.jsh", "--json");

        assertThat(check.exit()).isEqualTo(ExitCode.AT_FAULT);
        assertThat(check.json().get("problems")).hasSize(1);
        assertThat(check.json().get("problems").get(0).get("code").asString()).isEqualTo("dependency-not-found");
        assertThat(call("exec", "n.jsh").err()).contains("t:gone:1").contains("no repository has it");
    }

    /// The plug-in of docs/plugins.md, as it is written there.
    @Test
    void aPlugInOfARepositoryShowsAndKeepsItsValues() throws IOException {
        var code = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(Path.of("../../docs/plugins.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        repository.add(
                "dna",
                "1",
                Map.of(
                        "example.Sequence", code.get(0),
                        "example.SequenceRenderer", code.get(1),
                        "example.SequenceCodec", code.get(2)),
                Map.of(
                        "dev.slipway.api.spi.ValueRenderer", "example.SequenceRenderer",
                        "dev.slipway.api.spi.ArtifactCodec", "example.SequenceCodec"));
        write(code.get(3).replace("%jars dna.jar", "//DEPS t:dna:1").replace("\n//|", "\n// %%\n//|"));

        var exec = call("exec", "n.jsh", "--in-place");
        var run = call("run", "n.jsh", "--json");
        var turned = run.json().get("run").asString() + "/use/0";
        var fasta = folder.resolve("turned.fasta");
        var written = call("artifact", turned, "turned", "-o", fasta.toString());

        assertThat(exec.exit()).as(exec.err()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(folder.resolve("n.jsh.out.json"))).contains("color:green");
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(written.exit()).as(written.err()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(fasta)).isEqualTo(">turned\nGATTGCAGTA\n");
        assertThat(call("show", turned).out()).contains("GATTGCAGTA");
    }

    private String value(Shell.Answer run) {
        return call("artifact", run.json().get("run").asString() + "/b/0", "w")
                .out()
                .strip();
    }

    private Shell.Answer call(String... arguments) {
        return new Shell(folder).call(arguments);
    }

    private void write(String cells) throws IOException {
        Files.writeString(folder.resolve("n.jsh"), "// %%\n" + cells);
    }

    private void forgetCache() throws IOException {
        try (var all = Files.walk(repository.cache())) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
