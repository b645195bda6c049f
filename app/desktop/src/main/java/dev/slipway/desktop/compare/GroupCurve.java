package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Dash;
import dev.slipway.desktop.chart.Ribbon;
import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The mean curve of a group of runs and how far they lie apart. Pure.
///
/// Runs are put in line by iteration, or by time: the mean at a place is that of the runs that have begun there and
/// have not ended. A run that logged nothing at just that place is read on the straight line between its values before
/// and after it; before its first and after its last value it does not count.
///
/// @param group which runs
/// @param mean over the runs that are there, at each place
/// @param ribbon around it; nothing where fewer than two runs are there
/// @param logged how many runs of the group have a curve
/// @param isRead whether some run was read between its values
/// @param isPart whether at some places only a part of those runs is there
record GroupCurve(Spread group, Series mean, Ribbon ribbon, int logged, boolean isRead, boolean isPart) {
    /// Most places at which a mean is taken; where runs logged at more, so many lie equally far apart.
    static final int MOST = 1_000;

    private static final long SORTED = 20_000;

    /// Returns the mean curve of `group`.
    ///
    /// @param lines of all runs, by place; runs beyond them have none
    static GroupCurve of(Spread group, Tone tone, List<Series> lines, Band band) {
        var own = group.runs().stream()
                .filter(at -> at < lines.size() && lines.get(at).size() > 0)
                .map(lines::get)
                .toList();
        var xs = places(own);
        var values = new double[own.size()][];
        boolean isRead = false;
        for (int run = 0; run < values.length; run++) {
            values[run] = new double[xs.length];
            isRead |= read(own.get(run), xs, values[run]);
        }
        var means = new double[xs.length];
        var lows = new double[xs.length];
        var highs = new double[xs.length];
        var counts = new int[xs.length];
        var halves = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            var stat = stat(values, i);
            counts[i] = stat.count();
            means[i] = stat.mean();
            halves[i] = band.half(stat);
            lows[i] = means[i] - halves[i];
            highs[i] = means[i] + halves[i];
        }
        int all = group.runs().size();
        boolean isPart = Arrays.stream(counts).anyMatch(count -> count < own.size());
        var ribbon = new Ribbon(
                lows,
                highs,
                at -> (Double.isNaN(halves[at]) ? "" : "± " + Words.value(halves[at]) + ", ") + of(counts[at], all));
        return new GroupCurve(group, new Series(group.title(), tone, xs, means), ribbon, own.size(), isRead, isPart);
    }

    /// Returns `3 of 5 runs`, or `5 runs`.
    private static String of(int there, int all) {
        return there == all ? Words.count(all, "run") : Words.count(there) + " of " + Words.count(all, "run");
    }

    /// Returns the name of the group with how many runs its mean is of.
    String words() {
        return group.title() + ", " + of(logged, group.runs().size());
    }

    /// Returns it with its mean in a pattern.
    GroupCurve in(Dash dash) {
        return new GroupCurve(group, mean.in(dash), ribbon, logged, isRead, isPart);
    }

    /// Returns the mean, named with how many runs it is of.
    Series named() {
        return mean.named(words());
    }

    private static Spread.Stat stat(double[][] values, int at) {
        var there = new ArrayList<Double>(values.length);
        for (var run : values) {
            if (!Double.isNaN(run[at])) {
                there.add(run[at]);
            }
        }
        return Spread.Stat.of(there);
    }

    /// Returns where means are taken, ascending.
    private static double[] places(List<Series> lines) {
        if (lines.isEmpty()) {
            return new double[0];
        }
        var first = lines.getFirst();
        boolean areAlike = lines.stream().allMatch(line -> areAlike(first, line));
        long points =
                areAlike ? first.size() : lines.stream().mapToLong(Series::size).sum();
        if (points <= SORTED) {
            var all = (areAlike ? xs(first) : lines.stream().flatMapToDouble(GroupCurve::xs))
                    .sorted()
                    .distinct()
                    .toArray();
            if (all.length <= MOST) {
                return all;
            }
        }
        double low = lines.stream().mapToDouble(line -> line.x(0)).min().orElse(0);
        double high = lines.stream()
                .mapToDouble(line -> line.x(line.size() - 1))
                .max()
                .orElse(low);
        var even = new double[MOST];
        Arrays.setAll(even, i -> low + (high - low) * i / (MOST - 1));
        even[MOST - 1] = high;
        return even;
    }

    private static boolean areAlike(Series one, Series other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.x(i) != other.x(i)) {
                return false;
            }
        }
        return true;
    }

    private static DoubleStream xs(Series line) {
        return IntStream.range(0, line.size()).mapToDouble(line::x);
    }

    /// Reads `line` at `xs`: NaN outside of it. Tells whether some value lies between two of the line.
    private static boolean read(Series line, double[] xs, double[] values) {
        boolean isRead = false;
        int last = line.size() - 1;
        int at = 0;
        for (int i = 0; i < xs.length; i++) {
            double x = xs[i];
            if (x < line.x(0) || x > line.x(last)) {
                values[i] = Double.NaN;
                continue;
            }
            while (at < last && line.x(at + 1) <= x) {
                at++;
            }
            if (line.x(at) == x) {
                values[i] = line.y(at);
            } else {
                isRead = true;
                double share = (x - line.x(at)) / (line.x(at + 1) - line.x(at));
                values[i] = line.y(at) + share * (line.y(at + 1) - line.y(at));
            }
        }
        return isRead;
    }
}
