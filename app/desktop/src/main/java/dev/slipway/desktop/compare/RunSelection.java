package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which of the runs side by side are picked out, and which one is pointed at: one for table, curves, axes and points.
/// UI thread only.
final class RunSelection {
    private final ReadOnlyObjectWrapper<Set<RunId>> picked = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable RunId> hovered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<RunId>> lit = new ReadOnlyObjectWrapper<>(Set.of());

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

    /// The runs that are lit up in every view: the one that is pointed at, or all of a group that is.
    ReadOnlyObjectProperty<Set<RunId>> litProperty() {
        return lit.getReadOnlyProperty();
    }

    boolean isLit(RunId run) {
        return lit.get().contains(run);
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
        lit.set(run == null ? Set.of() : Set.of(run));
    }

    /// Points at a group of `runs`.
    ///
    /// @param places of its runs; empty for none
    void light(List<RunRow> runs, Collection<Integer> places) {
        hovered.set(null);
        lit.set(ids(runs, places));
    }

    /// Picks the runs at `places` out; if just they are picked, takes that back.
    void pick(List<RunRow> runs, Collection<Integer> places) {
        var ids = ids(runs, places);
        pick(ids.equals(picked.get()) ? Set.of() : ids);
    }

    private static Set<RunId> ids(List<RunRow> runs, Collection<Integer> places) {
        return places.stream().map(at -> runs.get(at).id()).collect(Collectors.toUnmodifiableSet());
    }
}
