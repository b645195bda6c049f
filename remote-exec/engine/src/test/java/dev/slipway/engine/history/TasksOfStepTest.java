package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.StepTasks;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.local.FilledStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksOfStepTest {
    @TempDir
    private Path folder;

    private FilledStore filled;
    private RunHistory history;

    @BeforeEach
    void open() {
        filled = new FilledStore(folder);
        history = filled.history();
    }

    @AfterEach
    void close() {
        filled.close();
    }

    @Test
    void onlyWhatChangedOfAStepIsReadAgain() throws IOException {
        var id = filled.run(Map.of());
        var before = history.tasks(id, "train", StepTasks.NONE);
        filled.store()
                .write(transaction -> transaction.update(
                        "UPDATE task SET item = 'read again' WHERE step = 1"
                                + " AND run = (SELECT key FROM run WHERE id = ?)",
                        id));

        assertThat(before.rows())
                .isEqualTo(history.tasks(id, "train", 0, 9).rows().stream()
                        .map(task -> new TaskRow(
                                task.index(),
                                List.of("a", "b", "c").get(task.index()),
                                task.status(),
                                task.times(),
                                task.attempts(),
                                task.worker()))
                        .toList());
        assertThat(history.tasks(id, "train", before).rows())
                .extracting(TaskRow::item)
                .containsExactly("a", "b", "c");
        change(id, 0, "running");
        change(id, 2, "running");
        var running = history.tasks(id, "train", StepTasks.NONE);
        change(id, 2, "succeeded");
        assertThat(history.tasks(id, "train", running).rows())
                .extracting(task -> task.status().word())
                .containsExactly("running", "succeeded", "succeeded");
    }

    @Test
    void tasksThatWereCancelledTogetherAreAllReadAgain() throws IOException {
        var id = filled.run(Map.of());
        var before = history.tasks(id, "train", StepTasks.NONE);
        filled.store().<Integer>write(transaction -> {
            transaction.update("UPDATE step SET executed = 1, cancelled = 2 WHERE name = 'train'");
            return transaction.update("UPDATE task SET status = 'cancelled' WHERE step = 1 AND idx > 0");
        });

        assertThat(history.tasks(id, "train", before).rows())
                .extracting(task -> task.status().word())
                .containsExactly("succeeded", "cancelled", "cancelled");
    }

    /// Changes a task of `train` and what its step counts.
    private void change(RunId id, int index, String status) throws IOException {
        filled.store().<Integer>write(transaction -> {
            transaction.update(
                    "UPDATE task SET status = ? WHERE run = (SELECT key FROM run WHERE id = ?) AND step = 1 AND idx = ?",
                    status,
                    id,
                    index);
            return transaction.update(
                    "UPDATE step SET executed = (SELECT count(*) FROM task t WHERE t.run = step.run AND t.step = 1"
                            + " AND t.status = 'succeeded') WHERE name = 'train'");
        });
    }
}
