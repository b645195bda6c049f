package dev.slipway.engine.history;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs that have something in common.
///
/// @param key names the group; `RunHistory.runs` takes it
/// @param count runs in it
/// @param succeeded those that succeeded
/// @param failed those that failed or were lost
/// @param took mean time of those that succeeded, null if none did
/// @param means mean of the last values by metric, NaN left out; metrics that no run logged are absent; copied
public record RunGroup(
        Key key,
        int count,
        int succeeded,
        int failed,
        @Nullable Duration took,
        Map<String, Double> means) {
    public RunGroup {
        means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
    }

    /// What runs are grouped by.
    public sealed interface By {
        /// The name of the flow.
        record Flow() implements By {}

        /// Flow and version: `sales@3`, `sales@` for runs of the notebook.
        record Version() implements By {}

        /// The JSON text of a parameter; empty for runs that have none of that name.
        record Parameter(String name) implements By {}

        /// The day of the start: `2026-06-29`; empty for runs that have not started.
        ///
        /// @param zone in which days begin
        record Day(ZoneId zone) implements By {}
    }

    /// @param value what its runs have in common, as `by` says it
    public record Key(By by, String value) {}
}
