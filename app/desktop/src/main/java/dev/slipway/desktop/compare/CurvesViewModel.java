package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.RunRow;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The curves of one metric: read once, drawn by iteration or time, smoothed or not. UI thread only.
final class CurvesViewModel {
    /// Most runs whose curves are drawn.
    static final int MOST = 200;

    /// Most values of a run that are read; of more a fair sample is.
    static final long MOST_POINTS = 50_000;

    private static final long AT_ONCE = 100_000;
    private static final int SAMPLE = 17;

    private final LiveStore store;
    private final Function<RunId, Tone> tones;
    private final ReadOnlyObjectWrapper<List<Series>> series = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty byTime = new SimpleBooleanProperty();
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private final DoubleProperty smoothing = new SimpleDoubleProperty();
    private final ObjectProperty<Band> band = new SimpleObjectProperty<>(Band.DEVIATION);
    private final ReadOnlyObjectWrapper<List<GroupCurve>> means = new ReadOnlyObjectWrapper<>(List.of());
    private final GroupsViewModel groups;
    private List<Facet> facets = List.of();
    private final ReadOnlyBooleanWrapper sampled = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private Map<RunId, Curves> read = Map.of();
    private List<RunRow> runs = List.of();
    private final AtomicInteger question = new AtomicInteger();

    /// @param tones returns the colour of a run
    /// @param groups which runs are a group, share a chart, or the pattern of their lines
    CurvesViewModel(LiveStore store, Function<RunId, Tone> tones, GroupsViewModel groups) {
        this.store = store;
        this.groups = groups;
        this.tones = tones;
        byTime.subscribe(_ -> draw());
        smoothing.subscribe(_ -> draw());
        band.subscribe(_ -> draw());
    }

    /// A line a run, in the order of the runs; none if no run logged the metric over iterations.
    ReadOnlyObjectProperty<List<Series>> seriesProperty() {
        return series.getReadOnlyProperty();
    }

    /// The mean curve of each group; none if runs are not grouped, or are drawn each for itself.
    ReadOnlyObjectProperty<List<GroupCurve>> meansProperty() {
        return means.getReadOnlyProperty();
    }

    /// How the curves of groups are drawn.
    ObjectProperty<Band> bandProperty() {
        return band;
    }

    /// Returns the charts that the lines are drawn in: one, or one a value of what they are drawn apart by.
    List<Facet> facets() {
        return facets;
    }

    /// Whether what is drawn is a sample, about every 17th value, while all are being read.
    ReadOnlyBooleanProperty sampledProperty() {
        return sampled.getReadOnlyProperty();
    }

    /// Whether curves are being read and there are none to draw yet.
    ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// Whether the axis counts seconds since the start of the run, not iterations.
    BooleanProperty byTimeProperty() {
        return byTime;
    }

    BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    /// Weight of what came before: 0 for none, below 1.
    DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /// Returns what the axis counts.
    String axis() {
        return byTime.get() ? "second" : "iteration";
    }

    /// Returns how many runs have no curve because there are too many runs.
    int leftOut() {
        return Math.max(0, all - runs.size());
    }

    /// Returns of how many runs a sample is drawn since they logged more than 50,000 values.
    long sparse() {
        return read.keySet().stream().filter(dense::contains).count();
    }

    /// How curves are drawn.
    ///
    /// @param smoothing weight of what came before: 0 for none, below 1
    /// @param band how the curves of groups are drawn
    record Look(boolean byTime, boolean logarithmic, double smoothing, Band band) {}

    Look look() {
        return new Look(byTime.get(), logarithmic.get(), smoothing.get(), band.get());
    }

    void look(Look wanted) {
        byTime.set(wanted.byTime());
        logarithmic.set(wanted.logarithmic());
        smoothing.set(Math.clamp(wanted.smoothing(), 0, 0.97));
        band.set(wanted.band());
    }

    private int all;
    private Set<RunId> dense = Set.of();

