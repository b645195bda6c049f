package dev.slipway.desktop.run;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The tasks of one step of a run: filtered, sorted, one of them chosen. UI thread only.
final class TaskListViewModel {
    /// Which tasks are shown.
    enum Show {
        ALL("All"),
        FAILED("Failed"),
        RUNNING("Running"),
        RETRIED("Retried");

        private final String words;

        Show(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean accepts(TaskRow task) {
            return switch (this) {
                case ALL -> true;
                case FAILED -> task.status() == RunStatus.FAILED;
                case RUNNING -> task.status() == RunStatus.RUNNING;
                case RETRIED -> task.attempts() > 1;
            };
        }
    }

    /// The order of the tasks.
    ///
    /// @param column `state`, `index`, `time`, `attempts`, or the 0-based number of a loop variable
    record Order(String column, boolean ascending) {
        static final Order FAILED_FIRST = new Order("state", true);
        static final Order BY_INDEX = new Order("index", true);

        Order clicked(String other) {
            return other.equals(column) ? new Order(column, !ascending) : new Order(other, !other.equals("time"));
        }
    }

    private final ObservableList<TaskRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<String> step = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Order> order = new ReadOnlyObjectWrapper<>(Order.BY_INDEX);
    private final ReadOnlyObjectWrapper<@Nullable Integer> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> variables = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Show> shown = new SimpleObjectProperty<>(Show.ALL);
    private final StringProperty text = new SimpleStringProperty("");
    private @Nullable Snapshot snapshot;
    private long longest;

    TaskListViewModel() {
        shown.subscribe(_ -> arrange());
        text.subscribe(_ -> arrange());
    }

    ObservableList<TaskRow> rows() {
        return rows;
    }

