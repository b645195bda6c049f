package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
    @TempDir
    private Path folder;

    @Test
    void whatChangedSinceTheCommitIsKept() throws Exception {
        var notebook = repository();

        try (var store = Store.in(folder.resolve(".slipway"))) {
            var clean = Objects.requireNonNull(
                    Provenance.maker(notebook, List.of(), store).git());
            Files.writeString(notebook, "// %%\nint a = 2;\n");
            var dirty = Objects.requireNonNull(
                    Provenance.maker(notebook, List.of(), store).git());

            assertThat(clean.dirty()).isFalse();
            assertThat(clean.diff()).isNull();
            assertThat(dirty.commit()).isEqualTo(clean.commit());
            assertThat(dirty.dirty()).isTrue();
            assertThat(new String(store.bytes(Objects.requireNonNull(dirty.diff())), StandardCharsets.UTF_8))
                    .contains("-int a = 1;", "+int a = 2;");
        }
    }

    @Test
    void outsideARepositoryThereIsNoCommit() throws IOException {
        try (var store = Store.in(folder.resolve(".slipway"))) {
            assertThat(Provenance.maker(folder.resolve("nb.jsh"), List.of(), store)
                            .git())
                    .isNull();
        }
    }

    private Path repository() throws IOException, InterruptedException {
        var notebook = Files.writeString(folder.resolve("nb.jsh"), "// %%\nint a = 1;\n");
        git("init", "-q");
        git("add", "nb.jsh");
        git("-c", "user.name=ann", "-c", "user.email=ann@example.org", "commit", "-q", "-m", "first");
        return notebook;
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
