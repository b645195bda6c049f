package dev.slipway.kernel.table;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.ColumnSummary.Bar;
import dev.slipway.kernel.protocol.ColumnSummary.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// What the numbers of a column are, by passes over them in blocks: no copy of them is made, and nothing that is large
/// is sorted. Exact, but that in a large column many different numbers are not counted. One use each.
final class NumberSummary {
    /// In more rows than this no more different numbers are counted than `FEW`.
    static final int LARGE = 1 << 20;

    static final int FEW = 1 << 16;
    private static final int PARTS = 24;
    private static final int BLOCK = 1 << 12;

    /// Shares of the numbers that lie below what is told, in percent.
    private static final int[] SHARES = {50, 5, 95};

    /// Keeps the sum of numbers that are very large from becoming infinite.
    private static final double SMALLER = 0x1p-64;

    private final Rows rows;
    private final int column;
    private final int[] kept;
    private final Stop stop;
    private final boolean averaged;

    /// Numbers of a block that are not missing, and the rows they are in.
    private final double[] block;

    private final int[] places;
    private final Counted counted;
    private final Ranks ranks = new Ranks();
    private int found;
    private int lowest;
    private int highest;
    private double low;
    private double high;
    private double sum;
    private double smallSum;
    private boolean whole = true;

    private NumberSummary(Rows rows, int column, int[] kept, Stop stop) {
        this.rows = rows;
        this.column = column;
        this.kept = kept;
        this.stop = stop;
        averaged = rows.columns().get(column).kind() == Kind.NUMBER;
        places = new int[Math.min(BLOCK, kept.length)];
        block = new double[places.length];
        counted = new Counted(kept.length > LARGE ? FEW : LARGE);
    }

    /// Returns the summary of `column`, of numbers or times, over the rows `kept`.
    static ColumnSummary of(Rows rows, int column, int[] kept, Stop stop) {
        return new NumberSummary(rows, column, kept, stop).summary();
    }

    /// Hands out the numbers block by block, as how many stand in `block`.
    private void pass(IntConsumer taker) {
        for (int from = 0; from < kept.length; from += BLOCK) {
            stop.check();
            int count = Math.min(BLOCK, kept.length - from);
            System.arraycopy(kept, from, places, 0, count);
            rows.numbers(column, places, count, block);
            taker.accept(present(count));
        }
    }

    private int present(int count) {
        boolean all = true;
        for (int i = 0; i < count; i++) {
            all &= !Double.isNaN(block[i]);
        }
        if (all) {
            return count;
        }
        int present = 0;
        for (int i = 0; i < count; i++) {
            double number = block[i];
            block[present] = number;
            places[present] = places[i];
            present += Double.isNaN(number) ? 0 : 1;
        }
        return present;
    }

    private ColumnSummary summary() {
        pass(this::look);
        int missing = kept.length - found;
        if (found == 0) {
            return new ColumnSummary(kept.length, missing, 0, List.of(), List.of());
        }
        var histogram = new Histogram(low, high, whole);
        var spread = new Spread(mean());
        var quantiles = counted.isMany() ? seek(histogram, spread) : recall(histogram, spread);
        var facts = new ArrayList<Fact>();
        if (averaged) {
            facts.add(new Fact("mean", number(mean())));
            facts.add(new Fact("median", quantile(quantiles, 0)));
            facts.add(new Fact("std dev", found < 2 ? "" : number(Math.sqrt(spread.squares / (found - 1)))));
            facts.add(new Fact("5 %", quantile(quantiles, 1)));
            facts.add(new Fact("95 %", quantile(quantiles, 2)));
        }
        facts.add(new Fact("lowest", rows.text(lowest, column)));
        facts.add(new Fact("highest", rows.text(highest, column)));
        int distinct = counted.isMany() ? -1 : counted.size();
        return new ColumnSummary(kept.length, missing, distinct, histogram.bars(), facts);
    }

