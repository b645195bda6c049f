package dev.slipway.kernel.table;

import java.util.Arrays;

/// The different ones of some numbers, each with how often it came, as long as there are not too many. One thread at a
/// time.
final class Counted {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int FIRST = 1 << 8;

    private final int most;

    /// Keys as `Orders.ordered` makes them, which are never 0; 0 where there is none.
    private long[] keys = new long[FIRST];

    private int[] counts = new int[FIRST];
    private int size;

    /// @param most how many different numbers are counted
    Counted(int most) {
        this.most = most;
    }

    /// Tells whether there were more different numbers than are counted. What else it knows is lost then.
    boolean isMany() {
        return size > most;
    }

    /// Returns how many different numbers there are.
    int size() {
        return size;
    }

    /// Counts the first `count` of `numbers`, none of them NaN.
    void add(double[] numbers, int count) {
        for (int i = 0; i < count && !isMany(); i++) {
            long key = Orders.ordered(numbers[i]);
            int place = place(key);
            if (keys[place] == 0) {
                keys[place] = key;
                size++;
            }
            counts[place]++;
            if (size * 2 > keys.length) {
                grow();
            }
        }
    }

    /// Returns where `key` is or would be.
    private int place(long key) {
        int place = (int) ((key * SPREAD) >>> (Long.numberOfLeadingZeros(keys.length) + 1));
        while (keys[place] != key && keys[place] != 0) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        var keysBefore = keys;
        var countsBefore = counts;
        keys = new long[isMany() ? 1 : keysBefore.length * 2];
        counts = new int[keys.length];
        for (int i = 0; i < keysBefore.length && !isMany(); i++) {
            if (keysBefore[i] != 0) {
                int place = place(keysBefore[i]);
                keys[place] = keysBefore[i];
                counts[place] = countsBefore[i];
            }
        }
    }

    /// Returns the different numbers in order.
    double[] sorted() {
        return Arrays.stream(keys)
                .filter(key -> key != 0)
                .mapToDouble(Orders::number)
                .sorted()
                .toArray();
    }

    /// Returns how often `number` came.
    int count(double number) {
        return counts[place(Orders.ordered(number))];
    }
}
