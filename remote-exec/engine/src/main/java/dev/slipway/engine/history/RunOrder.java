package dev.slipway.engine.history;

/// An order of runs. Those without a value come last either way, equal ones newest first.
///
/// @param column what counts
/// @param name of the parameter or metric, empty for another column
/// @param ascending smallest first
public record RunOrder(Column column, String name, boolean ascending) {
    /// What runs can be ordered by.
    public enum Column {
        STARTED,
        STATUS,
        NUMBER,
        TOOK,
        WHO,
        TAGS,
        /// Numbers before texts; a boolean counts as 0 or 1.
        PARAMETER,
        /// The last value; NaN is none.
        METRIC
    }
}
