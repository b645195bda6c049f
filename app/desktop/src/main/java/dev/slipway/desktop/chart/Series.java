package dev.slipway.desktop.chart;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One line of a chart. The arrays are copied on the way in, never handed out and never changed. Thread-safe.
///
/// Shape: `xs` ascending, as long as `ys`; a NaN in `ys` is a gap.
public final class Series {
    private final String name;
    private final Tone tone;
    private final Dash dash;
    private final double[] xs;
    private final double[] ys;
    private final Looks looks;

    /// What is worked out of the points once, for lines of any name and tone; twice if two threads ask first.
    private static final class Looks {
        private volatile @Nullable Extent extent;
        private volatile @Nullable Thinned thinned;
    }

    /// @param positive the least value above zero; all NaN if there is none
    private record Extent(double low, double high, double positive) {}

    private record Thinned(int columns, Series line) {}

    /// @throws IllegalArgumentException if the arrays differ in length
    public Series(String name, Tone tone, double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(xs.length + " and " + ys.length + " values");
        }
        this(name, tone, Dash.SOLID, xs.clone(), ys.clone(), new Looks());
    }

    private Series(String name, Tone tone, Dash dash, double[] xs, double[] ys, Looks looks) {
        this.name = Objects.requireNonNull(name);
        this.tone = tone;
        this.dash = dash;
        this.xs = xs;
        this.ys = ys;
        this.looks = looks;
    }

    public String name() {
        return name;
    }

    public Tone tone() {
        return tone;
    }

    public Dash dash() {
        return dash;
    }

    /// How many points it has.
    public int size() {
        return xs.length;
    }

    public double x(int index) {
        return xs[index];
    }

    public double y(int index) {
        return ys[index];
    }

    /// Returns this line in another tone.
    public Series in(Tone other) {
        return other == tone ? this : new Series(name, other, dash, xs, ys, looks);
    }

    /// Returns this line in another pattern.
    public Series in(Dash other) {
        return other == dash ? this : new Series(name, tone, other, xs, ys, looks);
    }

    /// Returns this line under another name.
    public Series named(String other) {
        return new Series(other, tone, dash, xs, ys, looks);
    }

    /// Returns the least finite one of these values, NaN if there is none.
    double low(Values of) {
        var extent = extent();
        return of == Values.POSITIVE ? extent.positive : extent.low;
    }

    /// Returns the largest finite value, NaN if there is none.
    double high() {
        return extent().high;
    }

    /// Which values count.
    enum Values {
        ALL,
        POSITIVE
    }

    private Extent extent() {
        var known = looks.extent;
        if (known == null) {
            known = measured();
            looks.extent = known;
        }
        return known;
    }

    private Extent measured() {
        double low = Double.NaN;
        double high = Double.NaN;
        double positive = Double.NaN;
        for (double y : ys) {
            if (Double.isFinite(y)) {
                low = low <= y ? low : y;
                high = high >= y ? high : y;
                positive = y <= 0 || positive <= y ? positive : y;
            }
        }
        return new Extent(low, high, positive);
    }

    /// Returns a line that looks the same where there is room for `columns` pixels: of each column its first, lowest,
    /// highest and last point.
    public Series thinned(int columns) {
        if (xs.length <= 4L * columns) {
            return this;
        }
        var known = looks.thinned;
        if (known == null || known.columns != columns) {
            known = new Thinned(columns, thin(columns));
            looks.thinned = known;
        }
        return new Series(name, tone, dash, known.line.xs, known.line.ys, known.line.looks);
    }

    private Series thin(int columns) {
        double low = xs[0];
        double width = Math.max(Double.MIN_NORMAL, (xs[xs.length - 1] - low) / columns);
        var keptXs = new double[4 * columns + 8];
        var keptYs = new double[4 * columns + 8];
        int kept = 0;
        int from = 0;
        while (from < xs.length && kept + 4 <= keptXs.length) {
            int to = from;
            int lowest = from;
            int highest = from;
            int column = (int) ((xs[from] - low) / width);
            while (to < xs.length && (int) ((xs[to] - low) / width) == column) {
                lowest = ys[to] < ys[lowest] ? to : lowest;
                highest = ys[to] > ys[highest] ? to : highest;
                to++;
            }
            for (int i : IntStream.of(from, lowest, highest, to - 1)
                    .sorted()
                    .distinct()
                    .toArray()) {
                keptXs[kept] = xs[i];
                keptYs[kept++] = ys[i];
            }
            from = to;
        }
        return new Series(name, tone, Arrays.copyOf(keptXs, kept), Arrays.copyOf(keptYs, kept));
    }

    /// Returns the index of the point next to `x`; -1 if there is none.
    public int nearest(double x) {
        int found = -1;
        double best = Double.POSITIVE_INFINITY;
        int low = 0;
        int high = xs.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            double distance = Math.abs(xs[middle] - x);
            if (distance < best) {
                best = distance;
                found = middle;
            }
            if (xs[middle] < x) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }
}
