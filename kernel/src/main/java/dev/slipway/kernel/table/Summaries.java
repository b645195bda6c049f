package dev.slipway.kernel.table;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.ColumnSummary.Bar;
import dev.slipway.kernel.protocol.ColumnSummary.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// What the cells of a column are: a histogram, or the most frequent texts.
final class Summaries {
    private static final int PARTS = 24;
    private static final int TEXTS = 12;

    /// More different texts than this are not told apart.
    private static final int MOST_TEXTS = 200_000;

    private Summaries() {}

    /// Returns the summary of `column` over the rows `kept`.
    static ColumnSummary of(Rows rows, int column, int[] kept) {
        var kind = rows.columns().get(column).kind();
        return kind == Kind.TEXT || kind == Kind.TRUTH ? texts(rows, column, kept) : numbers(rows, column, kept);
    }

    private static ColumnSummary texts(Rows rows, int column, int[] kept) {
        var counts = new HashMap<String, int[]>();
        int missing = 0;
        boolean all = true;
        for (int row : kept) {
            if (rows.isMissing(row, column)) {
                missing++;
                continue;
            }
            var text = rows.text(row, column);
            var count = counts.get(text);
            if (count != null) {
                count[0]++;
            } else if (counts.size() < MOST_TEXTS) {
                counts.put(text, new int[] {1});
            } else {
                all = false;
            }
        }
        var bars = counts.entrySet().stream()
                .map(entry -> new Bar(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingInt(Bar::count).reversed().thenComparing(Bar::label))
                .limit(TEXTS)
                .toList();
        return new ColumnSummary(kept.length, missing, all ? counts.size() : -1, bars, List.of());
    }

    private static ColumnSummary numbers(Rows rows, int column, int[] kept) {
        var values = new double[kept.length];
        int found = 0;
        int lowest = -1;
        int highest = -1;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : kept) {
            double value = rows.number(row, column);
            if (Double.isNaN(value)) {
                continue;
            }
            values[found++] = value;
            if (value < low) {
                low = value;
                lowest = row;
            }
            if (value > high) {
                high = value;
                highest = row;
            }
        }
        int missing = kept.length - found;
        if (found == 0) {
            return new ColumnSummary(kept.length, missing, 0, List.of(), List.of());
        }
        values = Arrays.copyOf(values, found);
        var bars = histogram(values, low, high);
        Orders.sort(values);
        var facts = new ArrayList<Fact>();
        if (rows.columns().get(column).kind() == Kind.NUMBER) {
            moments(values, facts);
        }
        facts.add(new Fact("lowest", rows.text(lowest, column)));
        facts.add(new Fact("highest", rows.text(highest, column)));
        return new ColumnSummary(kept.length, missing, distinct(values), bars, facts);
    }

    /// Returns how many of `values` lie in each of some parts of equal width; the highest counts for the last.
    static List<Bar> histogram(double[] values, double low, double high) {
        boolean whole = Arrays.stream(values).limit(1000).allMatch(value -> value == Math.rint(value));
        double width = high - low;
        int parts = whole && width < PARTS ? (int) width + 1 : PARTS;
        var counts = new int[Double.isFinite(width) && width > 0 ? parts : 1];
        for (double value : values) {
            double share =
                    counts.length == 1 ? 0 : whole && width < PARTS ? value - low : (value - low) / width * parts;
            counts[Math.clamp((long) share, 0, counts.length - 1)]++;
        }
        return Arrays.stream(counts).mapToObj(count -> new Bar("", count)).toList();
    }

    private static void moments(double[] sorted, List<Fact> facts) {
        double mean = mean(sorted);
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        facts.add(new Fact("mean", number(mean)));
        facts.add(new Fact("median", number(quantile(sorted, 0.5))));
        facts.add(new Fact("std dev", sorted.length < 2 ? "" : number(Math.sqrt(squares / (sorted.length - 1)))));
        facts.add(new Fact("5 %", number(quantile(sorted, 0.05))));
        facts.add(new Fact("95 %", number(quantile(sorted, 0.95))));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return Double.isInfinite(sum)
                ? Arrays.stream(values).map(value -> value / values.length).sum()
                : sum / values.length;
    }

    /// Returns the quantile by linear interpolation between neighbours.
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(sorted.length - 1, below + 1)];
        return sorted[below] + (above - sorted[below]) * (place - below);
    }

    private static int distinct(double[] sorted) {
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return distinct;
    }

    /// Returns `value` in at most five significant digits.
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.valueOf((long) value);
        }
        var text = String.format(Locale.ROOT, "%.5g", value);
        if (text.indexOf('e') >= 0 || text.indexOf('.') < 0) {
            return text;
        }
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
