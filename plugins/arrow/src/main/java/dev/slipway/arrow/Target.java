package dev.slipway.arrow;

import dev.slipway.tablesaw.TextCells;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// A column of the table while it is filled; what it cannot hold is refused, with its row. One thread at a time.
final class Target {
    private static final int MILLI = 1_000_000;
    private static final int LAST_YEAR = Short.MAX_VALUE;
    private static final String WAY_ON = " Write it as text or Parquet where it comes from.";

    private final String name;
    private final Supplier<Column<?>> column;
    private final Consumer<Object> append;
    private final Runnable appendMissing;
    private boolean isCut;

    private Target(String name, Column<?> column, Consumer<Object> append) {
        this.name = name;
        this.column = () -> column;
        this.append = append;
        appendMissing = column::appendMissing;
    }

    private Target(String name, TextCells cells) {
        this.name = name;
        column = cells::column;
        append = value -> cells.append(text(value));
        appendMissing = () -> cells.append(null);
    }

    private static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case byte[] bytes -> Json.hexadecimal(bytes);
            case java.util.List<?> list -> Json.text(list);
            case java.util.Map<?, ?> map -> Json.text(map);
            default -> value.toString();
        };
    }

    static Target of(String name, Field field) {
        return switch (field.typeType()) {
            case Type.Int -> whole(name, (Int) Values.type(field, new Int()));
            case Type.FloatingPoint -> {
                if (((FloatingPoint) Values.type(field, new FloatingPoint())).precision() == Precision.DOUBLE) {
                    var doubles = DoubleColumn.create(name);
                    yield new Target(name, doubles, value -> doubles.append((double) value));
                }
                var floats = FloatColumn.create(name);
                yield new Target(name, floats, value -> floats.append((float) value));
            }
            case Type.Decimal -> {
                var doubles = DoubleColumn.create(name);
                yield new Target(name, doubles, value -> doubles.append(exact((BigDecimal) value)));
            }
            case Type.Bool -> {
                var truths = BooleanColumn.create(name);
                yield new Target(name, truths, value -> truths.append((boolean) value));
            }
            case Type.Date, Type.Time, Type.Timestamp -> time(name, field);
            default -> new Target(name, new TextCells(name, 0));
        };
    }

    private static Target whole(String name, Int type) {
        int bits = type.isSigned() ? type.bitWidth() : type.bitWidth() + 1;
        if (bits <= Short.SIZE) {
            var shorts = ShortColumn.create(name);
            return new Target(name, shorts, value -> shorts.append((short) within(value, Short.MIN_VALUE, "SHORT")));
        }
        if (bits <= Integer.SIZE) {
            var ints = IntColumn.create(name);
            return new Target(name, ints, value -> ints.append((int) within(value, Integer.MIN_VALUE, "INTEGER")));
        }
        var longs = LongColumn.create(name);
        return new Target(name, longs, value -> longs.append(within(value, Long.MIN_VALUE, "LONG")));
    }

    private static Target time(String name, Field field) {
        if (field.typeType() == Type.Date) {
            var dates = DateColumn.create(name);
            return new Target(name, dates, value -> dates.append(packed((LocalDate) value)));
        }
        if (field.typeType() == Type.Time) {
            var times = TimeColumn.create(name);
            return new Target(name, times, value -> times.append((LocalTime) value));
        }
        if (((Timestamp) Values.type(field, new Timestamp())).timezone() == null) {
            var times = DateTimeColumn.create(name);
            return new Target(name, times, value -> {
                var time = (LocalDateTime) value;
                packed(time.toLocalDate());
                times.append(time);
            });
        }
        var instants = InstantColumn.create(name);
        return new Target(name, instants, value -> {
            var instant = (Instant) value;
            packed(instant.atOffset(ZoneOffset.UTC).toLocalDate());
            instants.append(instant);
        });
    }

    private static long within(Object value, long mark, String type) {
        if (value instanceof BigInteger number) {
            throw new Unfit("is " + number + ", too large for a column of type LONG." + WAY_ON);
        }
        long number = (long) value;
        if (number == mark) {
            throw new Unfit(
                    "is " + number + ", which a column of type " + type + " keeps for a missing value." + WAY_ON);
        }
        return number;
    }

    private static double exact(BigDecimal number) {
        double nearest = number.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(Double.toString(nearest)).compareTo(number) != 0) {
            throw new Unfit(
                    "is " + number.toPlainString() + ", which a column of type DOUBLE holds only rounded." + WAY_ON);
        }
        return nearest;
    }

    private static LocalDate packed(LocalDate date) {
        if (Math.abs(date.getYear()) > LAST_YEAR) {
            throw new Unfit("is in the year " + date.getYear() + ", which a column of dates cannot hold." + WAY_ON);
        }
        return date;
    }

    /// @param before rows that are in already
    /// @throws Unfit with the row
    void append(Values values, long before) {
        int row = 0;
        try {
            for (; row < values.length(); row++) {
                var value = values.at(row);
                if (value == null) {
                    appendMissing.run();
                } else {
                    isCut |= isCut(value);
                    append.accept(value);
                }
            }
        } catch (Unfit e) {
            throw new Unfit("column " + name + " in row " + (before + row + 1) + " " + e.getMessage());
        }
    }

    private static boolean isCut(Object value) {
        long nanos = switch (value) {
            case LocalTime time -> time.toNanoOfDay();
            case LocalDateTime time -> time.toLocalTime().toNanoOfDay();
            case Instant instant -> instant.get(ChronoField.NANO_OF_SECOND);
            default -> 0;
        };
        return nanos % MILLI != 0;
    }

    Column<?> column() {
        return column.get();
    }

    /// Says whether times do not keep all their digits.
    void noteCut() {
        if (isCut) {
            System.err.println("Column " + name
                    + ": its times have more digits than milliseconds, which is what a column" + " keeps." + WAY_ON);
        }
    }
}
