package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.Edit;
import dev.slipway.desktop.notebook.Revisions.Revision;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    Path folder;

    private Revisions revisions;
    private Path file;

    @BeforeEach
    void begin() {
        revisions = new Revisions(folder);
        file = folder.resolve("a.ipynb");
    }

    private static List<String> first(List<Revision> all) {
        return all.stream()
                .map(one -> one.source(new CellId("c0")).orElse("none"))
                .toList();
    }

    @Test
    void eachTextThatWasSavedIsKeptOnceTheNewestFirst() throws IOException {
        revisions.keep(file, Bench.document("one", "x"), NOON);
        revisions.keep(file, Bench.document("one", "x"), NOON.plusSeconds(1));
        revisions.keep(file, Bench.document("two", "x"), NOON.plusSeconds(2));

        assertThat(first(revisions.of(file))).containsExactly("two", "one");
        assertThat(revisions.of(folder.resolve("other.ipynb"))).isEmpty();
    }

    @Test
    void whileOneTypesOneAMinuteStaysAndTheLast() throws IOException {
        for (int seconds = 0; seconds <= 150; seconds += 10) {
            revisions.keep(file, Bench.document("text " + seconds), NOON.plusSeconds(seconds));
        }

        assertThat(first(revisions.of(file))).containsExactly("text 150", "text 100", "text 50", "text 0");
    }

    @Test
    void whatHasNoCellsIsNotRestored() {
        var bench = new Bench("three");
        var model = new RevisionsViewModel(bench.notebook, new CellId("c0"));
        model.whole(true);
        model.show(List.of(new Revision(NOON, Bench.document())));

        assertThat(model.canRestore()).isFalse();
        model.restore();

        assertThat(bench.sources()).containsExactly("three");
    }

    @Test
    void whatIsReadAgainKeepsWhatWasChosenAndAFailureIsSaid() {
        var bench = new Bench("three", "y");
        var model = model(bench);
        model.choose(1);
        var later = new Revision(NOON.plusSeconds(9), Bench.document("three", "y"));
        var before = model.revisions();

        model.show(List.of(later, before.getFirst(), before.getLast()));
        assertThat(model.current()).map(Revision::at).contains(NOON);

        model.take(new Jobs.Result.Failed<>(new IOException("No such folder.")));
        assertThat(model.failure()).isEqualTo("No such folder.");
        assertThat(model.canRestore()).isFalse();
    }

    @Test
    void theFirstSaveKeepsWhatTheFileWasBefore() throws IOException {
        var before = NotebookFiles.create(file, Opened.Format.IPYNB, Bench.document("was"));
        var now = NotebookFiles.save(before, Bench.document("is"));

        revisions.remember(before, now, Bench.document("is"), NOON);

        assertThat(first(revisions.of(file))).containsExactly("is", "was");
    }

    private RevisionsViewModel model(Bench bench) {
        var model = new RevisionsViewModel(bench.notebook, new CellId("c0"));
        model.show(List.of(
                new Revision(NOON.plusSeconds(3), Bench.document("two", "y")),
                new Revision(NOON.plusSeconds(2), Bench.document("two", "x")),
                new Revision(NOON, Bench.document("one", "x"))));
        return model;
    }

    @Test
    void ofACellOnlyThoseAreShownAtWhichItBecameAnother() {
        var model = model(new Bench("three", "y"));

        assertThat(first(model.revisions())).containsExactly("two", "one");
        model.whole(true);
        assertThat(model.revisions()).hasSize(3);
        assertThat(model.words(model.revisions().getLast())).isEqualTo("2 of 2 cells differ");
    }

    @Test
    void aCellIsRestoredAsOneStepOfUndo() {
        var bench = new Bench("three", "y");
        var model = model(bench);

        model.choose(1);
        assertThat(model.rows()).isNotEmpty();
        model.restore();

        assertThat(bench.sources()).containsExactly("one", "y");
        assertThat(model.rows()).isEmpty();
        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("three", "y");
    }

    @Test
    void aNotebookIsRestoredWithTheCellsThatWereDeletedSince() {
        var bench = new Bench("three", "y", "new");
        bench.notebook.apply(new Edit.Delete(new CellId("c1")), new CellId("c2"));
        var model = model(bench);
        model.whole(true);

        model.choose(2);
        model.restore();

        assertThat(bench.sources()).containsExactly("one", "x");
        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("three", "new");
    }
}
