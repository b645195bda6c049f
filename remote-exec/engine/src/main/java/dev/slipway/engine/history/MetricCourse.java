package dev.slipway.engine.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The values of one metric of one run in the order of their iterations. Immutable.
public final class MetricCourse {
    private final long[] iterations;
    private final double[] values;
    private final long[] micros;

    private MetricCourse(long[] iterations, double[] values, long[] micros) {
        this.iterations = iterations;
        this.values = values;
        this.micros = micros;
    }

    /// How many values it has.
    public int size() {
        return iterations.length;
    }

    /// Returns the iteration of the value at the 0-based `index`; not less than that before.
    public long iteration(int index) {
        return iterations[index];
    }

    /// Returns the value at the 0-based `index`; NaN was logged as NaN.
    public double value(int index) {
        return values[index];
    }

    /// Returns when it was logged. Unit: microseconds since 1970-01-01T00:00Z.
    public long micros(int index) {
        return micros[index];
    }

    /// Gathers values. One thread at a time.
    public static final class Builder {
        private long[] iterations = new long[16];
        private double[] values = new double[16];
        private long[] micros = new long[16];
        private int size;
        private boolean isAscending = true;

        /// Adds a value and returns this.
        public Builder add(long iteration, double value, long when) {
            if (size == iterations.length) {
                iterations = Arrays.copyOf(iterations, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
                micros = Arrays.copyOf(micros, 2 * size);
            }
            isAscending &= size == 0 || iterations[size - 1] <= iteration;
            iterations[size] = iteration;
            values[size] = value;
            micros[size++] = when;
            return this;
        }

        /// Returns what was added, by iteration; values of one iteration stay in their order.
        public MetricCourse build() {
            if (isAscending) {
                return new MetricCourse(
                        Arrays.copyOf(iterations, size), Arrays.copyOf(values, size), Arrays.copyOf(micros, size));
            }
            var order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingLong(at -> iterations[at]))
                    .mapToInt(at -> at)
                    .toArray();
            return new MetricCourse(
                    Arrays.stream(order).mapToLong(at -> iterations[at]).toArray(),
                    Arrays.stream(order).mapToDouble(at -> values[at]).toArray(),
                    Arrays.stream(order).mapToLong(at -> micros[at]).toArray());
        }
    }
}
