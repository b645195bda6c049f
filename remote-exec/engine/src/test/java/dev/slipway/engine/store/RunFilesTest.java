package dev.slipway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.RecordedShapes;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.local.FilledStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir
    private Path folder;

    private FilledStore from;
    private FilledStore to;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        from = new FilledStore(Files.createDirectories(folder.resolve("from")));
        to = new FilledStore(Files.createDirectories(folder.resolve("to")));
        file = folder.resolve("runs.slipway");
    }

    private static RunFiles files(FilledStore filled) {
        return new RunFiles(filled.store(), run -> RecordedShapes.expansions(filled.store(), new PlanJson(), run));
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void aRunComesBackWithAllThatHangsOnIt() throws IOException {
        to.run(Map.of("rate", 0.7)); // so that keys and ids are taken
        var run = from.run(Map.of("rate", 0.5));

        files(from).write(List.of(run), file);
        var imported = files(to).read(file);

        assertThat(imported.runs()).containsExactly(run);
        var before = from.history().run(run).orElseThrow();
        var after = to.history().run(run).orElseThrow();
        assertThat(after.steps()).isEqualTo(before.steps());
        assertThat(after.notebookText()).isEqualTo(before.notebookText());
        assertThat(after.row().metrics()).isEqualTo(before.row().metrics());
        assertThat(after.row().parameters()).isEqualTo(before.row().parameters());
        for (int i = 0; i < 3; i++) {
            assertThat(to.history().task(run, "train", i))
                    .isEqualTo(from.history().task(run, "train", i));
        }
        assertThat(to.history().code(run)).isEqualTo(from.history().code(run));
        assertThat(new Soundness(to.store()).faults()).isEmpty();
    }

    @Test
    void whatItsLoopsWentOverComesAlong() throws IOException {
        var run = from.run(Map.of("rate", 0.5));

        files(from).write(List.of(run), file);
        files(to).read(file);

        assertThat(RecordedShapes.expansions(to.store(), new PlanJson(), run))
                .hasSize(1)
                .isEqualTo(RecordedShapes.expansions(from.store(), new PlanJson(), run));
    }

    @Test
    void aRunBringsTheResultsItTookFromAnother() throws IOException {
        from.run(Map.of("rate", 0.5));
        var second = from.run(Map.of("rate", 0.5));

        files(from).write(List.of(second), file);
        files(to).read(file);

        assertThat(to.history().task(second, "train", 2))
                .isEqualTo(from.history().task(second, "train", 2));
        assertThat(new Soundness(to.store()).faults()).isEmpty();
    }

    @Test
    void whatIsThereIsLeftAlone() throws IOException {
        var run = from.run(Map.of("rate", 0.5));
        files(from).write(List.of(run), file);

        var again = files(from).read(file);

        assertThat(again).isEqualTo(new RunFiles.Imported(List.of(), List.of(run)));
    }

    @Test
    void anImportedResultIsReused() throws IOException {
        var run = from.run(Map.of("rate", 0.5));
        files(from).write(List.of(run), file);
        files(to).read(file);

        var own = to.run(Map.of("rate", 0.5));

        assertThat(to.history().run(own).orElseThrow().steps())
                .allSatisfy(step -> assertThat(step.counts().executed()).isZero());
    }

    @Test
    void anUnknownRunIsNamed() {
        var unknown = new RunId("r00000000000000000000000000");

        assertThatThrownBy(() -> files(from).write(List.of(unknown), file)).hasMessageContaining(unknown.value());
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Files.writeString(file, "hello");

        assertThatThrownBy(() -> files(to).read(file)).hasMessageContaining("holds no runs");
    }

    @Test
    void aFileThatLacksAnObjectAddsNothing() throws IOException {
        var run = from.run(Map.of("rate", 0.5));
        files(from).write(List.of(run), file);
        var cut = withoutObjects();

        assertThatThrownBy(() -> files(to).read(cut)).hasMessageContaining("not complete");
        assertThat(to.history().run(run)).isEmpty();
    }

    private Path withoutObjects() throws IOException {
        var cut = folder.resolve("cut.slipway");
        try (var zip = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(cut))) {
            for (var entry : new ArrayList<>(zip.stream().toList())) {
                if (!entry.getName().startsWith("objects/")) {
                    out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                    zip.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
        return cut;
    }
}
