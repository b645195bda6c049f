package dev.slipway.desktop.run;

import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The steps a run waited for: from the one that ended last back over the last of those it needed. Pure.
final class CriticalPath {
    private CriticalPath() {}

    /// Returns the path of a run that is over; empty while it goes on, and where it waited for no more than one step.
    static List<String> of(RunDetail run) {
        var path = run.row().status().isOver() ? of(run.steps()) : List.<String>of();
        return path.size() < 2 ? List.of() : path;
    }

    /// Returns the names in the order they ran; empty before anything ended.
    static List<String> of(List<StepRow> steps) {
        Map<String, StepRow> byName = new HashMap<>();
        steps.forEach(step -> byName.put(step.name(), step));
        var path = new ArrayList<String>();
        var at = last(steps);
        while (at != null && !path.contains(at.name())) {
            path.addFirst(at.name());
            at = last(at.dependsOn().stream()
                    .map(byName::get)
                    .filter(java.util.Objects::nonNull)
                    .toList());
        }
        return path;
    }

    private static @Nullable StepRow last(List<StepRow> steps) {
        StepRow found = null;
        Instant latest = null;
        for (var step : steps) {
            var ended = step.times().ended();
            if (ended != null && (latest == null || ended.isAfter(latest))) {
                latest = ended;
                found = step;
            }
        }
        return found;
    }
}
