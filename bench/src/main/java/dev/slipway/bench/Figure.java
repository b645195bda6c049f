package dev.slipway.bench;

import org.jspecify.annotations.Nullable;

/// One measured figure and its baseline, in the same unit.
///
/// @param unit `s`, `ms`, `MiB` or `B`
/// @param value median
/// @param baseline what it is compared with
/// @param baselineValue median of the baseline
/// @param samples how many times each was measured
/// @param other a second baseline, null if there is none
record Figure(
        String unit,
        double value,
        String baseline,
        double baselineValue,
        int samples,
        @Nullable Other other) {
    /// @param value in the figure's unit
    record Other(String baseline, double value) {}

    Figure(String unit, double value, String baseline, double baselineValue, int samples) {
        this(unit, value, baseline, baselineValue, samples, null);
    }

    /// Returns this figure with a second baseline.
    Figure beside(String name, double measured) {
        return new Figure(unit, value, baseline, baselineValue, samples, new Other(name, measured));
    }

    /// Returns how many times the baseline the value is.
    double ratio() {
        return value / baselineValue;
    }
}
