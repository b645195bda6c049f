package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.history.RunHistory.TaskAttempt;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.Flows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs of attempts that failed and were made again.
class AttemptLogsTest {
    private FilledStore filled;
    private RunHistory history;

    @BeforeEach
    void open(@TempDir Path folder) {
        filled = new FilledStore(folder);
        history = filled.history();
    }

    @AfterEach
    void close() {
        filled.close();
    }

    @Test
    void theLogOfAnAttemptThatDoesNotCountIsKept() throws IOException {
        var tries = new AtomicInteger();
        var retry = new Settings(null, null, null, 2, null, null, true, List.of());
        var id = filled.run(Flows.fanOut(retry).build(), Map.of(), task -> {
            if (task.step().equals("train") && task.index() == 1) {
                int now = tries.incrementAndGet();
                task.print("try " + now + "\n");
                if (now < 3) {
                    throw new IllegalStateException("no luck");
                }
            }
            return FilledStore.compute(task);
        });

        assertThat(List.of(logOf(id, 1), logOf(id, 2), logOf(id, 4)))
                .containsExactly(List.of("try 1"), List.of("try 2"), List.of());
        assertThat(logOf(id, 3)).containsExactly("try 3", "training b");
        assertThat(history.log(id, "train", 1, 0, 10))
                .extracting(Rows.LogLine::text)
                .isEqualTo(logOf(id, 3));
        var again = filled.run(Flows.fanOut(retry).build(), Map.of(), FilledStore::compute);
        assertThat(logOf(again, 3)).isEqualTo(logOf(id, 3));
        assertThat(logOf(again, 1)).isEmpty();
    }

    private List<String> logOf(RunId id, int attempt) throws IOException {
        return history.logOfAttempt(id, new TaskAttempt("train", 1, attempt), 0, 10).stream()
                .map(Rows.LogLine::text)
                .toList();
    }
}
