package dev.slipway.bench;

import java.util.Arrays;

/// Numbers measured so far. One thread at a time.
final class Samples {
    private double[] values = new double[0];

    void add(double value) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = value;
    }

    /// Returns the middle one; of an even number the lower of the two.
    ///
    /// @throws IllegalStateException if there is none
    double median() {
        return percentile(50);
    }

    /// Returns the one that `percent` of them do not exceed.
    ///
    /// @throws IllegalStateException if there is none
    double percentile(int percent) {
        if (values.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * percent / 100];
    }

    int count() {
        return values.length;
    }
}
