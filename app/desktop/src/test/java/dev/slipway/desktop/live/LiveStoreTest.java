package dev.slipway.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.task.Jobs;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveStoreTest {
    @Test
    void tellsAWatcherOfWhatWasCommittedElsewhere() throws InterruptedException {
        var workspace = new FakeWorkspace();
        var heard = new CountDownLatch(1);
        var ticked = new CountDownLatch(1);
        try (var ui = Executors.newSingleThreadExecutor()) {
            var store = workspace.live(new Jobs(Runnable::run, ui::execute));
            var watcher = new Watcher() {
                @Override
                public void changed() {
                    heard.countDown();
                }

                @Override
                public void ticked() {
                    ticked.countDown();
                }
            };
            ui.execute(() -> store.watch(watcher));
            assertThat(ticked.await(20, TimeUnit.SECONDS)).isTrue();

            workspace.history.revision++;

            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
            ui.execute(() -> store.unwatch(watcher));
        }
    }

    @Test
    void saysWhatWentWrongInWords() {
        assertThat(LiveStore.sentence(new IllegalStateException("the store is busy.")))
                .isEqualTo("the store is busy.");
        assertThat(LiveStore.sentence(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
