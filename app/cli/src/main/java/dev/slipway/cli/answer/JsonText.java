package dev.slipway.cli.answer;

import dev.slipway.kernel.file.json.JsonWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes results as JSON: maps in their order, times in ISO 8601 UTC, durations in seconds, NaN and infinities as
/// strings.
public final class JsonText {
    private static final JsonWriter WRITER = new JsonWriter("  ", "\n");
    private static final double NANOS = 1e9;

    private JsonText() {}

    /// Returns `value` as a document with its last line end.
    ///
    /// @throws IllegalArgumentException if a value is of a type that has no JSON form
    public static String document(@Nullable Object value) {
        return write(value, 0) + "\n";
    }

    /// Returns `value` on one line, for a person or for another command.
    public static String line(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var members = new ArrayList<String>();
                map.forEach((name, each) -> members.add(JsonWriter.quote(String.valueOf(name)) + ": " + line(each)));
                yield "{" + String.join(", ", members) + "}";
            }
            case Iterable<?> items -> {
                var all = new ArrayList<String>();
                items.forEach(item -> all.add(line(item)));
                yield "[" + String.join(", ", all) + "]";
            }
            case null, default -> write(value, 0);
        };
    }

    private static String write(@Nullable Object value, int level) {
        return switch (value) {
            case null -> "null";
            case String text -> JsonWriter.quote(text);
            case Boolean claim -> claim.toString();
            case Double number -> number(number);
            case Float number -> number(number.doubleValue());
            case BigDecimal number -> number.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Short number -> number.toString();
            case Byte number -> number.toString();
            case BigInteger number -> number.toString();
            case Instant time ->
                JsonWriter.quote(time.truncatedTo(ChronoUnit.MILLIS).toString());
            case Duration time -> seconds(time);
            case Map<?, ?> map -> object(map, level);
            case Iterable<?> items -> array(items, level);
            default -> throw new IllegalArgumentException("no JSON form: " + value.getClass());
        };
    }

    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return JsonWriter.quote(Double.toString(number));
        }
        return Double.toString(number);
    }

    /// Returns a duration in seconds, to the millisecond.
    private static String seconds(Duration time) {
        return BigDecimal.valueOf(Math.round(time.toNanos() / NANOS * 1000), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String object(Map<?, ?> map, int level) {
        var members = new ArrayList<String>();
        map.forEach((name, value) -> members.add(JsonWriter.member(String.valueOf(name), write(value, level + 1))));
        return WRITER.object(members, level);
    }

    private static String array(Iterable<?> items, int level) {
        var all = new ArrayList<String>();
        boolean plain = true;
        for (var item : items) {
            all.add(write(item, level + 1));
            plain &= !(item instanceof Map<?, ?> || item instanceof Iterable<?>);
        }
        return plain ? "[" + String.join(", ", all) + "]" : WRITER.array(List.copyOf(all), level);
    }
}
