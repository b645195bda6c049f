package dev.slipway.desktop;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.why.WhyScreen;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;

/// What the first *Why* of a process costs, between two runs with another parameter.
final class WhyMeasurement {
    private final Composition composition;
    private final LiveStore store;

    WhyMeasurement(Composition composition, LiveStore store) {
        this.composition = composition;
        this.store = store;
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var runs =
                store
                        .services()
                        .history()
                        .runs(new RunQuery("sweep", null, null, null, null, null, 2, null))
                        .rows()
                        .stream()
                        .map(RunRow::id)
                        .toList();
        Timed.opened("why", () -> composition.places().why(runs.getLast(), runs.getFirst()), this::isShown);
        Timed.print(
                "bare-why-open",
                Timed.of(() -> store.services().comparisons().causes(runs.getLast(), runs.getFirst())));
    }

    private boolean isShown() {
        return composition.shell().front().orElse(null) instanceof WhyScreen
                && composition.shell().lookupAll(".label").stream()
                        .anyMatch(node ->
                                node instanceof Label label && label.getText().contains("parameter rate"));
    }
}
