package dev.slipway.tablesaw;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.booleans.BooleanColumnType;
import tech.tablesaw.columns.dates.DateColumnType;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.datetimes.DateTimeColumnType;
import tech.tablesaw.columns.datetimes.PackedLocalDateTime;
import tech.tablesaw.columns.numbers.IntColumnType;
import tech.tablesaw.columns.numbers.LongColumnType;
import tech.tablesaw.columns.times.TimeColumnType;

/// The cells of a column as the numbers that order them: days and milliseconds since 1970, milliseconds of a day.
///
/// A loop of its own for each type, which the JVM makes fast.
final class CellNumbers {
    private static final double MILLIS_A_DAY = 86_400_000;

    private CellNumbers() {}

    /// Writes the cells in the first `count` of `rows`; NaN for what is missing or no number.
    static void write(Column<?> column, int[] rows, int count, double[] into) {
        switch (column) {
            case DoubleColumn numbers -> write(numbers, rows, count, into);
            case IntColumn numbers -> write(numbers, rows, count, into);
            case LongColumn numbers -> write(numbers, rows, count, into);
            case DateColumn dates -> write(dates, rows, count, into);
            case DateTimeColumn times -> write(times, rows, count, into);
            default -> {
                for (int i = 0; i < count; i++) {
                    into[i] = number(column, rows[i]);
                }
            }
        }
    }

    private static double number(Column<?> column, int row) {
        return switch (column) {
            case NumericColumn<?> numbers -> numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
            case BooleanColumn truths -> {
                byte truth = truths.getByte(row);
                yield truth == BooleanColumnType.missingValueIndicator() ? Double.NaN : truth;
            }
            case TimeColumn times -> {
                int packed = times.getIntInternal(row);
                yield packed == TimeColumnType.missingValueIndicator() ? Double.NaN : millis(packed);
            }
            case InstantColumn times -> moment(times.getLongInternal(row), new Months());
            default -> Double.NaN;
        };
    }

    private static void write(DoubleColumn numbers, int[] rows, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = numbers.getDouble(rows[i]);
        }
    }

    private static void write(IntColumn numbers, int[] rows, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            int number = numbers.getInt(rows[i]);
            into[i] = number == IntColumnType.missingValueIndicator() ? Double.NaN : number;
        }
    }

    private static void write(LongColumn numbers, int[] rows, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            long number = numbers.getLong(rows[i]);
            into[i] = number == LongColumnType.missingValueIndicator() ? Double.NaN : number;
        }
    }

    private static void write(DateColumn dates, int[] rows, int count, double[] into) {
        var months = new Months();
        for (int i = 0; i < count; i++) {
            int packed = dates.getIntInternal(rows[i]);
            into[i] = packed == DateColumnType.missingValueIndicator() ? Double.NaN : months.day(packed);
        }
    }

    private static void write(DateTimeColumn times, int[] rows, int count, double[] into) {
        var months = new Months();
        for (int i = 0; i < count; i++) {
            into[i] = moment(times.getLongInternal(rows[i]), months);
        }
    }

    /// Instants are packed as date times of UTC are.
    private static double moment(long packed, Months months) {
        return packed == DateTimeColumnType.missingValueIndicator()
                ? Double.NaN
                : months.day(PackedLocalDateTime.date(packed)) * MILLIS_A_DAY
                        + millis(PackedLocalDateTime.time(packed));
    }

    /// Returns the milliseconds of a packed time of day: hour and minute in a byte each, then milliseconds.
    private static int millis(int packed) {
        return ((packed >> 24) * 60 + (packed >> 16 & 0xFF)) * 60_000 + (packed & 0xFFFF);
    }

    /// Days since 1970 of packed dates: year and month, then the day in the last byte. Where a month begins is kept for
    /// some of them, as it takes several divisions to tell. One thread at a time.
    private static final class Months {
        private static final int KEPT = 1 << 9;

        private final int[] months = new int[KEPT];
        private final int[] starts = new int[KEPT];

        double day(int packed) {
            int month = packed >> 8;
            int place = (month ^ month >> 5) & (KEPT - 1);
            if (months[place] != month) {
                months[place] = month;
                starts[place] = Math.toIntExact(PackedLocalDate.toEpochDay(month << 8 | 1));
            }
            return starts[place] + (packed & 0xFF) - 1;
        }
    }
}
