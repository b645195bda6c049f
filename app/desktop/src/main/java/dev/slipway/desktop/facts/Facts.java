package dev.slipway.desktop.facts;

import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.Origin;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words and marks for what the store says of runs. Pure.
public final class Facts {
    private static final int HASH_DIGITS = 8;
    private static final int COMMIT_DIGITS = 7;

    private Facts() {}

    /// Returns how a state is shown.
    public static Mark mark(RunStatus status) {
        return switch (status) {
            case QUEUED -> Mark.QUEUED;
            case WAITING -> Mark.WAITING;
            case RUNNING -> Mark.RUNNING;
            case SUCCEEDED -> Mark.SUCCEEDED;
            case FAILED -> Mark.FAILED;
            case CANCELLED -> Mark.CANCELLED;
            case LOST -> Mark.LOST;
            case REFUSED -> Mark.REFUSED;
            case REUSED -> Mark.REUSED;
            case SKIPPED -> Mark.SKIPPED;
        };
    }

    /// Returns how a run is shown: one that succeeded and executed nothing was reused.
    public static Mark mark(RunStatus status, Counts counts) {
        return status == RunStatus.SUCCEEDED && counts.executed() == 0 && counts.reused() > 0
                ? Mark.REUSED
                : mark(status);
    }

    /// Returns how a task is shown: one that succeeded after more than one attempt was retried.
    public static Mark task(RunStatus status, int attempts) {
        return status == RunStatus.SUCCEEDED && attempts > 1 ? Mark.RETRIED : mark(status);
    }

    /// Returns what a run is called: `flight-delays 41`.
    public static String title(RunRow run) {
        return run.flow().flow() + " " + run.flow().number();
    }

    /// Returns how long it took, or a dash before the start.
    public static String took(Times times, Instant now) {
        return times.elapsed(now).map(Words::duration).orElse(Words.NONE);
    }

    /// Returns parameters as one reads them: `airports=200 settings=100`.
    public static String parameters(Map<String, @Nullable Object> values, int length) {
        return Words.shorten(
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + parameter(entry.getValue(), 24))
                        .collect(Collectors.joining(" ")),
                length);
    }

    /// Returns a parameter's value as it was given, in at most `length` characters.
    public static String parameter(@Nullable Object value, int length) {
        if (value instanceof Double number && Double.isFinite(number)) {
            var text = number.toString();
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        return Words.json(value, length);
    }

    /// Returns a difference with as many decimals as `value` is written with: `-0.17` beside `13.33`.
    public static String delta(double value, double delta) {
        var text = Words.value(value);
        int point = text.indexOf('.');
        if (point < 0 || text.contains("e") || delta == 0) {
            return Words.delta(delta);
        }
        int decimals = text.length() - point - 1;
        var rounded = new BigDecimal(delta).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? Words.delta(delta) : (rounded.signum() > 0 ? "+" : "") + rounded.toPlainString();
    }

    /// Returns the first digits of a hash.
    public static String hash(String hex) {
        return hex.substring(0, Math.min(HASH_DIGITS, hex.length()));
    }

    /// Returns the commit in words: `4be19c2, clean`; a dash outside a repository.
    public static String commit(Origin origin) {
        if (origin.commit() == null) {
            return Words.NONE;
        }
        var digits = origin.commit()
                .substring(0, Math.min(COMMIT_DIGITS, origin.commit().length()));
        return digits + (Boolean.TRUE.equals(origin.dirty()) ? ", with changes" : ", clean");
    }

    /// Returns the sum of the counts of steps.
    public static Counts sum(Iterable<Counts> parts) {
        var sum = new Counts(0, 0, 0, 0, 0, 0);
        for (var part : parts) {
            sum = sum.plus(part);
        }
        return sum;
    }
}
