package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.task.Jobs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static final Output MUCH = new Output.Printed("stdout", "a line of a cell\n".repeat(100_000));
    private final Deque<Runnable> workers = new ArrayDeque<>();
    private final SimpleObjectProperty<Document> document = new SimpleObjectProperty<>(Bench.document("a", "b"));
    private final CellViewModel cell = new CellViewModel(document.get().cells().getFirst());
    private final Keeping keeping = new Keeping(document, new Jobs(workers::add, Runnable::run));

    private List<Output> kept() {
        return document.get().cells().getFirst().outputs();
    }

    @Test
    void littleIsKeptAtOnce() {
        cell.outputs().add(new Output.Printed("stdout", "1\n"));

        keeping.keep(cell, 1);

        assertThat(workers).isEmpty();
        assertThat(kept()).containsExactly(new Output.Printed("stdout", "1\n"));
    }

    @Test
    void muchIsCopiedByAWorkerAndAllOfItIsKept() {
        cell.outputs().add(MUCH);

        keeping.keep(cell, 1);
        assertThat(kept()).isEmpty();
        workers.remove().run();

        assertThat(kept()).containsExactly(MUCH);
        assertThat(cell.cellProperty().get().outputs()).containsExactly(MUCH);
    }

    @Test
    void whatAWorkerStillCopiesIsSavedToo() {
        cell.outputs().add(MUCH);
        keeping.keep(cell, 1);

        var saved = keeping.withShown(null).get();

        assertThat(saved.cells().getFirst().outputs()).containsExactly(MUCH);
    }

    @Test
    void anOlderCopyNeverReplacesWhatALaterRunHasShown() {
        cell.outputs().add(MUCH);
        keeping.keep(cell, 1);
        cell.outputs().set(List.of(new Output.Printed("stdout", "2\n")));
        keeping.keep(cell, 2);

        workers.forEach(Runnable::run);

        assertThat(kept()).containsExactly(new Output.Printed("stdout", "2\n"));
    }

    @Test
    void clearedOutputsDoNotComeBack() {
        cell.outputs().add(MUCH);
        keeping.keep(cell, 1);

        keeping.forget();
        workers.forEach(Runnable::run);

        assertThat(kept()).isEmpty();
    }

    @Test
    void muchThatIsTheSameAsBeforeIsToldByIdentity() {
        cell.outputs().add(MUCH);
        keeping.keep(cell, 1);
        workers.remove().run();
        var before = kept();

        keeping.keep(cell, 2);
        workers.remove().run();

        assertThat(kept().getFirst()).isSameAs(before.getFirst());
        assertThat(document.get().cells().getFirst().executionCount()).isEqualTo(2);
    }
}
