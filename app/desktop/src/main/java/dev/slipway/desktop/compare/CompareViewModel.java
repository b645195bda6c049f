package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Runs side by side: which, measured by which, and what of them is shown. UI thread only.
final class CompareViewModel implements Watcher {
    /// Most runs whose curves are drawn.
    static final int MOST_CURVES = 200;
    /// Most runs that stand as columns; more stand as rows.
    static final int MOST_COLUMNS = 8;

    private static final int COLOURS = 6;
    private static final long MOST_POINTS = 50_000;
    private static final int OFFERED = 200;

    /// Where the screen stands.
    ///
    /// @param compared what was read, null before the first answer
    /// @param failure why nothing could be read, empty if it could
    record State(@Nullable Compared compared, String failure) {}

    private final LiveStore store;
    private final ObservableList<RunId> ids = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State(null, ""));
    private final ReadOnlyObjectWrapper<Table> table = new ReadOnlyObjectWrapper<>(new Table(List.of(), 0));
    private final ReadOnlyObjectWrapper<@Nullable RunId> baseline = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty differencesOnly = new SimpleBooleanProperty(true);
    private final ObjectProperty<String> metric = new SimpleObjectProperty<>("");
    private final ReadOnlyObjectWrapper<List<Series>> curves = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<RunRow> offered = FXCollections.observableArrayList();
    private List<Tone> tones = List.of();
    private boolean isReading;

    CompareViewModel(LiveStore store, List<RunId> runs) {
        this.store = store;
        ids.setAll(new LinkedHashSet<>(runs));
        baseline.set(ids.isEmpty() ? null : ids.getFirst());
        differencesOnly.subscribe(_ -> fill());
        metric.subscribe(_ -> {
            colour();
            readCurves();
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

    /// The metric whose curves are drawn, empty if there is none.
    ObjectProperty<String> metricProperty() {
        return metric;
    }

    /// A line a run that logged the metric over iterations, in the order of the runs.
    ReadOnlyObjectProperty<List<Series>> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /// Runs that can be added.
    ObservableList<RunRow> offered() {
        return offered;
    }

    List<RunRow> runs() {
        var compared = state.get().compared();
        return compared == null ? List.of() : compared.runs();
    }

    Instant now() {
        return store.clock().instant();
    }

    /// Tells whether runs stand as columns.
    boolean areColumns() {
        return runs().size() <= MOST_COLUMNS;
    }

    int baselineIndex() {
        for (int i = 0; i < runs().size(); i++) {
            if (runs().get(i).id().equals(baseline.get())) {
                return i;
            }
        }
        return 0;
    }

    /// Returns the colour of the run at `index`: up to six have their own, by place; of more runs the baseline and the
    /// five best by the metric.
    Tone tone(int index) {
        return index < tones.size() ? tones.get(index) : Tone.NEUTRAL;
    }

    void reload() {
        if (isReading) {
            return;
        }
        isReading = true;
        var asked = List.copyOf(ids);
        store.ask(
                () -> Compared.read(store.services(), asked),
                read -> {
                    isReading = false;
                    if (asked.equals(ids)) {
                        show(read);
                    } else {
                        reload();
                    }
                },
                failure -> {
                    isReading = false;
                    state.set(new State(state.get().compared(), failure));
                });
    }

    @Override
    public void changed() {
        if (state.get().compared() == null
                || runs().stream().anyMatch(run -> !run.status().isOver())) {
            reload();
        }
    }

    void baseline(RunId run) {
        baseline.set(run);
        colour();
        fill();
        readCurves();
    }

    void add(RunId run) {
        if (!ids.contains(run)) {
            ids.add(run);
            reload();
        }
    }

    /// Takes a run away; the last two stay.
    void remove(RunId run) {
        if (ids.size() > 1 && ids.remove(run)) {
            if (run.equals(baseline.get())) {
                baseline.set(ids.getFirst());
            }
            reload();
        }
    }

    /// Reads runs that could be added: the newest ones, those of the same flows first.
    void offer() {
        var flows = runs().stream().map(run -> run.flow().flow()).distinct().toList();
        var known = List.copyOf(ids);
        store.ask(
                () -> {
                    var found = new LinkedHashMap<RunId, RunRow>();
                    for (var flow : flows) {
                        store.services()
                                .history()
                                .runs(new RunQuery(flow, null, null, null, null, OFFERED, null))
                                .rows()
                                .forEach(run -> found.put(run.id(), run));
                    }
                    store.services()
                            .history()
                            .runs(RunQuery.newest(OFFERED))
                            .rows()
                            .forEach(run -> found.putIfAbsent(run.id(), run));
                    known.forEach(found::remove);
                    return List.copyOf(found.values());
                },
                offered::setAll,
                _ -> {});
    }

    /// Returns the metrics that some of the runs logged.
    List<String> metrics() {
        var names = new LinkedHashSet<String>();
        runs().forEach(run -> run.metrics().forEach((name, values) -> {
            if (values.count() > 0) {
                names.add(name);
            }
        }));
        return List.copyOf(names);
    }

    /// Returns the run that is best by the chosen metric; empty if none logged it or all are the same.
    Optional<RunRow> best() {
        var name = metric.get();
        var direction = Direction.of(name, runs().stream().map(RunRow::metrics).toList());
        double best = Double.NaN;
        RunRow found = null;
        int logged = 0;
        for (var run : runs()) {
            var values = run.metrics().get(name);
            if (values != null && values.count() > 0 && !Double.isNaN(values.last())) {
                logged++;
                if (Double.isNaN(best) || direction.best(best, values.last()) != best) {
                    best = values.last();
                    found = run;
                }
            }
        }
        return logged > 1 ? Optional.ofNullable(found) : Optional.empty();
    }

    /// Returns what makes the runs not quite comparable, one clause each.
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        var compared = state.get().compared();
        if (compared == null || compared.runs().isEmpty()) {
            return warnings;
        }
        if (compared.gone() > 0) {
            warnings.add(Words.count(compared.gone(), "run") + " no longer there");
        }
        long open = runs().stream()
                .filter(run -> run.status() != RunStatus.SUCCEEDED)
                .count();
        if (open > 0) {
            warnings.add(Words.count(open) + " did not succeed");
        }
        int other = otherInputs(compared.comparison());
        if (other > 0) {
            warnings.add(Words.count(other) + " used another input file");
        }
        if (runs().stream().map(run -> run.flow().flow()).distinct().count() > 1) {
            warnings.add("of different flows");
        }
        if (metrics().isEmpty()) {
            warnings.add("no metric in common");
        }
        return warnings;
    }

    private int otherInputs(Comparison comparison) {
        int base = baselineIndex();
        int count = 0;
        for (int i = 0; i < comparison.runs().size(); i++) {
            int at = i;
            boolean differs = comparison.rows().stream()
                    .filter(row -> row.kind() == Comparison.Kind.INPUT)
                    .anyMatch(row -> row.values().get(at) != null
                            && row.values().get(base) != null
                            && !Objects.equals(
                                    row.values().get(at), row.values().get(base)));
            count += differs ? 1 : 0;
        }
        return count;
    }

    /// Returns the table as Markdown.
    String markdown() {
        var text = new StringBuilder("| |");
        runs().forEach(run -> text.append(' ').append(Facts.title(run)).append(" |"));
        text.append("\n|---|").append("---|".repeat(runs().size())).append('\n');
        for (var row : table.get().values()) {
            text.append("| ").append(row.name()).append(" |");
            row.cells().forEach(cell -> text.append(' ').append(cell.words()).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private void show(Compared read) {
        state.set(new State(read, ""));
        colour();
        if (metric.get().isEmpty() || !metrics().contains(metric.get())) {
            metric.set(metrics().isEmpty() ? "" : metrics().getFirst());
        } else {
            readCurves();
        }
        fill();
    }

    private void colour() {
        var runs = runs();
        var next = new ArrayList<Tone>();
        for (int i = 0; i < runs.size(); i++) {
            next.add(runs.size() <= COLOURS ? Tone.series(i) : Tone.NEUTRAL);
        }
        if (runs.size() > COLOURS) {
            var name = metric.get();
            var direction =
                    Direction.of(name, runs.stream().map(RunRow::metrics).toList());
            var order = new ArrayList<Integer>();
            for (int i = 0; i < runs.size(); i++) {
                var values = runs.get(i).metrics().get(name);
                if (i != baselineIndex() && values != null && values.count() > 0) {
                    order.add(i);
                }
            }
            order.sort(Comparator.comparingDouble((Integer i) -> {
                var values = runs.get(i).metrics().get(name);
                double last = values == null ? Double.NaN : values.last();
                return direction.lower() ? last : -last;
            }));
            for (int rank = 0; rank < Math.min(COLOURS - 1, order.size()); rank++) {
                next.set(order.get(rank), Tone.series(rank));
            }
            next.set(baselineIndex(), Tone.CHART_6);
        }
        tones = next;
    }

    private void fill() {
        var compared = state.get().compared();
        if (compared != null) {
            table.set(Table.of(compared, baselineIndex(), differencesOnly.get(), now()));
        }
    }

    private void readCurves() {
        var name = metric.get();
        var shown = runs().stream().limit(MOST_CURVES).toList();
        if (name.isEmpty() || shown.isEmpty()) {
            curves.set(List.of());
            return;
        }
        var coloured = tones;
        store.ask(
                () -> read(shown, name, coloured),
                read -> {
                    if (name.equals(metric.get())) {
                        curves.set(read);
                    }
                },
                _ -> curves.set(List.of()));
    }

    private List<Series> read(List<RunRow> shown, String name, List<Tone> coloured) throws IOException {
        var lines = new ArrayList<Series>();
        for (int i = 0; i < shown.size(); i++) {
            var run = shown.get(i);
            var values = run.metrics().get(name);
            boolean readable = values != null && values.count() > 1 && values.count() <= MOST_POINTS;
            lines.add(Curves.line(
                    run, coloured.get(i), readable ? store.services().history().curve(run.id(), name) : List.of()));
        }
        return lines.stream().anyMatch(line -> line.size() > 1) ? lines : List.of();
    }
}
