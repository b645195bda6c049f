package dev.slipway.duckdb.jdbc;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of Java as PostgreSQL's driver takes them. Stateless.
final class PostgresValues {
    private PostgresValues() {}

    /// An array whose type the server finds out.
    record Untyped(String text) {}

    /// An array.
    ///
    /// @param type of its elements, as PostgreSQL names it
    record Typed(String type, List<@Nullable Object> elements) {}

    /// Returns the elements of a list or array; null if `value` is none.
    static @Nullable List<@Nullable Object> list(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            return new ArrayList<>(values);
        }
        if (value == null || !value.getClass().isArray() || value instanceof byte[]) {
            return null;
        }
        var elements = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(Array.get(value, i));
        }
        return elements;
    }

    /// Returns `value` as the driver takes it.
    ///
    /// @throws JdbcFault if SQL has no such value
    static @Nullable Object plain(String name, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean _,
                    Short _,
                    Integer _,
                    Long _,
                    Float _,
                    Double _,
                    BigDecimal _,
                    UUID _,
                    LocalDate _,
                    LocalTime _,
                    LocalDateTime _,
                    OffsetDateTime _,
                    byte[] _ -> value;
            case Byte number -> number.shortValue();
            case BigInteger number -> new BigDecimal(number);
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case ZonedDateTime time -> time.toOffsetDateTime();
            case Character character -> character.toString();
            case CharSequence text -> text.toString();
            case Path path -> path.toString();
            case Enum<?> constant -> constant.name();
            default ->
                throw new JdbcFault(":" + name + " is a " + value.getClass().getSimpleName()
                        + ", which SQL has no value for. Pass a number, text, date, time, boolean, or a list of them.");
        };
    }

    /// Returns a list whose elements are of one type.
    static Typed typed(String name, List<@Nullable Object> list) {
        var elements = new ArrayList<@Nullable Object>();
        var types = new HashSet<String>();
        boolean isNumbers = true;
        for (var given : list) {
            var element = plain(name, given);
            elements.add(element);
            if (element != null) {
                types.add(type(element));
                isNumbers &= element instanceof Number;
            }
        }
        if (types.size() > 1 && !isNumbers) {
            throw new JdbcFault(":" + name + " holds values of several types. Pass a list of one type.");
        }
        var type = types.size() == 1 ? types.iterator().next() : types.isEmpty() ? "text" : "numeric";
        return new Typed(type, elements);
    }

    private static String type(Object value) {
        return switch (value) {
            case Boolean _ -> "bool";
            case Short _, Integer _ -> "int4";
            case Long _ -> "int8";
            case Float _, Double _ -> "float8";
            case BigDecimal _ -> "numeric";
            case UUID _ -> "uuid";
            case LocalDate _ -> "date";
            case LocalTime _ -> "time";
            case LocalDateTime _ -> "timestamp";
            case OffsetDateTime _ -> "timestamptz";
            case byte[] _ -> "bytea";
            default -> "text";
        };
    }

    /// Returns a list as PostgreSQL writes one.
    static String literal(String name, List<@Nullable Object> list) {
        return list.stream().map(element -> element(plain(name, element))).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        var text = value instanceof byte[] bytes
                ? "\\x" + java.util.HexFormat.of().formatHex(bytes)
                : String.valueOf(value);
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
