package dev.slipway.api.output;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Round places on an axis of time, in UTC as the values are, for charts wherever they are drawn. Static.
public final class TimeTicks {
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter MONTH = format("MMM");
    private static final DateTimeFormatter MONTH_AND_YEAR = format("MMM uuuu");
    private static final DateTimeFormatter YEAR = format("uuuu");
    private static final DateTimeFormatter MINUTE = format("HH:mm");
    private static final DateTimeFormatter SECOND = format("HH:mm:ss");
    private static final DateTimeFormatter MILLISECOND = format("HH:mm:ss.SSS");
    private static final DateTimeFormatter DATE = format("uuuu-MM-dd");
    private static final DateTimeFormatter DATE_AND_CLOCK = format("uuuu-MM-dd HH:mm:ss");
    private static final int MOST = 100;
    private static final List<Step> STEPS = steps();

    private record Step(ChronoUnit unit, int count) {
        double millis() {
            return unit.getDuration().toMillis() * (double) count;
        }

        LocalDateTime floor(LocalDateTime time) {
            return switch (unit) {
                case YEARS -> LocalDateTime.of(Math.floorDiv(time.getYear(), count) * count, 1, 1, 0, 0);
                case MONTHS ->
                    LocalDateTime.of(time.getYear(), (time.getMonthValue() - 1) / count * count + 1, 1, 0, 0);
                case DAYS ->
                    LocalDate.ofEpochDay(Math.floorDiv(time.toLocalDate().toEpochDay(), count) * count)
                            .atStartOfDay();
                default -> {
                    long size = unit.getDuration().toMillis() * count;
                    yield at((double) (Math.floorDiv((long) TimeTicks.millis(time), size) * size));
                }
            };
        }
    }

    private TimeTicks() {}

    /// Returns about `count` ticks from `low` to `high`, in milliseconds, each with its words.
    public static SequencedMap<Double, String> between(double low, double high, int count) {
        double wanted = (high - low) / Math.max(1, count);
        var step = STEPS.stream()
                .filter(each -> each.millis() >= wanted)
                .findFirst()
                .orElseGet(() ->
                        new Step(ChronoUnit.YEARS, (int) Math.max(100, Math.ceil(wanted / 3.15e10 / 100) * 100)));
        var ticks = new LinkedHashMap<Double, String>();
        for (var at = step.floor(at(low));
                millis(at) <= high && ticks.size() < MOST;
                at = at.plus(step.count(), step.unit())) {
            if (millis(at) >= low) {
                ticks.put(millis(at), words(at, step.unit(), ticks.isEmpty()));
            }
        }
        return ticks;
    }

    /// Returns the day of a moment.
    public static String day(double millis) {
        return at(millis).format(DATE);
    }

    /// Returns the second of a moment.
    public static String exact(double millis) {
        return at(millis).format(DATE_AND_CLOCK);
    }

    private static String words(LocalDateTime time, ChronoUnit unit, boolean isFirst) {
        return switch (unit) {
            case YEARS -> time.format(YEAR);
            case MONTHS -> time.format(isFirst || time.getMonthValue() == 1 ? MONTH_AND_YEAR : MONTH);
            case DAYS -> time.format(DAY);
            case SECONDS -> time.format(SECOND);
            case MILLIS -> time.format(MILLISECOND);
            default -> time.format(isFirst || time.toLocalTime().equals(LocalTime.MIDNIGHT) ? dayOf(time) : MINUTE);
        };
    }

    /// The first tick of a day says which day it is.
    private static DateTimeFormatter dayOf(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : format("d MMM HH:mm");
    }

    private static LocalDateTime at(double millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) Math.floor(millis)), ZoneOffset.UTC);
    }

    private static double millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private static List<Step> steps() {
        var steps = new java.util.ArrayList<Step>();
        add(steps, ChronoUnit.MILLIS, 1, 2, 5, 10, 20, 50, 100, 200, 500);
        add(steps, ChronoUnit.SECONDS, 1, 2, 5, 15, 30);
        add(steps, ChronoUnit.MINUTES, 1, 2, 5, 15, 30);
        add(steps, ChronoUnit.HOURS, 1, 3, 6, 12);
        add(steps, ChronoUnit.DAYS, 1, 2, 7);
        add(steps, ChronoUnit.MONTHS, 1, 3, 6);
        add(steps, ChronoUnit.YEARS, 1, 2, 5, 10, 20, 50, 100);
        return List.copyOf(steps);
    }

    private static void add(List<Step> steps, ChronoUnit unit, int... counts) {
        for (int count : counts) {
            steps.add(new Step(unit, count));
        }
    }
}
