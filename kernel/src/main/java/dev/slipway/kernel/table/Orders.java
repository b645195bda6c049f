package dev.slipway.kernel.table;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/// Rows in order: each key as 64 bits, sorted 16 bits at a time, so that ten million rows take a second or two.
final class Orders {
    private static final int DIGIT = 16;
    private static final int DIGITS = 1 << DIGIT;

    /// The key of a missing cell: above every other one, as keys are unsigned.
    private static final long LAST = -1L;

    private Orders() {}

    /// Returns `kept` in the order of the first of `by`, equal ones in that of the next, and so on; equal rows as they
    /// stand, missing cells last in either direction.
    static int[] of(Rows rows, List<Order> by, int[] kept) {
        var order = kept;
        for (var one : by.reversed()) {
            order = sorted(order, key(rows, one));
        }
        return order;
    }

    private static IntToLongFunction key(Rows rows, Order by) {
        int column = by.column();
        long flip = by.descending() ? -1L : 0L;
        if (rows.columns().get(column).kind() == Kind.TEXT) {
            var ranks = ranks(rows, column);
            return row -> rows.isMissing(row, column) ? LAST : ranks.getOrDefault(rows.text(row, column), 0L) ^ flip;
        }
        return row -> {
            double value = rows.number(row, column);
            return Double.isNaN(value) ? LAST : ordered(value) ^ flip;
        };
    }

    /// Returns bits that, taken as an unsigned number, order as the values do.
    static long ordered(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
    }

    /// Returns the value of which `ordered` made `key`.
    static double number(long key) {
        return Double.longBitsToDouble(key < 0 ? key ^ Long.MIN_VALUE : ~key);
    }

    private static Map<String, Long> ranks(Rows rows, int column) {
        var ranks = new HashMap<String, Long>();
        for (int row = 0; row < rows.count(); row++) {
            if (!rows.isMissing(row, column)) {
                ranks.putIfAbsent(rows.text(row, column), 0L);
            }
        }
        long rank = 1;
        for (var text : ranks.keySet().stream().sorted().toList()) {
            ranks.put(text, rank);
            rank++;
        }
        return ranks;
    }

    private static int[] sorted(int[] rows, IntToLongFunction key) {
        int count = rows.length;
        var order = rows.clone();
        var keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = key.applyAsLong(rows[i]);
        }
        var nextOrder = new int[count];
        var nextKeys = new long[count];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            var starts = starts(keys, shift);
            if (starts == null) {
                continue;
            }
            for (int i = 0; i < count; i++) {
                int at = starts[(int) (keys[i] >>> shift) & (DIGITS - 1)]++;
                nextKeys[at] = keys[i];
                nextOrder[at] = order[i];
            }
            var keysBefore = keys;
            keys = nextKeys;
            nextKeys = keysBefore;
            var orderBefore = order;
            order = nextOrder;
            nextOrder = orderBefore;
        }
        return order;
    }

    /// Returns where the rows of each digit begin; null if all have the same.
    private static int @org.jspecify.annotations.Nullable [] starts(long[] keys, int shift) {
        var counts = new int[DIGITS];
        for (long key : keys) {
            counts[(int) (key >>> shift) & (DIGITS - 1)]++;
        }
        int start = 0;
        for (int i = 0; i < DIGITS; i++) {
            if (counts[i] == keys.length) {
                return null;
            }
            int count = counts[i];
            counts[i] = start;
            start += count;
        }
        return counts;
    }
}
