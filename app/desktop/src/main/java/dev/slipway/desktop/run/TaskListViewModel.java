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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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
    /// What the id of a metric's column begins with.
    static final String METRIC = "m:";

    /// Asks the store what all tasks of a step logged or kept.
    interface Lookup {
        /// Hands the last values to `then`, by metric and task.
        void metrics(String step, Consumer<Map<String, Map<Integer, Double>>> then);

        /// Hands the tasks to `then` that kept an artifact `name` whose preview holds `text`.
        void holding(String step, String name, String text, Consumer<Set<Integer>> then);
    }

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
    /// @param column `state`, `index`, `time`, `attempts`, the 0-based number of a loop variable, `m:METRIC`
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
    private final ReadOnlyObjectWrapper<Map<String, Map<Integer, Double>>> metrics =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final Lookup lookup;
    private @Nullable Snapshot snapshot;
    private RunPicture picture = RunPicture.NONE;
    private @Nullable Set<Integer> holding; // null while no artifact is looked for
    private String known = "";

    TaskListViewModel(Lookup lookup) {
        this.lookup = lookup;
        shown.subscribe(_ -> arrange());
        text.subscribe(_ -> search());
    }

    /// The last values that tasks of the step logged, by metric and task.
    ReadOnlyObjectProperty<Map<String, Map<Integer, Double>>> metricsProperty() {
        return metrics.getReadOnlyProperty();
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

    /// Part of an item's text, an index, a state; `NAME:TEXT` for a loop variable or an artifact.
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
    void show(RunPicture drawn) {
        picture = drawn;
        var now = drawn.snapshot();
        snapshot = now;
        if (now == null) {
            return;
        }
        if (step.get().isEmpty()) {
            choose(first(now));
        } else {
            name();
            measure();
            if (holding != null) {
                lookUp();
            }
            arrange();
        }
    }

    /// Shows the tasks of `name`.
    void choose(String name) {
        if (!name.equals(step.get())) {
            step.set(name);
            chosen.set(null);
            metrics.set(Map.of());
            known = "";
            order.set(counts().failed() > 0 ? Order.FAILED_FIRST : Order.BY_INDEX);
            if (!text.get().isEmpty() || shown.get() != Show.ALL) {
                text.set("");
                shown.set(Show.ALL);
            }
            name();
            measure();
            arrange();
        }
    }

    /// Asks what the tasks logged, once all of them are there: when their step is chosen, and when it is over.
    private void measure() {
        var name = step.get();
        var isOver = Optional.ofNullable(snapshot).stream()
                .flatMap(now -> now.run().steps().stream())
                .anyMatch(one -> one.name().equals(name) && one.status().isOver());
        var state = name + isOver;
        if (isWhole() && !state.equals(known)) {
            known = state;
            lookup.metrics(name, found -> {
                if (name.equals(step.get())) {
                    metrics.set(found);
                    arrange();
                }
            });
        }
    }

    /// Looks for what is typed: at once in items, in artifacts once the store has answered.
    private void search() {
        var wanted = text.get().strip();
        boolean isOfArtifact = wanted.indexOf(':') > 0 && variable(wanted) < 0;
        holding = isOfArtifact ? Set.of() : null;
        if (isOfArtifact) {
            lookUp();
        }
        arrange();
    }

    /// Asks the store which tasks kept what is typed.
    private void lookUp() {
        var wanted = text.get().strip();
        var of = step.get();
        int colon = wanted.indexOf(':');
        lookup.holding(
                of, wanted.substring(0, colon), wanted.substring(colon + 1).strip(), found -> {
                    if (wanted.equals(text.get().strip()) && of.equals(step.get()) && !found.equals(holding)) {
                        holding = found;
                        arrange();
                    }
                });
    }

    /// Returns the place of the loop variable whose name stands before the colon of `wanted`; -1 if none is called so.
    private int variable(String wanted) {
        var name = wanted.substring(0, Math.max(0, wanted.indexOf(':')));
        var all = variables.get();
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).equalsIgnoreCase(name))
                .findFirst()
                .orElse(-1);
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
        return isWhole() ? Math.max(1, (long) picture.durations(step.get()).longest()) : 0;
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
        var wanted = text.get().strip().toLowerCase(Locale.ROOT);
        boolean isAll = wanted.isEmpty() && shown.get() == Show.ALL;
        var found = isAll
                ? all()
                : all().stream()
                        .filter(shown.get()::accepts)
                        .filter(task -> wanted.isEmpty() || matches(task, wanted))
                        .toList();
        var next = TaskOrder.sorted(found, order.get(), metrics.get());
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

    private boolean matches(TaskRow task, String wanted) {
        int variable = variable(wanted);
        if (variable >= 0) {
            return value(task, variable)
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted.substring(wanted.indexOf(':') + 1).strip());
        }
        return (holding != null && holding.contains(task.index()))
                || task.item().toLowerCase(Locale.ROOT).contains(wanted)
                || String.valueOf(task.index()).equals(wanted)
                || task.status().word().equals(wanted);
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
