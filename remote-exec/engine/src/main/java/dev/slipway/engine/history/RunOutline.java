package dev.slipway.engine.history;

import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.Failure;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import org.jspecify.annotations.Nullable;

/// What a list tells of a run beside its row.
///
/// @param counts the tasks of all its steps
/// @param step the first step that is under way, empty if there is none
/// @param error why it failed, null if it did not
/// @param points how often it logged the metric that was asked for
public record RunOutline(
        Counts counts, String step, @Nullable Failure error, long points) {
    static RunOutline of(RunDetail run, String metric) {
        var counts = new Counts(0, 0, 0, 0, 0, 0);
        for (var step : run.steps()) {
            counts = counts.plus(step.counts());
        }
        var logged = run.row().metrics().get(metric);
        return new RunOutline(
                counts,
                run.steps().stream()
                        .filter(step -> step.status() == RunStatus.RUNNING)
                        .map(StepRow::name)
                        .findFirst()
                        .orElse(""),
                run.error(),
                logged == null ? 0 : logged.count());
    }
}
