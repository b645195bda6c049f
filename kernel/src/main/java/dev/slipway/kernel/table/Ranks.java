package dev.slipway.kernel.table;

import java.util.Arrays;

/// The numbers at some places of many numbers in order, without sorting them all: a pass finds 16 more bits of the keys
/// that are looked for, until few numbers are left that can be these. Exact. One thread at a time.
final class Ranks {
    private static final int BITS = 16;
    private static final int PARTS = 1 << BITS;
    private static final byte NONE = -1;

    /// So many numbers are sorted.
    private static final int FEW = 1 << 16;

    /// How many bits of the keys are not yet known.
    private int open = Long.SIZE;

    /// Of each place, the bits that are known, and how many keys with these bits are before it.
    private long[] known = {};

    private long[] before = {};

    /// For each different one of `known`, in order, how many keys there are by their next bits, while those are found.
    private long[] prefixes = {0};

    /// By the first bits of a key, the first of `prefixes` that begins with them.
    private final byte[] groups = new byte[PARTS];

    private int[][] counts = new int[1][PARTS];

    /// The numbers with one of `prefixes`, once those are few.
    private double[] left = {};

    private int found;

    /// Counts the first `count` of `numbers`, none of them NaN, in this pass.
    void add(double[] numbers, int count) {
        if (open == Long.SIZE) {
            addAll(numbers, count, counts[0]);
            return;
        }
        for (int i = 0; i < count; i++) {
            long key = Orders.ordered(numbers[i]);
            int group = groups[(int) (key >>> (Long.SIZE - BITS))];
            if (group != NONE) {
                add(key, numbers[i], group);
            }
        }
    }

    private static void addAll(double[] numbers, int count, int[] parts) {
        for (int i = 0; i < count; i++) {
            parts[(int) (Orders.ordered(numbers[i]) >>> (Long.SIZE - BITS))]++;
        }
    }

    /// @param first the first of the prefixes that begin as `key` does
    private void add(long key, double number, int first) {
        long prefix = key >>> open;
        int group = first;
        while (group < prefixes.length - 1 && prefixes[group] < prefix) {
            group++;
        }
        if (prefixes[group] != prefix) {
            return;
        }
        if (left.length > 0) {
            left[found++] = number;
        } else {
            counts[group][(int) (key >>> (open - BITS)) & (PARTS - 1)]++;
        }
    }

    /// Ends the first pass, and looks for the numbers at `places`, 0-based.
    void seek(long... places) {
        known = new long[places.length];
        before = places.clone();
        pass();
    }

    /// Tells whether another pass is needed.
    boolean isOpen() {
        return open > 0;
    }

    /// Ends a pass, in which every number was counted.
    void pass() {
        if (left.length > 0) {
            Arrays.sort(left);
            open = 0;
            return;
        }
        var sizes = new int[known.length];
        for (int i = 0; i < known.length; i++) {
            var parts = counts[Arrays.binarySearch(prefixes, known[i])];
            int part = 0;
            while (before[i] >= parts[part]) {
                before[i] -= parts[part++];
            }
            known[i] = known[i] << BITS | part;
            sizes[i] = parts[part];
        }
        open -= BITS;
        narrow(sizes);
    }

    /// Goes on with the keys that begin as those looked for do: `sizes` of them for each place.
    private void narrow(int[] sizes) {
        prefixes = Arrays.stream(known).distinct().sorted().toArray();
        if (!isOpen()) {
            return;
        }
        Arrays.fill(groups, NONE);
        for (int i = prefixes.length - 1; i >= 0; i--) {
            groups[(int) (prefixes[i] >>> (Long.SIZE - BITS - open))] = (byte) i;
        }
        var size = new int[prefixes.length];
        for (int i = 0; i < known.length; i++) {
            size[Arrays.binarySearch(prefixes, known[i])] = sizes[i];
        }
        int all = Arrays.stream(size).sum();
        if (all > FEW) {
            counts = new int[prefixes.length][PARTS];
            return;
        }
        left = new double[all];
        for (int i = 0; i < known.length; i++) {
            int group = Arrays.binarySearch(prefixes, known[i]);
            before[i] += Arrays.stream(size, 0, group).sum();
        }
    }

    /// Returns the number at the place that was given as the `index`th. After the last pass.
    double at(int index) {
        return left.length > 0 ? left[(int) before[index]] : Orders.number(known[index]);
    }
}
