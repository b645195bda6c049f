package dev.slipway.desktop.matrix;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Tasks of runs side by side: which rows are shown, and at which cell one is. UI thread only.
final class MatrixViewModel implements Watcher {
    /// A cell; -1 for none.
    record Place(int row, int run) {
        static final Place NONE = new Place(-1, -1);
    }

    private final LiveStore store;
    private final Routes routes;
    private final List<RunId> ids;
    private final ReadOnlyObjectWrapper<@Nullable TaskMatrix> matrix = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ObjectProperty<TaskMatrix.Choice> choice = new SimpleObjectProperty<>(TaskMatrix.Choice.ALL);
    private final ReadOnlyObjectWrapper<List<TaskMatrix.Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.NONE);
    private boolean isReading;

    MatrixViewModel(LiveStore store, Routes routes, List<RunId> ids) {
        this.store = store;
        this.routes = routes;
        this.ids = List.copyOf(ids);
        choice.subscribe((_, _) -> {
            place.set(Place.NONE);
            fill();
        });
    }

    /// What was read; null before the first answer.
    ReadOnlyObjectProperty<@Nullable TaskMatrix> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    /// Why nothing could be read; empty if it could.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Which rows are shown.
    ObjectProperty<TaskMatrix.Choice> choiceProperty() {
        return choice;
    }

    /// The rows that are shown.
    ReadOnlyObjectProperty<List<TaskMatrix.Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// The cell one is at.
    ObjectProperty<Place> placeProperty() {
        return place;
    }

    TaskMatrix matrix() {
        var read = matrix.get();
        return read == null ? TaskMatrix.NONE : read;
    }

    void reload() {
        if (isReading) {
            return;
        }
        isReading = true;
        store.ask(
                () -> TaskMatrix.read(store.services().history(), ids),
                read -> {
                    isReading = false;
                    failure.set("");
                    matrix.set(read);
                    fill();
                },
                words -> {
                    isReading = false;
                    failure.set(words);
                });
    }

    @Override
    public void changed() {
        if (matrix.get() == null
                || matrix().runs().stream().anyMatch(run -> !run.status().isOver())) {
            reload();
        }
    }

    private void fill() {
        rows.set(matrix().shown(choice.get()));
    }

    /// Returns how many of the tasks that are shown stand where.
    Map<Mark, Integer> counts() {
        return matrix().counts(rows.get());
    }

    /// Returns how many of how many are shown, in words.
    String shown() {
        var read = matrix();
        var all = read.rows().size();
        int there = rows.get().size();
        var words = (there == all ? Words.count(all, "row") : Words.count(there) + " of " + Words.count(all, "row"))
                + ", "
                + (read.runs().size() == read.asked()
                        ? Words.count(read.asked(), "run")
                        : Words.count(read.runs().size()) + " of " + Words.count(read.asked(), "run"));
        return read.tasks() > TaskMatrix.MOST_TASKS
                ? words + ", the first " + Words.count(TaskMatrix.MOST_TASKS) + " of "
                        + Words.count(read.tasks(), "task") + " of a step"
                : words;
    }

    /// Returns the cell at a place; null for none.
    TaskMatrix.@Nullable Cell cell(Place at) {
        boolean isThere = at.row() >= 0 && at.row() < rows.get().size() && at.run() >= 0;
        return isThere ? rows.get().get(at.row()).cell(at.run()) : null;
    }

    /// Returns what is said of the cell one is at; empty for none.
    String words() {
        var at = place.get();
        if (at.row() < 0
                || at.row() >= rows.get().size()
                || at.run() >= matrix().runs().size()) {
            return "";
        }
        var row = rows.get().get(at.row());
        var name = row.item().isEmpty() ? row.step() : row.step() + ", " + row.item();
        if (at.run() < 0) {
            return name;
        }
        var cell = cell(at);
        var run = Facts.title(matrix().runs().get(at.run()));
        if (cell == null) {
            return run + ", " + name + ": the run has no such task";
        }
        var tries = cell.attempts() > 1 ? " after " + Words.count(cell.attempts(), "attempt") : "";
        var took = cell.times().started() == null
                ? ""
                : ", " + Facts.took(cell.times(), store.clock().instant());
        return run + ", " + name + ": " + cell.mark().word() + tries + took;
    }

    /// Moves by so many rows and columns.
    void move(int down, int right) {
        int count = rows.get().size();
        int runs = matrix().runs().size();
        if (count > 0 && runs > 0) {
            var at = place.get();
            place.set(
                    at.row() < 0
                            ? new Place(0, 0)
                            : new Place(
                                    Math.clamp(at.row() + down, 0, count - 1),
                                    Math.clamp(Math.max(0, at.run()) + right, 0, runs - 1)));
        }
    }

    /// Goes to the next failed task, row by row; from the last one to the first.
    void nextFailure() {
        int runs = matrix().runs().size();
        int all = rows.get().size() * runs;
        var at = place.get();
        int from = at.row() < 0 ? -1 : at.row() * runs + Math.max(0, at.run());
        for (int i = 1; i <= all; i++) {
            int next = Math.floorMod(from + i, all);
            var there = new Place(next / runs, next % runs);
            var cell = cell(there);
            if (cell != null && cell.isBad() && cell.index() >= 0) {
                place.set(there);
                return;
            }
        }
    }

    /// Opens the task one is at, or the run for a step that fans out.
    void open() {
        var at = place.get();
        if (at.run() < 0 || at.run() >= matrix().runs().size()) {
            return;
        }
        var run = matrix().runs().get(at.run()).id();
        var cell = cell(at);
        if (cell == null || cell.index() < 0) {
            routes.run(run);
        } else {
            routes.task(run, rows.get().get(at.row()).step(), cell.index());
        }
    }
}
