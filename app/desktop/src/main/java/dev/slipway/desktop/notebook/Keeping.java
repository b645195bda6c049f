package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.task.Jobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/// Brings what cells have shown into the document: little of it at once, much of it once a worker has copied it. UI
/// thread only.
final class Keeping {
    /// The most printed text that is copied on the UI thread. Unit: UTF-16 units.
    static final int MOST = 1 << 18;

    private final ObjectProperty<Document> document;
    private final Jobs jobs;
    private final Map<CellId, Shown> pending = new LinkedHashMap<>();
    private final List<Consumer<CellViewModel>> listeners = new ArrayList<>();

    /// What a cell had shown when it ended.
    private record Shown(
            Supplier<List<Output>> outputs, @Nullable Integer count) {
        /// A cell that is not there, or no longer code, keeps nothing.
        Document in(Document document, CellId cell) {
            boolean keeps = document.cell(cell)
                    .filter(there -> there.kind() == CellKind.CODE)
                    .isPresent();
            return keeps ? new Edit.SetOutputs(cell, outputs.get(), count).apply(document) : document;
        }

        Cell of(Cell cell) {
            return cell.kind() == CellKind.CODE ? cell.withOutputs(outputs.get(), count) : cell;
        }
    }

    Keeping(ObjectProperty<Document> document, Jobs jobs) {
        this.document = document;
        this.jobs = jobs;
    }

    /// Calls `listener` with each cell that has ended.
    void onEnd(Consumer<CellViewModel> listener) {
        listeners.add(listener);
    }

    /// Keeps what `cell` has shown; `count` is its execution's number.
    void keep(CellViewModel cell, @Nullable Integer count) {
        listeners.forEach(listener -> listener.accept(cell));
        keepShown(cell, count);
    }

    /// Keeps what `cell`, which does not run, shows since a display in it was updated.
    void renew(CellViewModel cell) {
        keepShown(cell, cell.cellProperty().get().executionCount());
    }

    private void keepShown(CellViewModel cell, @Nullable Integer count) {
        var shown = new Shown(cell.outputs().copy(), count);
        if (cell.outputs().printed() <= MOST) {
            pending.remove(cell.id());
            put(cell, shown);
            return;
        }
        pending.put(cell.id(), shown);
        var before = cell.cellProperty().get().outputs();
        jobs.submit(() -> sameAs(before, shown.outputs().get()), result -> {
            if (result instanceof Jobs.Result.Done<List<Output>>(var outputs) && pending.remove(cell.id(), shown)) {
                put(cell, new Shown(() -> outputs, count));
            }
        });
    }

    /// Returns `before` where `now` equals it, so that the UI thread finds that out at once.
    private static List<Output> sameAs(List<Output> before, List<Output> now) {
        return now.equals(before) ? before : now;
    }

    private void put(CellViewModel cell, Shown shown) {
        document.set(shown.in(document.get(), cell.id()));
        cell.kept(document.get()
                .cell(cell.id())
                .orElseGet(() -> shown.of(cell.cellProperty().get())));
    }

    /// Forgets what was to be kept of `cell`.
    void forget(CellViewModel cell) {
        pending.remove(cell.id());
    }

    /// Forgets what was to be kept: the outputs of all cells are others now.
    void forget() {
        pending.clear();
    }

    /// Returns what makes, on any thread, the document with all that `running` and the cells that have just ended have
    /// shown up to now.
    ///
    /// @param running null if no cell runs
    Supplier<Document> withShown(@Nullable CellViewModel running) {
        var base = document.get();
        var shown = new LinkedHashMap<>(pending);
        if (running != null) {
            shown.put(
                    running.id(),
                    new Shown(
                            running.outputs().copy(),
                            running.cellProperty().get().executionCount()));
        }
        return () -> {
            var all = base;
            for (var one : shown.entrySet()) {
                all = one.getValue().in(all, one.getKey());
            }
            return all;
        };
    }
}
