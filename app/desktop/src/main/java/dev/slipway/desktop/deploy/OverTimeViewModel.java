package dev.slipway.desktop.deploy;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The newest runs of a flow in the order of time, whatever their version, and one thing measured of each. UI thread
/// only.
final class OverTimeViewModel {
    /// What is measured at first: how many seconds a run took.
    static final String TIME = "";

    private static final int MOST = 200;
    private static final double MILLIS = 1000;

    /// @param runs oldest first; copied
    /// @param total how many runs the flow has
    record Shown(String flow, List<RunRow> runs, long total) {
        static final Shown NOTHING = new Shown("", List.of(), 0);

        Shown {
            runs = List.copyOf(runs);
        }
    }

    private final LiveStore store;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private final ObjectProperty<String> measure = new SimpleObjectProperty<>(TIME);
    private String wanted = "";
    private long asked;
    private long answered;

    OverTimeViewModel(LiveStore store) {
        this.store = store;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What is measured: a metric, or `TIME`.
    ObjectProperty<String> measureProperty() {
        return measure;
    }

    /// Shows the runs of `flow` as they are now.
    void show(String flow) {
        if (!flow.equals(wanted)) {
            measure.set(TIME);
            shown.set(Shown.NOTHING);
        }
        wanted = flow;
        long mine = ++asked;
        store.ask(
                () -> store.services().history().runs(new RunQuery(flow, null, null, null, null, null, MOST, null)),
                page -> {
                    if (flow.equals(wanted) && mine > answered) {
                        answered = mine;
                        shown.set(new Shown(flow, page.rows().reversed(), page.total()));
                    }
                },
                _ -> {}); // the page says nothing of runs then; the history says why
    }

    /// Returns what can be measured: the time, then the metrics that some of the runs logged.
    List<String> measures() {
        var names = new LinkedHashSet<>(List.of(TIME));
        shown.get()
                .runs()
                .reversed()
                .forEach(run -> run.metrics().forEach((name, metric) -> {
                    if (metric.count() > 0) {
                        names.add(name);
                    }
                }));
        return List.copyOf(names);
    }

    /// Returns what is measured of a run, NaN if it has none: a run under way has no time.
    double value(RunRow run) {
        var name = measure.get();
        if (!name.equals(TIME)) {
            Metric metric = run.metrics().get(name);
            return metric == null || metric.count() == 0 ? Double.NaN : metric.last();
        }
        return run.status().isOver()
                ? run.times()
                        .elapsed(Instant.EPOCH)
                        .map(time -> time.toMillis() / MILLIS)
                        .orElse(Double.NaN)
                : Double.NaN;
    }
}
