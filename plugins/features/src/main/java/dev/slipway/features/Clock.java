package dev.slipway.features;

import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// The times of two columns on one scale. Immutable.
final class Clock {
    private static final long MISSING = Long.MIN_VALUE;
    private static final long DAY_MILLIS = 86_400_000;

    private final long[] left;
    private final long[] right;
    private final boolean isDecimal;
    /// In the unit of the times; negative if right rows may be of any age.
    private final double most;

    private final boolean isStrict;

    private Clock(long[] left, long[] right, boolean isDecimal, double most, boolean isStrict) {
        this.left = left;
        this.right = right;
        this.isDecimal = isDecimal;
        this.most = most;
        this.isStrict = isStrict;
    }

    /// @param tolerance a `Duration`, a `Double`, or null for any age
    /// @throws IllegalArgumentException if the columns are not of one kind, or the tolerance is of another
    static Clock of(Column<?> left, Column<?> right, @Nullable Object tolerance, boolean isStrict) {
        boolean isNumbers = left instanceof NumericColumn<?> && right instanceof NumericColumn<?>;
        boolean isTimes = left.type().equals(right.type()) && (Cells.isTime(left) || left instanceof TimeColumn);
        if (!isNumbers && !isTimes) {
            throw new IllegalArgumentException("the times are " + left.name() + ", "
                    + left.type().name() + ", on the left and " + right.name() + ", "
                    + right.type().name() + ", on the right: make them columns of one type of date, time or number.");
        }
        if (tolerance != null && isTimes != tolerance instanceof Duration) {
            throw new IllegalArgumentException(
                    isTimes
                            ? "the times are dates or times: give the age as a Duration, such as Duration.ofHours(1)."
                            : "the times are numbers: give the age as a number.");
        }
        double most = switch (tolerance) {
            case null -> -1;
            case Duration duration -> duration.toMillis();
            case Double number -> number;
            default -> throw new AssertionError("neither duration nor number: " + tolerance);
        };
        boolean isDecimal = isNumbers && !(AsOfJoin.isWhole(left) && AsOfJoin.isWhole(right));
        return new Clock(values(left, isDecimal), values(right, isDecimal), isDecimal, most, isStrict);
    }

    private static long[] values(Column<?> column, boolean isDecimal) {
        var values = new long[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.isMissing(row) ? MISSING : value(column, row, isDecimal);
        }
        return values;
    }

    private static long value(Column<?> column, int row, boolean isDecimal) {
        return switch (column) {
            case DateColumn dates -> dates.get(row).toEpochDay() * DAY_MILLIS;
            case DateTimeColumn times ->
                times.get(row).toInstant(ZoneOffset.UTC).toEpochMilli();
            case InstantColumn times -> times.get(row).toEpochMilli();
            case TimeColumn times -> times.get(row).toNanoOfDay() / 1_000_000;
            case NumericColumn<?> numbers when isDecimal -> ordered(numbers.getDouble(row));
            case NumericColumn<?> _ -> Cells.whole(column, row);
            default -> throw new AssertionError("no times: " + column.type());
        };
    }

    /// Returns a whole number that orders as the decimal one does.
    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number + 0.0);
        return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }

    private static double decimal(long ordered) {
        return Double.longBitsToDouble(ordered < 0 ? ordered ^ Long.MAX_VALUE : ordered);
    }

    boolean isLeftKnown(int row) {
        return left[row] != MISSING;
    }

    boolean isRightKnown(int row) {
        return right[row] != MISSING;
    }

    /// Returns what orders the right rows.
    long right(int row) {
        return right[row];
    }

    /// Returns the latest of `candidates`, right rows sorted by time, for a left row; -1 if none is old and young
    /// enough.
    int latest(int row, int[] candidates) {
        long time = left[row];
        int low = 0;
        int high = candidates.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long known = right[candidates[middle]];
            if (known < time || (known == time && !isStrict)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return -1;
        }
        int found = candidates[low - 1];
        return most < 0 || age(time, right[found]) <= most ? found : -1;
    }

    private double age(long time, long known) {
        if (isDecimal) {
            return decimal(time) - decimal(known);
        }
        long age = time - known;
        return age < 0 ? 0x1p64 + age : age; // beyond what a long holds
    }
}
