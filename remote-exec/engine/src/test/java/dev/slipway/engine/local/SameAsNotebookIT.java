package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.GeneratedNotebook;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A flow gives what the notebook gives: generated notebooks, run from top to bottom in a kernel and as a flow on real
/// workers, print the same. Seeded; the seed is in the message of a failure.
@Timeout(3600)
class SameAsNotebookIT {
    private static final int ROUNDS = Boolean.getBoolean("slipway.long") ? 300 : 5;
    private static final long SEED = Long.getLong("slipway.seed", 1000);

    @Test
    void aFlowGivesWhatTheNotebookGives(@TempDir Path folder) throws Exception {
        try (var ways = new BothWays(folder)) {
            for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
                var cells = GeneratedNotebook.cells(seed);

                var flow = ways.asFlow(cells);

                var what = "seed " + seed + "\n" + GeneratedNotebook.text(cells) + "\n" + flow;
                assertThat(flow).as(what).isInstanceOf(BothWays.Result.Printed.class);
                assertThat(flow).as(what).isEqualTo(ways.asNotebook(cells));
            }
        }
    }
}
