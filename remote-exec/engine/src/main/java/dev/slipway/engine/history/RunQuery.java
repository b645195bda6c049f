package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which runs, newest first. Null means no condition.
///
/// @param where an expression over parameters and metrics: `params.rate < 0.1 and metrics.rmse < 3`
/// @param also another expression that holds as well, read on its own: nothing in `where` changes what it means
/// @param limit most rows, 1 or more
/// @param before only runs older than this one
public record RunQuery(
        @Nullable String flow,
        @Nullable RunStatus status,
        @Nullable String tag,
        @Nullable Instant since,
        @Nullable String where,
        @Nullable String also,
        int limit,
        @Nullable RunId before) {
    /// Returns the newest `limit` runs of any flow.
    public static RunQuery newest(int limit) {
        return new RunQuery(null, null, null, null, null, null, limit, null);
    }

    /// Returns the expressions that there are.
    List<String> expressions() {
        return Stream.of(where, also)
                .flatMap(Stream::ofNullable)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
