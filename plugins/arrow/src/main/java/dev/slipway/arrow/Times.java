package dev.slipway.arrow;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/// Dates, times, and what lies between them. Stateless.
final class Times {
    private static final long NANOS = 1_000_000_000;
    private static final int MONTH_DAY_NANO = 16;

    private Times() {}

    static Values of(Batch batch, Field field) {
        return switch (field.typeType()) {
            case Type.Date -> {
                boolean isDay = ((Date) Values.type(field, new Date())).unit() == DateUnit.DAY;
                yield Values.fixed(
                        batch,
                        (data, row) -> LocalDate.ofEpochDay(
                                isDay
                                        ? data.getAtIndex(Batch.INT, row)
                                        : Math.floorDiv(data.getAtIndex(Batch.LONG, row), TimeUnit.DAYS.toMillis(1))));
            }
            case Type.Time -> {
                var type = (Time) Values.type(field, new Time());
                boolean isShort = type.bitWidth() == Integer.SIZE;
                long unit = nanos(type.unit());
                yield Values.fixed(
                        batch,
                        (data, row) -> LocalTime.ofNanoOfDay(
                                unit * (isShort ? data.getAtIndex(Batch.INT, row) : data.getAtIndex(Batch.LONG, row))));
            }
            case Type.Timestamp -> timestamps(batch, field);
            case Type.Duration -> {
                var type =
                        (org.apache.arrow.flatbuf.Duration) Values.type(field, new org.apache.arrow.flatbuf.Duration());
                long unit = nanos(type.unit());
                yield Values.fixed(batch, (data, row) -> {
                    var moment = instant(data, row, unit);
                    return Duration.ofSeconds(moment.getEpochSecond(), moment.getNano());
                });
            }
            default -> intervals(batch, field);
        };
    }

    private static Values timestamps(Batch batch, Field field) {
        var type = (Timestamp) Values.type(field, new Timestamp());
        long unit = nanos(type.unit());
        return type.timezone() == null
                ? Values.fixed(
                        batch,
                        (data, row) -> instant(data, row, unit)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDateTime())
                : Values.fixed(batch, (data, row) -> instant(data, row, unit));
    }

    private static long nanos(short unit) {
        long nanos = NANOS;
        for (int i = 0; i < unit; i++) { // seconds, milliseconds, microseconds, nanoseconds
            nanos /= 1_000;
        }
        return nanos;
    }

    private static Instant instant(MemorySegment data, int row, long unit) {
        long count = data.getAtIndex(Batch.LONG, row);
        long perSecond = NANOS / unit;
        return Instant.ofEpochSecond(Math.floorDiv(count, perSecond), Math.floorMod(count, perSecond) * unit);
    }

    private static Values intervals(Batch batch, Field field) {
        return switch (((Interval) Values.type(field, new Interval())).unit()) {
            case IntervalUnit.YEAR_MONTH ->
                Values.fixed(
                        batch,
                        (data, row) ->
                                Period.ofMonths(data.getAtIndex(Batch.INT, row)).normalized());
            case IntervalUnit.DAY_TIME ->
                Values.fixed(
                        batch,
                        (data, row) -> Duration.ofDays(data.getAtIndex(Batch.INT, 2L * row))
                                .plusMillis(data.getAtIndex(Batch.INT, 2L * row + 1)));
            default ->
                Values.fixed(batch, (data, row) -> {
                    long at = (long) row * MONTH_DAY_NANO;
                    var period = Period.of(0, data.get(Batch.INT, at), data.get(Batch.INT, at + Integer.BYTES));
                    return period + " " + Duration.ofNanos(data.get(Batch.LONG, at + Long.BYTES));
                });
        };
    }
}
