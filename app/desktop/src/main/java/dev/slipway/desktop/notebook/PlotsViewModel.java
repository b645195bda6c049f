package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.output.CellOutputs.Item;
import dev.slipway.desktop.output.Picture;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// The pictures that the cells of a notebook have shown, the newest last, also those that a later run has replaced. UI
/// thread only.
final class PlotsViewModel {
    /// The most that are kept: the oldest go.
    static final int MOST = 100;

    /// One picture.
    ///
    /// @param at when the cell had ended, null for what was in the file
    record Plot(CellId cell, MimeBundle bundle, @Nullable Instant at) {}

    private final InstantSource clock;
    private final List<Plot> plots = new ArrayList<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private int chosen = -1;
    private int dropped;

    PlotsViewModel(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts up with every change.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    List<Plot> plots() {
        return List.copyOf(plots);
    }

    /// Returns the place of the one that is shown, 0-based; -1 if there is none.
    int chosen() {
        return chosen;
    }

    /// Returns the one that is shown.
    Optional<Plot> current() {
        return chosen < 0 ? Optional.empty() : Optional.of(plots.get(chosen));
    }

    /// Returns how many had to go because there were too many.
    int dropped() {
        return dropped;
    }

    /// Takes what the file has of `cells`.
    void opened(List<CellViewModel> cells) {
        cells.forEach(cell -> take(cell, null));
    }

    /// Takes what `cell` has shown: it has ended.
    void ended(CellViewModel cell) {
        take(cell, clock.instant());
    }

    private void take(CellViewModel cell, @Nullable Instant at) {
        int before = plots.size();
        for (var item : cell.outputs().items()) {
            if (item instanceof Item.Whole(var output)) {
                var bundle = bundle(output);
                if (bundle != null
                        && Picture.isIn(bundle)
                        && plots.stream().noneMatch(one -> one.bundle().equals(bundle))) {
                    plots.add(new Plot(cell.id(), bundle, at));
                }
            }
        }
        if (plots.size() > before) {
            while (plots.size() > MOST) {
                plots.removeFirst();
                dropped++;
            }
            choose(plots.size() - 1);
        }
    }

    private static @Nullable MimeBundle bundle(Output output) {
        return switch (output) {
            case Output.Displayed displayed -> displayed.bundle();
            case Output.Result result -> result.bundle();
            case Output.Printed _, Output.Failed _, Output.Foreign _ -> null;
        };
    }

    /// Shows the picture at `place`, as far as there is one.
    void choose(int place) {
        chosen = plots.isEmpty() ? -1 : Math.clamp(place, 0, plots.size() - 1);
        changes.set(changes.get() + 1);
    }

    /// Takes the picture that is shown out of the history; the cell keeps it.
    void remove() {
        if (chosen >= 0) {
            plots.remove(chosen);
            choose(chosen);
        }
    }

    /// Empties the history.
    void clear() {
        plots.clear();
        dropped = 0;
        choose(-1);
    }
}
