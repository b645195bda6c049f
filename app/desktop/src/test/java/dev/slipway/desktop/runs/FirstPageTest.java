package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.UiThread;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// In which order a list of runs comes: what is seen first, then the rest, then what is counted.
class FirstPageTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final Queue<Runnable> painted = new ArrayDeque<>();
    private final RunListViewModel list =
            new RunListViewModel(workspace.live(new Jobs(Runnable::run, ui())), ZoneOffset.UTC);

    @Test
    void countsWhatTheFilterLeavesOnceTheRunsArePainted() {
        fill(3);

        list.reload();
        list.filter().showOnly("status:succeeded");

        assertThat(list.lines()).hasSize(3);
        assertThat(list.facets()).isEmpty();
        painted.remove().run();
        assertThat(list.facets()).as("of a list that is gone").isEmpty();
        painted.remove().run();
        assertThat(list.facets()).isNotEmpty();
        assertThat(painted).isEmpty();
    }

    @Test
    void theFirstRunsAreThereBeforeTheRestOfThePageAndBothBeforeTheCounts() {
        fill(500);

        list.reload();

        assertThat(list.lines()).hasSize(60);
        add(501, RunStatus.RUNNING);
        list.changed();
        assertThat(list.lines()).as("until the page is whole").hasSize(60);
        painted.remove().run();
        assertThat(list.lines()).as("with the new run").hasSize(201);
        assertThat(list.stateProperty().get().fresh()).isZero();
        assertThat(list.facets()).isEmpty();
        painted.forEach(Runnable::run);
        assertThat(list.facets()).isNotEmpty();
    }

    @Test
    void scrollingBeforeThePageIsWholeReadsItsRestOnce() {
        fill(500);
        list.reload();

        list.more();
        List.copyOf(painted).forEach(Runnable::run);

        assertThat(list.lines()).hasSize(200);
        assertThat(list.facets()).isNotEmpty();
    }

    /// Keeps what is to be done once something is painted.
    private UiThread ui() {
        return new UiThread() {
            @Override
            public void run(Runnable action) {
                action.run();
            }

            @Override
            public void runPainted(Runnable action) {
                painted.add(action);
            }
        };
    }

    private void fill(int count) {
        for (int i = 1; i <= count; i++) {
            add(i, RunStatus.SUCCEEDED);
        }
    }

    private void add(int number, RunStatus status) {
        workspace.history.add(new RunBuilder("flight-delays", number)
                .started(FakeWorkspace.NOW.minus(Duration.ofHours(1000 - number)), Duration.ofSeconds(60))
                .status(status)
                .build());
    }
}