    /// The step whose tasks are shown, empty before the first answer.
    ReadOnlyObjectProperty<String> stepProperty() {
        return step.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Order> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /// Flat index of the chosen task, null for none.
    ReadOnlyObjectProperty<@Nullable Integer> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Names of the loop variables whose values stand in the rows' items; empty if they cannot be told apart.
    ReadOnlyObjectProperty<List<String>> variablesProperty() {
        return variables.getReadOnlyProperty();
    }

    ObjectProperty<Show> shownProperty() {
        return shown;
    }

    /// Part of an item's text, or an index.
    StringProperty textProperty() {
        return text;
    }

    /// How many tasks the step has, shown or not.
    int total() {
        return Math.max(all().size(), counts().total());
    }

    private Counts counts() {
        return Optional.ofNullable(snapshot).stream()
                .flatMap(now -> now.run().steps().stream())
                .filter(one -> one.name().equals(step.get()))
                .map(StepRow::counts)
                .findFirst()
                .orElse(new Counts(0, 0, 0, 0, 0, 0));
    }

    /// Tells whether all tasks are there: the first ones are shown while the others are being read.
    boolean isWhole() {
        return snapshot != null && snapshot.isWhole();
    }

    /// Returns the value of loop variable `place` in a task's item.
    static String value(TaskRow task, int place) {
        var parts = task.item().split(", ", -1);
        return place < parts.length ? parts[place] : "";
    }

    static Mark mark(TaskRow task) {
        return Facts.task(task.status(), task.attempts());
    }

    /// Takes over what was read; the first time it chooses the step that matters most.
    void show(Snapshot now) {
        snapshot = now;
        if (step.get().isEmpty()) {
            choose(first(now));
        } else {
            name();
            arrange();
        }
    }

    /// Shows the tasks of `name`.
    void choose(String name) {
        if (!name.equals(step.get())) {
            step.set(name);
            chosen.set(null);
            order.set(counts().failed() > 0 ? Order.FAILED_FIRST : Order.BY_INDEX);
            if (!text.get().isEmpty() || shown.get() != Show.ALL) {
                text.set("");
                shown.set(Show.ALL);
            }
            name();
            arrange();
        }
    }

    void sortBy(String column) {
        order.set(order.get().clicked(column));
        arrange();
    }

    /// Chooses a task of the step; null for none.
    void chooseTask(@Nullable Integer index) {
        chosen.set(index);
    }

    /// Chooses the task next to the chosen one, in the order shown.
    void step(int by) {
        int at = position();
        if (!rows.isEmpty()) {
            chosen.set(rows.get(at < 0 ? 0 : Math.clamp(at + by, 0, rows.size() - 1))
                    .index());
        }
    }

    /// Chooses the next failed task after the chosen one, from the start again after the last.
    void nextFailure() {
        int at = position();
        for (int i = 1; i <= rows.size(); i++) {
            var task = rows.get(Math.floorMod(at + i, rows.size()));
            if (task.status() == RunStatus.FAILED) {
                chosen.set(task.index());
                return;
            }
        }
    }

    /// Returns where the chosen task is shown; -1 if it is not.
    int position() {
        var index = chosen.get();
        for (int i = 0; i < rows.size() && index != null; i++) {
            if (rows.get(i).index() == index) {
                return i;
            }
        }
        return -1;
    }

    Optional<TaskRow> chosenTask() {
        var index = chosen.get();
        return index == null
                ? Optional.empty()
                : all().stream().filter(task -> task.index() == index).findFirst();
    }

    /// Returns how long the longest task took, 0 while not all are there. Unit: milliseconds.
    long longestMillis() {
        return longest;
    }

    static long millis(TaskRow task) {
        var times = task.times();
        return times.started() == null || times.ended() == null
                ? 0
                : Math.max(0, Duration.between(times.started(), times.ended()).toMillis());
    }

    private List<TaskRow> all() {
        return snapshot == null ? List.of() : snapshot.tasks().getOrDefault(step.get(), List.of());
    }

    private void name() {
        var plan = snapshot == null ? null : snapshot.plan();
        var loops = plan == null
                ? List.<String>of()
                : plan.step(step.get()).map(found -> loops(plan, found)).orElse(List.of());
        boolean fits = all().stream().limit(50).allMatch(task -> task.item().split(", ", -1).length == loops.size());
        variables.set(fits ? loops : List.of());
    }

    private static List<String> loops(Plan plan, Plan.Step step) {
        var inherited = step.fanOut().inherited();
        var names = new ArrayList<String>();
        if (inherited != null) {
            plan.step(inherited).ifPresent(outer -> names.addAll(loops(plan, outer)));
        }
        step.fanOut().loops().forEach(loop -> names.add(loop.variable()));
        return names;
    }

    private void arrange() {
        longest = isWhole()
                ? Math.max(
                        1,
                        all().stream()
                                .mapToLong(TaskListViewModel::millis)
                                .max()
                                .orElse(1))
                : 0;
        var wanted = text.get().strip().toLowerCase(Locale.ROOT);
        var next = all().stream()
                .filter(task -> shown.get().accepts(task))
                .filter(task -> wanted.isEmpty() || matches(task, wanted))
                .sorted(comparator())
                .toList();
        if (next.size() == rows.size() && sameOrder(next)) {
            for (int i = 0; i < next.size(); i++) {
                if (!Objects.equals(rows.get(i), next.get(i))) {
                    rows.set(i, next.get(i));
                }
            }
        } else {
            rows.setAll(next);
        }
    }

    private boolean sameOrder(List<TaskRow> next) {
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).index() != rows.get(i).index()) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(TaskRow task, String wanted) {
        return task.item().toLowerCase(Locale.ROOT).contains(wanted)
                || String.valueOf(task.index()).equals(wanted)
                || task.status().word().equals(wanted);
    }

    private Comparator<TaskRow> comparator() {
        var column = order.get().column();
        Comparator<TaskRow> by = switch (column) {
            case "state" -> Comparator.comparingInt((TaskRow task) -> weight(task));
            case "index" -> Comparator.comparingInt(TaskRow::index);
            case "time" -> Comparator.comparingLong(TaskListViewModel::millis);
            case "attempts" -> Comparator.comparingInt(TaskRow::attempts);
            default -> byValue(Integer.parseInt(column));
        };
        var directed = order.get().ascending() ? by : by.reversed();
        return directed.thenComparingInt(TaskRow::index);
    }

    private static Comparator<TaskRow> byValue(int place) {
        return (a, b) -> {
            var left = value(a, place);
            var right = value(b, place);
            try {
                return Double.compare(Double.parseDouble(left), Double.parseDouble(right));
            } catch (NumberFormatException notNumbers) {
                return left.compareToIgnoreCase(right);
            }
        };
    }

    private static int weight(TaskRow task) {
        return switch (task.status()) {
            case FAILED, LOST, REFUSED -> 0;
            case RUNNING -> 1;
            case SUCCEEDED -> task.attempts() > 1 ? 2 : 3;
            case REUSED -> 4;
            case CANCELLED, SKIPPED, QUEUED, WAITING -> 5;
        };
    }

    private static String first(Snapshot now) {
        var error = now.run().error();
        if (error != null && now.tasks().containsKey(error.step())) {
            return error.step();
        }
        return now.run().steps().stream()
                .max(Comparator.comparingInt((StepRow step) -> step.counts().total()))
                .map(StepRow::name)
                .orElse("");
    }
}
