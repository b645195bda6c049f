package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs as they were read, with what their first picture is made of: that is made off the UI thread, too. Immutable.
///
/// @param logged what those runs logged
/// @param choice what the table was made for
/// @param metric what the axes lead to
record Prepared(Compared compared, Logged logged, Table.Choice choice, Table table, String metric, Axes axes) {
    static final Prepared NONE = new Prepared(
            Compared.NONE,
            Logged.NONE,
            new Table.Choice(0, true, MetricReading.LAST),
            new Table(List.of(), 0),
            "",
            Axes.NONE);

    /// What was chosen when the runs were asked for.
    ///
    /// @param metric empty for the first that has a course
    record Asked(@Nullable RunId baseline, boolean differencesOnly, MetricReading reading, String metric) {}

    static Prepared of(Compared compared, Asked asked, Instant now) {
        var runs = compared.runs();
        int baseline = 0;
        for (int at = 0; at < runs.size(); at++) {
            baseline = runs.get(at).id().equals(asked.baseline()) ? at : baseline;
        }
        var choice = new Table.Choice(baseline, asked.differencesOnly(), asked.reading());
        var logged = new Logged(runs);
        var metric = logged.metrics().contains(asked.metric()) ? asked.metric() : logged.firstMetric();
        var axes = Axes.of(runs, metric, logged.direction(metric).lower());
        return new Prepared(compared, logged, choice, Table.of(compared, choice, now), metric, axes);
    }

    /// Returns the table, if it was made for `wanted`.
    Optional<Table> table(Table.Choice wanted) {
        return wanted.equals(choice) ? Optional.of(table) : Optional.empty();
    }

    /// Returns the axes, if they lead to `name`.
    Optional<Axes> axes(String name) {
        return name.equals(metric) ? Optional.of(axes) : Optional.empty();
    }
}