    /// Reads the curves of `metric`; empty for none.
    ///
    /// @param soon runs what asks the store for them, when nothing else waits for it
    void read(List<RunRow> compared, String metric, Executor soon) {
        int mine = question.incrementAndGet();
        all = compared.size();
        runs = compared.stream().limit(MOST).toList();
        dense = runs.stream()
                .filter(run -> isDense(run.metrics().get(metric)))
                .map(RunRow::id)
                .collect(Collectors.toUnmodifiableSet());
        if (metric.isEmpty() || runs.isEmpty()) {
            read = Map.of();
            reading.set(false);
            series.set(List.of());
            return;
        }
        var wanted = runs;
        long points = wanted.stream()
                .map(run -> run.metrics().get(metric))
                .filter(Objects::nonNull)
                .mapToLong(values -> Math.min(MOST_POINTS, values.count()))
                .sum();
        reading.set(read.isEmpty() && points > wanted.size());
        soon.execute(() -> read(mine, wanted, metric, points > AT_ONCE ? SAMPLE : 1));
    }

    /// Reads a sample first where there is much to read, by two hands since somebody waits for it, then all.
    private void read(int mine, List<RunRow> wanted, String metric, int every) {
        int half = every > 1 ? wanted.size() / 2 : 0;
        var parts = half == 0 ? List.of(wanted) : List.of(wanted.subList(0, half), wanted.subList(half, wanted.size()));
        var found = new HashMap<RunId, Curves>();
        var left = new AtomicInteger(parts.size());
        for (var part : parts) {
            store.ask(
                    () -> curves(mine, part, metric, every),
                    some -> {
                        found.putAll(some);
                        if (left.decrementAndGet() == 0 && mine == question.get()) {
                            show(found, every);
                            if (every > 1) {
                                read(mine, wanted, metric, 1);
                            }
                        }
                    },
                    _ -> {
                        reading.set(false);
                        series.set(List.of());
                    });
        }
    }

    private void show(Map<RunId, Curves> found, int every) {
        read = Map.copyOf(found);
        sampled.set(every > 1);
        draw();
        reading.set(false);
    }

    /// Reads no more.
    void close() {
        question.incrementAndGet();
    }

    /// Reads the curves until something else is asked for.
    private Map<RunId, Curves> curves(int mine, List<RunRow> wanted, String metric, int every) throws IOException {
        var found = new LinkedHashMap<RunId, Curves>();
        for (var run : wanted) {
            var values = run.metrics().get(metric);
            if (mine == question.get() && values != null && values.count() > 1) {
                int one = isDense(values) ? Math.max(every, oneOf(values.count())) : every;
                found.put(run.id(), Curves.of(run, store.services().history().course(run.id(), metric, one)));
            }
        }
        return found;
    }

    private static boolean isDense(@Nullable Metric values) {
        return values != null && values.count() > MOST_POINTS;
    }

    /// Returns every which value of so many is read.
    static int oneOf(long count) {
        return Math.toIntExact(Math.ceilDiv(count, MOST_POINTS));
    }

    /// Draws what was read, in the colours of now.
    void draw() {
        boolean isCurve = read.values().stream().anyMatch(curve -> curve.size() > 1);
        var lines =
                isCurve ? IntStream.range(0, runs.size()).mapToObj(this::line).toList() : List.<Series>of();
        Function<Spread, GroupCurve> mean = group -> GroupCurve.of(group, groups.tone(group), lines, band.get())
                .in(groups.dashes().of(group.runs()));
        var wanted = !isCurve || band.get() == Band.RUNS
                ? List.<GroupCurve>of()
                : groups.groups().stream().map(mean).toList();
        facets = Facet.of(groups.facets(), lines, wanted, mean);
        means.set(wanted);
        series.set(lines);
    }

    private Series line(int place) {
        var run = runs.get(place);
        var name = String.valueOf(run.flow().number());
        return read.getOrDefault(run.id(), Curves.NONE)
                .line(name, tones.apply(run.id()), byTime.get(), smoothing.get())
                .in(groups.dashes().of(place));
    }
}
