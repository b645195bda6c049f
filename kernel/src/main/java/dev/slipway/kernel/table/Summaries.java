package dev.slipway.kernel.table;

import dev.slipway.api.spi.TableSource.Dictionary;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.ColumnSummary.Bar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;

/// What the cells of a column are: a histogram, or the most frequent texts.
final class Summaries {
    private static final int TEXTS = 12;
    private static final int BLOCK = 1 << 12;

    /// More different texts than this are not told apart, where the table does not number them itself.
    private static final int MOST_TEXTS = 200_000;

    private static final Comparator<Bar> FREQUENT_FIRST =
            Comparator.comparingInt(Bar::count).reversed().thenComparing(Bar::label);

    private Summaries() {}

    /// Returns the summary of `column` over the rows `kept`.
    ///
    /// @throws java.util.concurrent.CancellationException if `stop` says so
    static ColumnSummary of(Rows rows, int column, int[] kept, Stop stop) {
        return switch (rows.columns().get(column).kind()) {
            case NUMBER, TIME -> NumberSummary.of(rows, column, kept, stop);
            case TRUTH -> truths(rows, column, kept, stop);
            case TEXT -> {
                var numbered = rows.dictionary(column).filter(texts -> texts.size() / 4 <= kept.length);
                yield numbered.isPresent() ? numbered(numbered.get(), kept, stop) : texts(rows, column, kept, stop);
            }
        };
    }

    private static ColumnSummary truths(Rows rows, int column, int[] kept, Stop stop) {
        var counts = new int[2];
        var seen = new int[2];
        var block = new int[BLOCK];
        var values = new double[BLOCK];
        for (int from = 0; from < kept.length; from += BLOCK) {
            stop.check();
            int count = Math.min(BLOCK, kept.length - from);
            System.arraycopy(kept, from, block, 0, count);
            rows.numbers(column, block, count, values);
            for (int i = 0; i < count; i++) {
                if (!Double.isNaN(values[i])) {
                    int which = values[i] == 0 ? 0 : 1;
                    counts[which]++;
                    seen[which] = block[i];
                }
            }
        }
        var found = new Frequent();
        for (int which = 0; which < 2; which++) {
            found.add(counts[which] == 0 ? "" : rows.text(seen[which], column), counts[which]);
        }
        return found.summary(kept.length);
    }

    private static ColumnSummary numbered(Dictionary texts, int[] kept, Stop stop) {
        var counts = new int[texts.size()];
        for (int from = 0; from < kept.length; from += BLOCK) {
            stop.check();
            count(texts, kept, from, Math.min(kept.length, from + BLOCK), counts);
        }
        var found = new Frequent();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                found.add(texts.text(code), counts[code]);
            }
        }
        return found.summary(kept.length);
    }

    private static void count(Dictionary texts, int[] kept, int from, int to, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[texts.code(kept[i])]++;
        }
    }

    private static ColumnSummary texts(Rows rows, int column, int[] kept, Stop stop) {
        var counts = new HashMap<String, int[]>();
        int missing = 0;
        boolean all = true;
        for (int i = 0; i < kept.length; i++) {
            if (i % BLOCK == 0) {
                stop.check();
            }
            if (rows.isMissing(kept[i], column)) {
                missing++;
                continue;
            }
            var text = rows.text(kept[i], column);
            var count = counts.get(text);
            if (count != null) {
                count[0]++;
            } else if (counts.size() < MOST_TEXTS) {
                counts.put(text, new int[] {1});
            } else {
                all = false;
            }
        }
        var found = new Frequent();
        counts.forEach((text, count) -> found.add(text, count[0]));
        return new ColumnSummary(kept.length, missing, all ? counts.size() : -1, found.bars(), List.of());
    }

    /// The most frequent ones of many texts. One thread at a time.
    private static final class Frequent {
        private final PriorityQueue<Bar> bars = new PriorityQueue<>(FREQUENT_FIRST.reversed());
        private int distinct;
        private int found;

        /// The empty text is that of missing cells.
        void add(String text, int count) {
            if (text.isEmpty() || count == 0) {
                return;
            }
            distinct++;
            found += count;
            if (bars.size() < TEXTS || count >= bars.element().count()) {
                bars.add(new Bar(text, count));
                if (bars.size() > TEXTS) {
                    bars.remove();
                }
            }
        }

        List<Bar> bars() {
            return bars.stream().sorted(FREQUENT_FIRST).toList();
        }

        ColumnSummary summary(int rows) {
            return new ColumnSummary(rows, rows - found, distinct, bars(), List.of());
        }
    }
}