    private void look(int count) {
        if (count == 0) {
            return;
        }
        if (found == 0) {
            low = block[0];
            high = block[0];
            lowest = places[0];
            highest = places[0];
        }
        found += count;
        counted.add(block, count);
        if (averaged && kept.length > LARGE) {
            ranks.add(block, count);
        }
        extremes(count);
        double all = 0;
        double small = 0;
        for (int i = 0; i < count; i++) {
            all += block[i];
            small += block[i] * SMALLER;
        }
        sum += all;
        smallSum += small;
    }

    private void extremes(int count) {
        for (int i = 0; i < count; i++) {
            double number = block[i];
            if (number < low) {
                low = number;
                lowest = places[i];
            }
            if (number > high) {
                high = number;
                highest = places[i];
            }
            if (whole && number != Math.rint(number)) {
                whole = false;
            }
        }
    }

    private double mean() {
        return Double.isInfinite(sum) ? smallSum / found / SMALLER : sum / found;
    }

    /// Returns the numbers at `wanted` by more passes over the column.
    private double[] seek(Histogram histogram, Spread spread) {
        if (!averaged) {
            pass(count -> histogram.add(block, count));
            return new double[0];
        }
        ranks.seek(wanted());
        pass(count -> {
            histogram.add(block, count);
            spread.add(block, count);
            ranks.add(block, count);
        });
        ranks.pass();
        while (ranks.isOpen()) {
            pass(count -> ranks.add(block, count));
            ranks.pass();
        }
        return IntStream.range(0, 2 * SHARES.length).mapToDouble(ranks::at).toArray();
    }

    /// Returns the numbers at `wanted` from those that were counted.
    private double[] recall(Histogram histogram, Spread spread) {
        var wanted = wanted();
        var at = new double[wanted.length];
        long before = 0;
        for (double number : counted.sorted()) {
            int count = counted.count(number);
            histogram.add(number, count);
            spread.add(number, count);
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i] >= before && wanted[i] < before + count) {
                    at[i] = number;
                }
            }
            before += count;
        }
        return at;
    }

    /// Returns the places in order of the numbers on either side of each quantile.
    private long[] wanted() {
        var wanted = new long[SHARES.length * 2];
        for (int i = 0; i < SHARES.length; i++) {
            wanted[2 * i] = (long) place(SHARES[i]);
            wanted[2 * i + 1] = Math.min(found - 1, wanted[2 * i] + 1);
        }
        return wanted;
    }

    private double place(int share) {
        return share / 100.0 * (found - 1);
    }

    /// Returns the quantile by linear interpolation between neighbours.
    private String quantile(double[] neighbours, int share) {
        double place = place(SHARES[share]);
        double part = place - (long) place;
        double below = neighbours[2 * share];
        double above = neighbours[2 * share + 1];
        return number(part == 0 || below == above ? below : below + (above - below) * part);
    }

    /// The sum of squares of distances from the mean.
    private static final class Spread {
        private final double mean;
        private double squares;

        Spread(double mean) {
            this.mean = mean;
        }

        void add(double number, int times) {
            squares += (number - mean) * (number - mean) * times;
        }

        void add(double[] numbers, int count) {
            double more = 0;
            for (int i = 0; i < count; i++) {
                double apart = numbers[i] - mean;
                more += apart * apart;
            }
            squares += more;
        }
    }

    /// How many numbers lie in each of some parts of equal width; the highest counts for the last.
    private static final class Histogram {
        private final double low;
        private final double parts;
        private final int[] counts;

        Histogram(double low, double high, boolean whole) {
            double width = high - low;
            boolean each = whole && width < PARTS;
            this.low = low;
            int wanted = each ? (int) width + 1 : PARTS;
            counts = new int[Double.isFinite(width) && width > 0 ? wanted : 1];
            parts = counts.length == 1 ? 0 : each ? 1 : PARTS / width;
        }

        void add(double number, int times) {
            counts[part(number)] += times;
        }

        void add(double[] numbers, int count) {
            for (int i = 0; i < count; i++) {
                counts[part(numbers[i])]++;
            }
        }

        private int part(double number) {
            return Math.clamp((int) ((number - low) * parts), 0, counts.length - 1);
        }

        List<Bar> bars() {
            return Arrays.stream(counts).mapToObj(count -> new Bar("", count)).toList();
        }
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
