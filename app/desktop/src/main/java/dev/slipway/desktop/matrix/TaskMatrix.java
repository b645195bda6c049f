package dev.slipway.desktop.matrix;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tasks of runs: a row a step and, below one that fans out, a row a task; a column a run. A task is in the row of its
/// item, whatever its number is in that run. Immutable.
///
/// @param runs a column each, in the order they were asked for; copied
/// @param rows in the order of the steps; copied
/// @param asked how many runs were asked for: those beyond 200, and those that are gone, have no column
/// @param tasks how many tasks the largest step has: those beyond 2,000 have no row
record TaskMatrix(List<RunRow> runs, List<Row> rows, int asked, long tasks) {
    /// Most runs that have a column.
    static final int MOST_RUNS = 200;

    /// Most tasks of a step that have a row.
    static final int MOST_TASKS = 2_000;

    static final TaskMatrix NONE = new TaskMatrix(List.of(), List.of(), 0, 0);

    private static final Set<Mark> BAD = EnumSet.of(Mark.FAILED, Mark.LOST, Mark.REFUSED);
    private static final Set<Mark> GOOD = EnumSet.of(Mark.SUCCEEDED, Mark.REUSED, Mark.RETRIED);

    TaskMatrix {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
    }

    /// Where a task stands in one run.
    ///
    /// @param index its number there; -1 for a step as a whole
    record Cell(Mark mark, int index, int attempts, Times times) {
        boolean isBad() {
            return BAD.contains(mark);
        }
    }

    /// One row.
    ///
    /// @param item of the fan-out; empty for a step as a whole
    /// @param cells by column; absent where the run has no such task; copied
    record Row(String step, String item, Map<Integer, Cell> cells) {
        Row {
            cells = Map.copyOf(cells);
        }

        @Nullable
        Cell cell(int run) {
            return cells.get(run);
        }

        boolean hasFailed() {
            return cells.values().stream().anyMatch(Cell::isBad);
        }

        /// Tells whether it went well in some runs and not in others.
        boolean isMixed() {
            long good = cells.values().stream()
                    .filter(cell -> GOOD.contains(cell.mark))
                    .count();
            return good > 0 && good < cells.size();
        }
    }

    /// Which rows are shown.
    enum Choice {
        ALL("All", ""),
        MIXED("Mixed", "that went well in some runs and not in others"),
        FAILED("Failed", "that failed somewhere");

        private final String words;
        private final String meaning;

        Choice(String words, String meaning) {
            this.words = words;
            this.meaning = meaning;
        }

        /// Returns which rows these are; empty for all.
        String meaning() {
            return meaning;
        }

        String words() {
            return words;
        }

        boolean shows(Row row) {
            return switch (this) {
                case ALL -> true;
                case MIXED -> row.isMixed();
                case FAILED -> row.hasFailed();
            };
        }
    }

    /// Reads the tasks of runs. Does I/O.
    static TaskMatrix read(RunHistory history, List<RunId> ids) throws IOException {
        var builder = new Builder();
        for (var id : ids.subList(0, Math.min(MOST_RUNS, ids.size()))) {
            var run = history.run(id);
            if (run.isPresent()) {
                var tasks = new HashMap<String, List<TaskRow>>();
                for (var step : run.get().steps()) {
                    var page = history.tasks(id, step.name(), 0, MOST_TASKS);
                    builder.most = Math.max(builder.most, page.total());
                    tasks.put(step.name(), page.rows());
                }
                builder.add(run.get(), tasks);
            }
        }
        return builder.build(ids.size());
    }

    /// Returns the rows that `choice` means, each task with the step above it.
    List<Row> shown(Choice choice) {
        var shown = new ArrayList<Row>();
        @Nullable Row head = null;
        for (var row : rows) {
            boolean isStep = row.item.isEmpty();
            head = isStep ? row : head;
            if (choice.shows(row)) {
                if (head != null) {
                    shown.add(head);
                    head = null;
                }
                if (!isStep) {
                    shown.add(row);
                }
            }
        }
        return shown;
    }

    /// Returns how many cells of these rows stand where, steps that fan out aside.
    Map<Mark, Integer> counts(List<Row> of) {
        var counts = new EnumMap<Mark, Integer>(Mark.class);
        of.forEach(row -> row.cells.values().stream()
                .filter(cell -> cell.index >= 0)
                .forEach(cell -> counts.merge(cell.mark, 1, Integer::sum)));
        return counts;
    }

    /// Puts tasks into rows. One thread at a time.
    private static final class Builder {
        private final List<RunRow> runs = new ArrayList<>();
        private final Map<String, Map<String, Map<Integer, Cell>>> steps = new LinkedHashMap<>();
        private long most;

        void add(RunDetail run, Map<String, List<TaskRow>> tasks) {
            int column = runs.size();
            runs.add(run.row());
            for (var step : run.steps()) {
                var rows = steps.computeIfAbsent(step.name(), _ -> new LinkedHashMap<>());
                var own = tasks.getOrDefault(step.name(), List.of());
                boolean isOne = own.size() == 1 && own.getFirst().item().isEmpty();
                rows.computeIfAbsent("", _ -> new HashMap<>()).put(column, isOne ? cell(own.getFirst()) : cell(step));
                if (!isOne) {
                    var seen = new HashMap<String, Integer>();
                    own.forEach(task -> rows.computeIfAbsent(name(task, seen), _ -> new HashMap<>())
                            .put(column, cell(task)));
                }
            }
        }

        /// Returns the item; its number too where it has none, or it was there before.
        private static String name(TaskRow task, Map<String, Integer> seen) {
            var item = task.item().isEmpty() ? "task " + task.index() : task.item();
            int before = seen.merge(item, 1, Integer::sum) - 1;
            return before == 0 ? item : item + " (" + (before + 1) + ")";
        }

        private static Cell cell(TaskRow task) {
            return new Cell(Facts.task(task.status(), task.attempts()), task.index(), task.attempts(), task.times());
        }

        private static Cell cell(StepRow step) {
            return new Cell(Facts.mark(step.status(), step.counts()), -1, 0, step.times());
        }

        TaskMatrix build(int asked) {
            var rows = new ArrayList<Row>();
            steps.forEach((step, items) -> items.forEach((item, cells) -> rows.add(new Row(step, item, cells))));
            return new TaskMatrix(runs, rows, asked, most);
        }
    }
}
