package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Random actions on a notebook, its undo, its kernel, its file and its journal: after each of them it is what a plain
/// list of cells says, and what is saved or brought back is too. A failure names its seed and what was done.
class RandomActionsTest {
    private static final int EPISODES = Boolean.getBoolean("slipway.long") ? 100 : 5;
    private static final int ACTIONS = 100;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void endWithWhatAPlainListOfCellsSays(Opened.Format format) throws IOException {
        for (long seed = 0; seed < EPISODES; seed++) {
            var actions = new RandomActions(seed, format, folder.resolve(format + "-" + seed));
            int done = 0;
            try {
                actions.begin();
                for (; done < ACTIONS; done++) {
                    actions.act();
                    actions.check();
                }
                actions.checkFile();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed %d, %s, after %d actions: %s".formatted(seed, format, done, actions.done()), e);
            }
            assertThat(done).isEqualTo(ACTIONS);
        }
    }
}
