package dev.slipway.engine.store;

import org.jspecify.annotations.Nullable;

/// What many values of one metric come to. NaN counts for none of `min` and `max` unless all are NaN.
///
/// @param place where `last` was logged
/// @param last the value at the highest iteration, then the highest task, then the latest
/// @param count how many values there are, 0 if only a direction is known
/// @param lowerIsBetter declared direction, null if none
public record MetricSummary(
        Place place,
        double last,
        double min,
        double max,
        long count,
        @Nullable Boolean lowerIsBetter) {
    /// The summary of no value.
    public static final MetricSummary NONE =
            new MetricSummary(new Place(Long.MIN_VALUE, -1, -1), Double.NaN, Double.NaN, Double.NaN, 0, null);

    /// @param iteration counted by the notebook
    /// @param step position of the step
    /// @param index of the task
    public record Place(long iteration, int step, int index) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byIteration = Long.compare(iteration, other.iteration);
            int byStep = byIteration == 0 ? Integer.compare(step, other.step) : byIteration;
            return byStep == 0 ? Integer.compare(index, other.index) : byStep;
        }
    }

    /// Returns the summary of one value.
    public static MetricSummary of(Place place, double value) {
        return new MetricSummary(place, value, value, value, 1, null);
    }

    /// Returns the summary of no value, with a direction.
    public static MetricSummary direction(boolean lowerIsBetter) {
        return new MetricSummary(
                new Place(Long.MIN_VALUE, -1, -1), Double.NaN, Double.NaN, Double.NaN, 0, lowerIsBetter);
    }

    /// Returns the summary of the values of both; where both were logged at one place, `later` was last.
    public MetricSummary and(MetricSummary later) {
        var last = later.place.compareTo(place) >= 0 ? later : this;
        return new MetricSummary(
                last.place,
                last.last,
                numbers(min, later.min, Math.min(min, later.min)),
                numbers(max, later.max, Math.max(max, later.max)),
                count + later.count,
                later.lowerIsBetter == null ? lowerIsBetter : later.lowerIsBetter);
    }

    private static double numbers(double a, double b, double both) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : both;
    }
}
