package dev.slipway.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values and names of Java as SQL writes them. Stateless.
final class Literals {
    private static final int MOST_DIGITS = 38;

    private Literals() {}

    /// Returns `text` in single quotes.
    static String text(String text) {
        if (text.indexOf('\0') < 0) {
            return "'" + text.replace("'", "''") + "'";
        }
        var parts = new ArrayList<String>();
        for (var part : text.split("\0", -1)) {
            parts.add("'" + part.replace("'", "''") + "'");
        }
        return "(" + String.join(" || chr(0) || ", parts) + ")";
    }

    /// Returns `name` in double quotes.
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Returns `value` with its type; a list, set or array as a list.
    ///
    /// @throws IllegalArgumentException if SQL has no such value, naming the variable `name`
    static String of(String name, @Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Boolean truth -> truth.toString();
            case Byte number -> "CAST(" + number + " AS TINYINT)";
            case Short number -> "CAST(" + number + " AS SMALLINT)";
            case Integer number -> "CAST(" + number + " AS INTEGER)";
            case Long number -> "CAST('" + number + "' AS BIGINT)";
            case BigInteger number -> "CAST('" + number + "' AS HUGEINT)";
            case Float number -> "CAST('" + number + "' AS FLOAT)";
            case Double number -> "CAST('" + number + "' AS DOUBLE)";
            case BigDecimal number -> decimal(name, number);
            case LocalDate date -> "CAST('" + date + "' AS DATE)";
            case LocalTime time -> "CAST('" + time + "' AS TIME)";
            case LocalDateTime time -> "CAST('" + time + "' AS TIMESTAMP)";
            case Instant time -> "CAST('" + time + "' AS TIMESTAMPTZ)";
            case OffsetDateTime time -> of(name, time.toInstant());
            case ZonedDateTime time -> of(name, time.toInstant());
            case Character character -> text(character.toString());
            case CharSequence text -> text(text.toString());
            case Path path -> text(path.toString());
            case Enum<?> constant -> text(constant.name());
            case Collection<?> values -> list(name, List.copyOf(values));
            case Object[] values -> list(name, List.of(values));
            case int[] values ->
                list(name, java.util.Arrays.stream(values).boxed().toList());
            case long[] values ->
                list(name, java.util.Arrays.stream(values).boxed().toList());
            case double[] values ->
                list(name, java.util.Arrays.stream(values).boxed().toList());
            default ->
                throw new IllegalArgumentException(":" + name + " is a "
                        + value.getClass().getSimpleName() + ", which SQL has no value for."
                        + " Pass a number, text, date, time, boolean, or a list of them.");
        };
    }

    private static String decimal(String name, BigDecimal number) {
        int scale = Math.max(0, number.scale());
        int digits = Math.max(number.precision() - number.scale() + scale, scale + 1);
        if (digits > MOST_DIGITS) {
            throw new IllegalArgumentException(":" + name + " has " + digits + " digits, SQL's decimals have at most "
                    + MOST_DIGITS + ". Round it, or pass its doubleValue().");
        }
        return "CAST('" + number.toPlainString() + "' AS DECIMAL(" + digits + ", " + scale + "))";
    }

    private static String list(String name, List<?> values) {
        var literals = new ArrayList<String>();
        for (var value : values) {
            literals.add(of(name, value));
        }
        return literals.toString();
    }
}
