package dev.slipway.features;

import static dev.slipway.features.Part.Kind.TEST;
import static dev.slipway.features.Part.Kind.TRAINING;
import static dev.slipway.features.Part.Kind.VALIDATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.columns.Column;

/// Which row goes into which part. One use, one thread.
///
/// Source of its chance: `java.util.Random`, whose numbers are the same on every machine.
final class Draw {
    private final int rows;
    private final int tests;
    private final int validations;
    private final Random random;

    /// @throws IllegalArgumentException if there are fewer rows than parts
    Draw(int rows, double test, double validation, long seed) {
        this.rows = rows;
        tests = wanted(rows, test);
        validations = wanted(rows, validation);
        random = new Random(seed);
        if (rows == 0 || rows - tests - validations < 1) {
            throw new IllegalArgumentException(Words.counted(rows, "row")
                    + " cannot be split into parts: each part needs a row. Split a larger table.");
        }
    }

    private static int wanted(int rows, double share) {
        return share == 0 ? 0 : Math.max(1, (int) Math.round(rows * share));
    }

    private int[] shuffled(int count) {
        var order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
        return order;
    }

    private Part.Kind[] training() {
        var kinds = new Part.Kind[rows];
        Arrays.fill(kinds, TRAINING);
        return kinds;
    }

    Part.Kind[] random() {
        var kinds = training();
        var order = shuffled(rows);
        for (int i = 0; i < tests + validations; i++) {
            kinds[order[i]] = i < tests ? TEST : VALIDATION;
        }
        return kinds;
    }

    Part.Kind[] byTime(Column<?> column) {
        var times = Cells.numbers(column);
        if (times == null) {
            throw new IllegalArgumentException("the column " + column.name() + " holds no times: it is "
                    + column.type().name() + ". Name a column of dates, times or numbers.");
        }
        for (int row = 0; row < rows; row++) {
            if (Double.isNaN(times[row])) {
                throw new IllegalArgumentException("row " + (row + 1) + " has no " + column.name()
                        + ", so it is neither before nor after the others. Leave such rows out first.");
            }
        }
        var order = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> times[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int cuts = (tests > 0 ? 1 : 0) + (validations > 0 ? 1 : 0);
        int first = tests + validations == 0 ? rows : cut(order, times, rows - tests - validations, 1, rows);
        int second = cuts < 2 ? first : cut(order, times, rows - tests, first + 1, rows);
        var kinds = training();
        for (int i = first; i < rows; i++) {
            boolean isLate = cuts < 2 ? tests > 0 : i >= second;
            kinds[order[i]] = isLate ? TEST : VALIDATION;
        }
        return kinds;
    }

    /// Returns the place nearest to `wanted` where the time changes.
    private static int cut(int[] order, double[] times, int wanted, int from, int to) {
        for (int away = 0; away < order.length; away++) {
            for (int at : new int[] {wanted - away, wanted + away}) {
                if (at >= from && at < to && times[order[at - 1]] < times[order[at]]) {
                    return at;
                }
            }
        }
        throw new IllegalArgumentException(
                "there are too few different times to split by: each part needs one of its own.");
    }

    Part.Kind[] byGroup(Column<?> column) {
        var codes = Cells.codes(column);
        var sizes = sizes(codes);
        int parts = 1 + (tests > 0 ? 1 : 0) + (validations > 0 ? 1 : 0);
        if (sizes.length < parts) {
            throw new IllegalArgumentException("the column " + column.name() + " has "
                    + Words.counted(sizes.length, "group") + ", which " + (sizes.length == 1 ? "is" : "are")
                    + " too few for " + parts + " parts that share none.");
        }
        var left = new LinkedHashSet<Integer>();
        Arrays.stream(shuffled(sizes.length)).forEach(left::add);
        var chosen = new Part.Kind[sizes.length];
        Arrays.fill(chosen, TRAINING);
        take(left, sizes, tests, validations > 0 ? 2 : 1).forEach(group -> chosen[group] = TEST);
        take(left, sizes, validations, 1).forEach(group -> chosen[group] = VALIDATION);
        return Arrays.stream(codes).mapToObj(code -> chosen[code]).toArray(Part.Kind[]::new);
    }

    /// Takes groups, in order, as long as each brings the number of rows nearer to `wanted`; at least one if any are
    /// wanted, and leaves at least `kept`.
    private static List<Integer> take(Set<Integer> left, int[] sizes, int wanted, int kept) {
        var taken = new ArrayList<Integer>();
        int rows = 0;
        for (var group : List.copyOf(left)) {
            if (left.size() > kept && Math.abs(rows + sizes[group] - wanted) < Math.abs(rows - wanted)) {
                left.remove(group);
                taken.add(group);
                rows += sizes[group];
            }
        }
        if (taken.isEmpty() && wanted > 0) {
            var smallest = left.stream()
                    .min(Comparator.comparingInt(group -> sizes[group]))
                    .orElseThrow();
            left.remove(smallest);
            taken.add(smallest);
        }
        return taken;
    }

    private static int[] sizes(int[] codes) {
        var sizes = new int[Cells.count(codes)];
        for (int code : codes) {
            sizes[code]++;
        }
        return sizes;
    }

    Part.Kind[] stratified(Column<?> column) {
        var codes = Cells.codes(column);
        var sizes = sizes(codes);
        var testing = shares(sizes, tests);
        var rest = IntStream.range(0, sizes.length)
                .map(code -> sizes[code] - testing[code])
                .toArray();
        var validating = shares(rest, validations);
        var kinds = training();
        for (int row : shuffled(rows)) {
            int code = codes[row];
            if (testing[code] > 0) {
                testing[code]--;
                kinds[row] = TEST;
            } else if (validating[code] > 0) {
                validating[code]--;
                kinds[row] = VALIDATION;
            }
        }
        return kinds;
    }

    /// Returns how many of each class to take so that they are `wanted` together: the whole part of each share, then
    /// one more of the classes that lose most by that. A class of one row stays.
    private static int[] shares(int[] sizes, int wanted) {
        double all = Arrays.stream(sizes).sum();
        var taken = new int[sizes.length];
        var lost = new double[sizes.length];
        int left = wanted;
        for (int i = 0; i < sizes.length; i++) {
            double exact = all == 0 ? 0 : wanted * (sizes[i] / all);
            taken[i] = Math.min((int) exact, Math.max(0, sizes[i] - 1));
            lost[i] = sizes[i] < 2 ? -1 : exact - taken[i];
            left -= taken[i];
        }
        var order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -lost[i]))
                .toList();
        for (int i : order) {
            if (left > 0 && taken[i] < sizes[i] - 1) {
                taken[i]++;
                left--;
            }
        }
        return taken;
    }
}
