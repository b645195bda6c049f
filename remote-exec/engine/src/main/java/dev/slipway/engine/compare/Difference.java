package dev.slipway.engine.compare;

import dev.slipway.api.run.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a run differs from an earlier one.
///
/// @param before the earlier run
/// @param after the later run
/// @param cause the first cause along the lineage; of the kind `NONE` if the runs were given the same and gave the
/// same, or one of them did not get as far
/// @param all every difference, causes first; copied
public record Difference(RunId before, RunId after, Item cause, List<Item> all) {
    public Difference {
        all = List.copyOf(all);
    }

    /// Tells whether the runs are the same in all that was recorded.
    public boolean same() {
        return all.isEmpty();
    }

    /// @param where for example `train`, `parameter rate`, `cell 7`
    /// @param before JSON value or text, null if there is none
    /// @param after JSON value or text, null if there is none
    /// @param message one sentence
    public record Item(
            Kind kind,
            String where,
            @Nullable Object before,
            @Nullable Object after,
            String message) {}

    /// Kinds of causes and differences.
    public enum Kind {
        CODE,
        PARAMETER,
        INPUT,
        DEPENDENCY,
        ENVIRONMENT,
        NONDETERMINISM,
        METRIC,
        ARTIFACT,
        NONE
    }
}
