package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.RunRow;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// The curves of one metric: read once, drawn by iteration or time, smoothed or not. UI thread only.
final class CurvesViewModel {
    /// Most runs whose curves are drawn.
    static final int MOST = 200;

    private static final long MOST_POINTS = 50_000;

    private final LiveStore store;
    private final Function<RunId, Tone> tones;
    private final ReadOnlyObjectWrapper<List<Series>> series = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty byTime = new SimpleBooleanProperty();
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private final DoubleProperty smoothing = new SimpleDoubleProperty();
    private Map<RunId, Curves> read = Map.of();
    private List<RunRow> runs = List.of();
    private int question;

    /// @param tones returns the colour of a run
    CurvesViewModel(LiveStore store, Function<RunId, Tone> tones) {
        this.store = store;
        this.tones = tones;
        byTime.subscribe(_ -> draw());
        smoothing.subscribe(_ -> draw());
    }

    /// A line a run, in the order of the runs; none if no run logged the metric over iterations.
    ReadOnlyObjectProperty<List<Series>> seriesProperty() {
        return series.getReadOnlyProperty();
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

    private int all;

    /// Reads the curves of `metric`; empty for none.
    void read(List<RunRow> compared, String metric) {
        int mine = ++question;
        all = compared.size();
        runs = compared.stream().limit(MOST).toList();
        if (metric.isEmpty() || runs.isEmpty()) {
            read = Map.of();
            series.set(List.of());
            return;
        }
        var wanted = runs;
        store.ask(
                () -> curves(wanted, metric),
                found -> {
                    if (mine == question) {
                        read = found;
                        draw();
                    }
                },
                _ -> series.set(List.of()));
    }

    private Map<RunId, Curves> curves(List<RunRow> wanted, String metric) throws IOException {
        var found = new LinkedHashMap<RunId, Curves>();
        for (var run : wanted) {
            var values = run.metrics().get(metric);
            if (values != null && values.count() > 1 && values.count() <= MOST_POINTS) {
                found.put(run.id(), Curves.of(run, store.services().history().curve(run.id(), metric)));
            }
        }
        return found;
    }

    /// Draws what was read, in the colours of now.
    void draw() {
        boolean isCurve = read.values().stream().anyMatch(curve -> curve.size() > 1);
        series.set(
                isCurve
                        ? runs.stream()
                                .map(run -> read.getOrDefault(run.id(), Curves.NONE)
                                        .line(
                                                String.valueOf(run.flow().number()),
                                                tones.apply(run.id()),
                                                byTime.get(),
                                                smoothing.get()))
                                .toList()
                        : List.of());
    }
}
