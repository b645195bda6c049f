package dev.slipway.desktop.chart;

import java.util.ArrayList;
import java.util.List;

/// Maps values to pixels along one axis. Immutable.
///
/// @param from value at the pixel `start`
/// @param to value at the pixel `end`; differs from `from`
/// @param start first pixel
/// @param end last pixel; less than `start` for an axis that grows upwards
public record Scale(double from, double to, double start, double end) {
    /// Returns a scale that holds `min` to `max` with round ends; equal or infinite bounds are widened. It does not go
    /// below zero unless `min` does, and no whole step for a little of it.
    public static Scale round(double min, double max, double start, double end) {
        double low = Double.isFinite(min) ? min : 0;
        double high = Double.isFinite(max) ? max : low + 1;
        if (high <= low) {
            double room = low == 0 ? 1 : Math.abs(low) * 0.1;
            low = low >= 0 ? Math.max(0, low - room) : low - room;
            high += room;
        }
        double step = step(high - low, 5);
        boolean isJustBelowZero = low < 0 && high > 0 && -low < step / 4;
        return new Scale(
                isJustBelowZero ? low : Math.floor(low / step) * step, Math.ceil(high / step) * step, start, end);
    }

    /// Returns the pixel of `value`.
    public double pixel(double value) {
        return start + (value - from) / (to - from) * (end - start);
    }

    /// Returns the value at `pixel`.
    public double value(double pixel) {
        return from + (pixel - start) / (end - start) * (to - from);
    }

    /// Returns about `count` round values within the scale, ascending.
    public List<Double> ticks(int count) {
        double step = step(Math.abs(to - from), count);
        var ticks = new ArrayList<Double>();
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /// Returns the round step (1, 2 or 5 times a power of ten) that divides `length` into about `count` parts.
    public static double step(double length, int count) {
        double raw = length / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }
}
