package dev.slipway.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    private final Datasets datasets = new Datasets();

    @TempDir
    private Path folder;

    @Test
    void aFileHasTheHashOfItsBytes() throws IOException {
        var file = Files.writeString(folder.resolve("ä b.csv"), "a,b\n");

        assertThat(datasets.measure(file)).isEqualTo(new Datasets.Measured(4, ContentHash.of("a,b\n")));
    }

    @Test
    void aFolderHasTheHashOfItsFilesInOrder() throws IOException {
        Files.createDirectories(folder.resolve("x/y"));
        Files.writeString(folder.resolve("x/y/c"), "3");
        Files.writeString(folder.resolve("x/a"), "12");

        var lines = ContentHash.of("12") + " a\n" + ContentHash.of("3") + " y/c\n";
        assertThat(datasets.measure(folder.resolve("x"))).isEqualTo(new Datasets.Measured(3, ContentHash.of(lines)));
    }

    @Test
    void aFileThatChangedIsReadAgain() throws IOException {
        var file = Files.writeString(folder.resolve("a"), "one");
        datasets.measure(file);
        Files.writeString(file, "other");

        assertThat(datasets.measure(file).hash()).isEqualTo(ContentHash.of("other"));
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> datasets.measure(folder.resolve("none.csv")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.csv");
    }
}
