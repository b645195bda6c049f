package dev.slipway.engine.compare;

import dev.slipway.api.run.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs side by side.
///
/// @param runs the columns, in the order asked; copied
/// @param rows one a parameter, metric, …; grouped by kind; copied
public record Comparison(List<RunId> runs, List<Row> rows) {
    public Comparison {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
    }

    /// @param kind what the row is about
    /// @param name for example the parameter's name
    /// @param values one a run, JSON values, null where a run has none; copied
    /// @param differs whether two of them differ
    public record Row(Kind kind, String name, List<@Nullable Object> values, boolean differs) {
        public Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /// What a row is about.
    public enum Kind {
        PARAMETER,
        METRIC,
        INPUT,
        ENVIRONMENT,
        CODE,
        ARTIFACT,
        TAG
    }
}
