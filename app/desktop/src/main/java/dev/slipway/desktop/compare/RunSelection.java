package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which of the runs side by side are picked out, and which one is pointed at: one for table, curves, axes and points.
/// UI thread only.
final class RunSelection {
    private final ReadOnlyObjectWrapper<Set<RunId>> picked = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable RunId> hovered = new ReadOnlyObjectWrapper<>();

    /// The runs that are picked out; empty if none is, and all look alike.
    ReadOnlyObjectProperty<Set<RunId>> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /// The run that is pointed at, null for none.
    ReadOnlyObjectProperty<@Nullable RunId> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    boolean isEmpty() {
        return picked.get().isEmpty();
    }

    /// Tells whether `run` is picked out, or none is.
    boolean isShown(RunId run) {
        return picked.get().isEmpty() || picked.get().contains(run);
    }

    boolean isPicked(RunId run) {
        return picked.get().contains(run);
    }

    void pick(Collection<RunId> runs) {
        picked.set(Set.copyOf(runs));
    }

    void toggle(RunId run) {
        var next = new LinkedHashSet<>(picked.get());
        if (!next.remove(run)) {
            next.add(run);
        }
        pick(next);
    }

    void clear() {
        pick(Set.of());
    }

    void hover(@Nullable RunId run) {
        hovered.set(run);
    }
}
