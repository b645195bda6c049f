package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.history.Rows.RunRow;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Runs side by side: which, measured by which, and what of them is shown. UI thread only.
final class CompareViewModel implements Watcher {
    /// Most runs that stand as columns; more stand as rows.
    static final int MOST_COLUMNS = 8;

    /// Where the screen stands.
    ///
    /// @param compared what was read, with the values of metrics that count; null before the first answer
    /// @param failure why nothing could be read, empty if it could
    record State(@Nullable Compared compared, String failure) {}

    private final LiveStore store;
    private final ObservableList<RunId> ids = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State(null, ""));
    private final ReadOnlyObjectWrapper<Table> table = new ReadOnlyObjectWrapper<>(new Table(List.of(), 0));
    private final ReadOnlyObjectWrapper<@Nullable RunId> baseline = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty differencesOnly = new SimpleBooleanProperty(true);
    private final ObjectProperty<String> metric = new SimpleObjectProperty<>("");
    private final ObjectProperty<MetricReading> reading = new SimpleObjectProperty<>(MetricReading.LAST);
    private final GroupsViewModel groups = new GroupsViewModel();
    private final FiguresViewModel figures = new FiguresViewModel(this);
    private final Weighing weighing;
    private final StringProperty search = new SimpleStringProperty("");
    private final Adding adding;
    private final Lookout lookout;
    private final RunSelection selection = new RunSelection();
    private final CurvesViewModel curves;
    private List<Tone> tones = List.of();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private Prepared prepared = Prepared.NONE; // of what is compared
    private boolean isReading;
    private boolean isShowing;

    CompareViewModel(LiveStore store, List<RunId> runs) {
        this.store = store;
        curves = new CurvesViewModel(store, this::tone, groups);
        adding = new Adding(store, this);
        weighing = new Weighing(store);
        lookout = new Lookout(store, this);
        ids.setAll(new LinkedHashSet<>(runs));
        baseline.set(ids.isEmpty() ? null : ids.getFirst());
        differencesOnly.subscribe(_ -> fill());
        search.subscribe(_ -> fill());
        reading.subscribe((_, _) -> reload());
        selection.pickedProperty().subscribe(_ -> {
            colour();
            curves.draw();
        });
        groups.onChange(this::regroup);
        metric.subscribe(_ -> {
            if (!isShowing) {
                colour();
                curves.read(runs(), metric.get(), Runnable::run);
                changes.set(changes.get() + 1);
                weighing.weigh(runs(), metric.get(), direction(metric.get()).lower(), Runnable::run);
            }
        });
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Table> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// The run the others are measured by, null while there is none.
    ReadOnlyObjectProperty<@Nullable RunId> baselineProperty() {
        return baseline.getReadOnlyProperty();
    }

    BooleanProperty differencesOnlyProperty() {
        return differencesOnly;
    }

    /// The metric that is drawn, empty if there is none.
    ObjectProperty<String> metricProperty() {
        return metric;
    }

    /// Which value of a metric counts.
    ObjectProperty<MetricReading> readingProperty() {
        return reading;
    }

    FiguresViewModel figures() {
        return figures;
    }

    GroupsViewModel groups() {
        return groups;
    }

    /// What the runs are grouped by, null if each stands for itself.
    ObjectProperty<Spread.@Nullable By> groupingProperty() {
        return groups.groupingProperty();
    }

    /// What matters for the metric, null until it is known.
    ReadOnlyObjectProperty<@Nullable Importance> importanceProperty() {
        return weighing.importanceProperty();
    }

    /// Part of the names of the rows that are shown; empty for all.
    StringProperty searchProperty() {
        return search;
    }

    /// More runs.
    Adding adding() {
        return adding;
    }

    /// The runs that are asked for, in their order.
    List<RunId> ids() {
        return List.copyOf(ids);
    }

    RunSelection selection() {
        return selection;
    }

    CurvesViewModel curves() {
        return curves;
    }

    List<RunRow> runs() {
        var compared = state.get().compared();
        return compared == null ? List.of() : compared.runs();
    }

    Jobs jobs() {
        return store.jobs();
    }

    Instant now() {
        return store.clock().instant();
    }

    /// Tells whether runs stand as columns.
    boolean areColumns() {
        return runs().size() <= MOST_COLUMNS;
    }

    int baselineIndex() {
        return Math.max(0, indexOf(baseline.get()));
    }

    /// Returns the place of a run; -1 if it is not there.
    int indexOf(@Nullable RunId run) {
        for (int i = 0; i < runs().size(); i++) {
            if (runs().get(i).id().equals(run)) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the colour of the run at `index`.
    Tone tone(int index) {
        return index >= 0 && index < tones.size() ? tones.get(index) : Tone.NEUTRAL;
    }

    private Tone tone(RunId run) {
        return tone(indexOf(run));
    }

    /// Points at the run at `index`; -1 for none.
    void hover(int index) {
        selection.hover(index >= 0 && index < runs().size() ? runs().get(index).id() : null);
    }

    void reload() {
        if (isReading) {
            return;
        }
        isReading = true;
        var asked = List.copyOf(ids);
        var wanted = reading.get();
        var choice = new Prepared.Asked(baseline.get(), differencesOnly.get(), wanted, metric.get());
        store.ask(
                () -> Prepared.of(read(asked, wanted), choice, now()),
                read -> {
                    isReading = false;
                    if (asked.equals(ids) && wanted.equals(reading.get())) {
                        prepared = read;
                        show(read.compared());
                    } else {
                        reload();
                    }
                },
                failure -> {
                    isReading = false;
                    state.set(new State(state.get().compared(), failure));
                });
    }

    private Compared read(List<RunId> asked, MetricReading wanted) throws IOException {
        var compared = Compared.read(store.services(), asked);
        var at = wanted.kind() == MetricReading.Kind.AT
                ? store.services().history().metricsAt(asked, wanted.iteration())
                : Map.<RunId, Map<String, Double>>of();
        return new Compared(wanted.read(compared.runs(), at), compared.comparison(), compared.gone());
    }

    @Override
    public void changed() {
        if (state.get().compared() == null
                || runs().stream().anyMatch(run -> !run.status().isOver())) {
            reload();
        } else {
            lookout.look();
        }
    }

    void baseline(RunId run) {
        baseline.set(run);
        colour();
        fill();
        changes.set(changes.get() + 1);
        curves.draw();
    }

    void add(List<RunId> runs) {
        var fresh = runs.stream().filter(run -> !ids.contains(run)).toList();
        if (!fresh.isEmpty()) {
            ids.addAll(fresh);
            reload();
        }
    }

    /// Takes a run away; the last one stays.
    void remove(RunId run) {
        if (ids.size() > 1 && ids.remove(run)) {
            if (run.equals(baseline.get())) {
                baseline.set(ids.getFirst());
            }
            reload();
        }
    }

    /// Leaves only the runs that are picked out.
    void keepPicked() {
        if (!selection.isEmpty()) {
            ids.retainAll(selection.pickedProperty().get());
            if (!ids.contains(baseline.get())) {
                baseline.set(ids.getFirst());
            }
            selection.clear();
            reload();
        }
    }

    /// Returns what is shown, to be kept as `name`.
    SavedComparisons.Saved saved(String name) {
        return new SavedComparisons.Saved(
                name,
                List.copyOf(ids),
                baseline.get(),
                metric.get(),
                reading.get(),
                differencesOnly.get(),
                groups.choice(),
                new SavedComparisons.Charts(curves.look(), figures.choice()));
    }

    /// Shows what was kept.
    void restore(SavedComparisons.Saved saved) {
        ids.setAll(new LinkedHashSet<>(saved.runs()));
        baseline.set(saved.baseline());
        differencesOnly.set(saved.differencesOnly());
        selection.clear();
        reading.set(saved.reading());
        metric.set(saved.metric());
        groups.choose(saved.groups());
        curves.look(saved.charts().curves());
        figures.choose(saved.charts().figures());
        reload();
    }

    /// Returns the parameters that vary and the metric as axes.
    Axes axes() {
        var name = metric.get();
        return prepared.axes(name)
                .orElseGet(() -> Axes.of(runs(), name, direction(name).lower()));
    }

    /// Reads no more.
    void close() {
        weighing.close();
        curves.close();
    }

    /// Returns the metrics that some of the runs logged.
    List<String> metrics() {
        return logged().metrics();
    }

    Direction direction(String name) {
        return logged().direction(name);
    }

    /// Returns the run that is best by the chosen metric; empty if fewer than two logged it.
    Optional<RunRow> best() {
        return logged().best(metric.get());
    }

    private Logged logged() {
        return prepared.logged();
    }

    /// Returns what makes the runs not quite comparable, one clause each.
    List<String> warnings() {
        var compared = state.get().compared();
        return compared == null ? List.of() : new Doubts(compared, logged(), baselineIndex()).all();
    }

    /// Returns what makes the run at `index` not quite comparable with the baseline.
    List<String> warnings(int index) {
        var compared = state.get().compared();
        return compared == null ? List.of() : new Doubts(compared, logged(), baselineIndex()).of(index);
    }

    private void show(Compared read) {
        isShowing = true;
        state.set(new State(read, ""));
        if (metric.get().isEmpty() || !metrics().contains(metric.get())) {
            metric.set(logged().firstMetric());
        }
        isShowing = false;
        colour();
        fill();
        changes.set(changes.get() + 1);
        curves.read(runs(), metric.get(), store.jobs().ui()::runPainted);
        weighing.weigh(
                runs(),
                metric.get(),
                direction(metric.get()).lower(),
                store.jobs().ui()::runPainted);
    }

    /// Counts how often runs, baseline or metric changed, however many of these did at once.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    private void regroup() {
        colour();
        changes.set(changes.get() + 1);
        curves.draw();
    }

    private void colour() {
        var runs = runs();
        IntPredicate isShown = at -> selection.isShown(runs.get(at).id());
        groups.read(runs, metric.get(), baselineIndex(), direction(metric.get()));
        tones = groups.tones(isShown).orElseGet(() -> Colours.of(runs, metric.get(), baselineIndex(), isShown));
    }

    private void fill() {
        var compared = state.get().compared();
        if (compared != null) {
            var choice = new Table.Choice(baselineIndex(), differencesOnly.get(), reading.get());
            var whole = prepared.table(choice).orElseGet(() -> Table.of(compared, choice, now()));
            table.set(whole.matching(search.get()));
        }
    }
}
