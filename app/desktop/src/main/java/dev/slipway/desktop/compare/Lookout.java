package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.task.Paced;
import dev.slipway.engine.history.Rows.RunRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks whether runs that are over were deleted, restored or labelled by someone else, at most once in two seconds:
/// what others commit is no reason to compare hundreds of runs anew. UI thread only.
final class Lookout {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final LiveStore store;
    private final CompareViewModel model;
    private final Paced paced;

    Lookout(LiveStore store, CompareViewModel model) {
        this.store = store;
        paced = new Paced(store.jobs(), PAUSE, this::look);
        this.model = model;
    }

    /// Looks now, or once the pause since the last time is over.
    void look() {
        paced.ask();
    }

    private void look(Runnable over) {
        var asked = model.ids();
        store.ask(
                () -> labels(store.services().history().rows(asked)),
                found -> {
                    over.run();
                    if (asked.equals(model.ids()) && !found.equals(labels(model.runs()))) {
                        model.reload();
                    }
                },
                _ -> over.run()); // what is shown stays
    }

    private static Map<RunId, Object> labels(List<RunRow> runs) {
        var labels = new HashMap<RunId, Object>();
        runs.forEach(run -> labels.put(run.id(), run.label()));
        return labels;
    }
}
