package dev.slipway.charts;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round places on an axis of time, in UTC as the values are. Static.
final class TimeTicks {
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter MONTH = format("MMM");
    private static final DateTimeFormatter MONTH_AND_YEAR = format("MMM uuuu");
    private static final DateTimeFormatter YEAR = format("uuuu");
    private static final DateTimeFormatter MINUTE = format("HH:mm");
    private static final DateTimeFormatter SECOND = format("HH:mm:ss");
    private static final DateTimeFormatter DATE = format("uuuu-MM-dd");
    private static final DateTimeFormatter DATE_AND_CLOCK = format("uuuu-MM-dd HH:mm:ss");
    private static final List<Step> STEPS = List.of(
            new Step(ChronoUnit.SECONDS, 1),
            new Step(ChronoUnit.SECONDS, 5),
            new Step(ChronoUnit.SECONDS, 15),
            new Step(ChronoUnit.MINUTES, 1),
            new Step(ChronoUnit.MINUTES, 5),
            new Step(ChronoUnit.MINUTES, 15),
            new Step(ChronoUnit.HOURS, 1),
            new Step(ChronoUnit.HOURS, 3),
            new Step(ChronoUnit.HOURS, 6),
            new Step(ChronoUnit.HOURS, 12),
            new Step(ChronoUnit.DAYS, 1),
            new Step(ChronoUnit.DAYS, 2),
            new Step(ChronoUnit.DAYS, 7),
            new Step(ChronoUnit.MONTHS, 1),
            new Step(ChronoUnit.MONTHS, 3),
            new Step(ChronoUnit.MONTHS, 6),
            new Step(ChronoUnit.YEARS, 1),
            new Step(ChronoUnit.YEARS, 2),
            new Step(ChronoUnit.YEARS, 5),
            new Step(ChronoUnit.YEARS, 10),
            new Step(ChronoUnit.YEARS, 20),
            new Step(ChronoUnit.YEARS, 50),
            new Step(ChronoUnit.YEARS, 100));

    private record Step(ChronoUnit unit, int count) {
        double millis() {
            return unit.getDuration().toMillis() * (double) count;
        }

        LocalDateTime floor(LocalDateTime time) {
            return switch (unit) {
                case YEARS -> LocalDateTime.of(Math.floorDiv(time.getYear(), count) * count, 1, 1, 0, 0);
                case MONTHS ->
                    LocalDateTime.of(time.getYear(), (time.getMonthValue() - 1) / count * count + 1, 1, 0, 0);
                case DAYS -> {
                    long day = time.toLocalDate().toEpochDay();
                    yield java.time.LocalDate.ofEpochDay(Math.floorDiv(day, count) * count)
                            .atStartOfDay();
                }
                default -> {
                    long size = unit.getDuration().toSeconds() * count;
                    long second = time.toEpochSecond(ZoneOffset.UTC);
                    yield LocalDateTime.ofEpochSecond(Math.floorDiv(second, size) * size, 0, ZoneOffset.UTC);
                }
            };
        }
    }

    private TimeTicks() {}

    /// Returns about `count` ticks from `low` to `high`, in milliseconds.
    static List<Tick> between(double low, double high, int count) {
        double wanted = (high - low) / Math.max(1, count);
        var step = STEPS.stream()
                .filter(each -> each.millis() >= wanted)
                .findFirst()
                .orElseGet(() -> new Step(ChronoUnit.YEARS, (int) Math.max(100, wanted / 3.15e10 / 100 * 100)));
        var ticks = new ArrayList<Tick>();
        var at = step.floor(at(low));
        while (millis(at) <= high && ticks.size() < 100) {
            if (millis(at) >= low) {
                ticks.add(new Tick(millis(at), text(at, step.unit(), ticks.isEmpty())));
            }
            at = at.plus(step.count(), step.unit());
        }
        return ticks;
    }

    /// Returns the moment in full, without the clock where there is none.
    static String exact(double millis, boolean hasClock) {
        return at(millis).format(hasClock ? DATE_AND_CLOCK : DATE);
    }

    private static String text(LocalDateTime time, ChronoUnit unit, boolean isFirst) {
        return switch (unit) {
            case YEARS -> time.format(YEAR);
            case MONTHS -> time.format(isFirst || time.getMonthValue() == 1 ? MONTH_AND_YEAR : MONTH);
            case DAYS -> time.format(DAY);
            case SECONDS -> time.format(SECOND);
            default -> time.format(time.toLocalTime().toSecondOfDay() == 0 ? DAY : MINUTE);
        };
    }

    private static LocalDateTime at(double millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) millis), ZoneOffset.UTC);
    }

    private static double millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
