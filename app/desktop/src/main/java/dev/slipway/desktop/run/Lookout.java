package dev.slipway.desktop.run;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.task.Paced;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks whether a run that is over was deleted or labelled by someone else, at most twice a second. UI thread only.
final class Lookout {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LiveStore store;
    private final RunId run;
    private final Supplier<Optional<RunRow>> shown;
    private final Runnable gone;
    private final Runnable changed;
    private final Paced paced;

    /// @param shown returns the run as it is shown
    /// @param gone called if it was deleted
    /// @param changed called if it is another now than the one that is shown
    Lookout(LiveStore store, RunId run, Supplier<Optional<RunRow>> shown, Runnable gone, Runnable changed) {
        this.store = store;
        paced = new Paced(store.jobs(), PAUSE, this::look);
        this.run = run;
        this.shown = shown;
        this.gone = gone;
        this.changed = changed;
    }

    /// Looks now, or once the pause since the last time is over.
    void look() {
        paced.ask();
    }

    private void look(Runnable over) {
        store.ask(
                () -> store.services().history().run(run).map(RunDetail::row),
                found -> {
                    over.run();
                    if (found.isEmpty()) {
                        gone.run();
                    } else if (!found.equals(shown.get())) {
                        changed.run();
                    }
                },
                _ -> over.run()); // what is shown stays
    }
}
