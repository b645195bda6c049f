package dev.slipway.features;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A join that gives each row of the left table what the right one knew at its time, and nothing of later. Immutable.
///
/// The partner of a left row is, of the right rows with equal keys and a time not after its own, the one with the
/// latest time; of several, the last in the table. Missing keys are equal to each other; a missing time has no partner.
/// Every left row is in the result once, in its order; the columns of the right table are missing without a partner.
/// A name that both tables have gets `T2.` before it, as in `Tables.join`.
public final class AsOfJoin {
    private final Table left;
    private final Table right;
    private final List<String> times;
    private final List<String> keys;
    private final @Nullable Object tolerance;
    private final boolean isStrict;

    private AsOfJoin(
            Table left,
            Table right,
            List<String> times,
            List<String> keys,
            @Nullable Object tolerance,
            boolean isStrict) {
        this.left = left;
        this.right = right;
        this.times = List.copyOf(times);
        this.keys = List.copyOf(keys);
        this.tolerance = tolerance;
        this.isStrict = isStrict;
    }

    static AsOfJoin of(Table left, Table right) {
        return new AsOfJoin(left, right, List.of(), List.of(), null, false);
    }

    /// Sets the column of times that both tables have.
    public AsOfJoin on(String time) {
        return on(time, time);
    }

    /// Sets the column of times of each table: when the left row is asked for, when the right one was known.
    public AsOfJoin on(String leftTime, String rightTime) {
        return new AsOfJoin(left, right, List.of(leftTime, rightTime), keys, tolerance, isStrict);
    }

    /// Sets the columns that are to be equal; both tables have them.
    public AsOfJoin by(String... columns) {
        return new AsOfJoin(left, right, times, List.of(columns), tolerance, isStrict);
    }

    /// Leaves out right rows that are older than this at the time of the left row.
    ///
    /// @throws IllegalArgumentException if it is negative
    public AsOfJoin within(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("an age of " + age + " cannot be: give one of zero or more.");
        }
        return new AsOfJoin(left, right, times, keys, age, isStrict);
    }

    /// Likewise, where the times are numbers.
    ///
    /// @throws IllegalArgumentException if it is negative or NaN
    public AsOfJoin within(double age) {
        if (!(age >= 0)) {
            throw new IllegalArgumentException("an age of " + age + " cannot be: give one of zero or more.");
        }
        return new AsOfJoin(left, right, times, keys, age, isStrict);
    }

    /// Leaves out right rows of exactly the left row's time as well.
    public AsOfJoin strictly() {
        return new AsOfJoin(left, right, times, keys, tolerance, true);
    }

    /// Returns the joined table.
    ///
    /// @throws IllegalArgumentException if no time is named, a column is missing on a side, or types differ
    public Table join() {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("name the column of times: asOfJoin(left, right).on(\"time\").join().");
        }
        var clock = Clock.of(
                Cells.column(left, times.getFirst()), Cells.column(right, times.getLast()), tolerance, isStrict);
        var pairs = partners(clock);
        var columns = new ArrayList<Column<?>>();
        var names = new HashSet<String>();
        for (var column : left.columns()) {
            names.add(column.name().toLowerCase(Locale.ROOT));
            columns.add(column.copy());
        }
        for (var column : right.columns()) {
            if (keys.stream().noneMatch(column.name()::equalsIgnoreCase)) {
                boolean isFree = names.add(column.name().toLowerCase(Locale.ROOT));
                columns.add(Cells.gather(column, pairs, isFree ? column.name() : "T2." + column.name()));
            }
        }
        return Table.create(Cells.title(left), columns.toArray(Column<?>[]::new));
    }

    /// Returns the right row for each left one, -1 for none.
    private int[] partners(Clock clock) {
        var groups = new HashMap<List<Object>, List<Integer>>();
        var leftKeys = keys(left, "left");
        var rightKeys = keys(right, "right");
        for (int row = 0; row < right.rowCount(); row++) {
            if (clock.isRightKnown(row)) {
                groups.computeIfAbsent(key(rightKeys, row), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<List<Object>, int[]> sorted = new HashMap<>();
        groups.forEach((key, rows) -> sorted.put(
                key,
                rows.stream()
                        .sorted(Comparator.comparingLong(clock::right))
                        .mapToInt(Integer::intValue)
                        .toArray()));
        var partners = new int[left.rowCount()];
        for (int row = 0; row < partners.length; row++) {
            var candidates = clock.isLeftKnown(row) ? sorted.get(key(leftKeys, row)) : null;
            partners[row] = candidates == null ? -1 : clock.latest(row, candidates);
        }
        return partners;
    }

    private List<Column<?>> keys(Table table, String side) {
        var columns = new ArrayList<Column<?>>();
        for (var key : keys) {
            var column = Cells.column(table, key);
            var other = Cells.column(side.equals("left") ? right : left, key);
            if (!column.type().equals(other.type()) && !(isWhole(column) && isWhole(other))) {
                throw new IllegalArgumentException("the key " + key + " is "
                        + Cells.column(left, key).type().name() + " on the left and "
                        + Cells.column(right, key).type().name() + " on the right: convert one of them.");
            }
            columns.add(column);
        }
        return columns;
    }

    static boolean isWhole(Column<?> column) {
        return List.of("SHORT", "INTEGER", "LONG").contains(column.type().name());
    }

    private static List<Object> key(List<Column<?>> columns, int row) {
        var cells = new Object[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            var column = columns.get(i);
            if (column.isMissing(row)) {
                cells[i] = AsOfJoin.class;
            } else {
                cells[i] = isWhole(column) ? (Object) Cells.whole(column, row) : column.get(row);
            }
        }
        return Arrays.asList(cells);
    }
}
