package dev.slipway.bench;

/// One measured figure and its baseline, in the same unit.
///
/// @param unit `s` or `ms`
/// @param value median
/// @param baseline what it is compared with
/// @param baselineValue median of the baseline
/// @param samples how many times each was measured
record Figure(String unit, double value, String baseline, double baselineValue, int samples) {
    /// Returns how many times the baseline the value is.
    double ratio() {
        return value / baselineValue;
    }
}
