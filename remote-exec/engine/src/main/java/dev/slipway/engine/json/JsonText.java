package dev.slipway.engine.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON text ⇄ String, Boolean, Long, BigInteger, Double, BigDecimal, List, Map with String keys (order kept), null.
/// NaN and infinities are the strings `NaN`, `Infinity`, `-Infinity`. Thread-safe.
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /// Returns `value` as JSON without white space.
    ///
    /// @throws IllegalArgumentException if a part of it is none of the kinds above
    public static String write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(plain(value));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON value", e);
        }
    }

    /// Returns the value that `text` spells. A number with a fraction is a Double where that is exactly what is
    /// written, else a BigDecimal.
    ///
    /// @throws IOException if `text` is not one JSON value
    public static @Nullable Object read(String text) throws IOException {
        var plain = PlainNumbers.read(text);
        if (plain != null) {
            return plain;
        }
        try {
            return narrow(MAPPER.readValue(text, Object.class));
        } catch (JacksonException e) {
            throw new IOException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Returns the object that `text` spells.
    ///
    /// @throws IOException if `text` is not a JSON object
    public static Map<String, @Nullable Object> readObject(String text) throws IOException {
        if (read(text) instanceof Map<?, ?> map) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, value) -> object.put(String.valueOf(name), value));
            return object;
        }
        throw new IOException("not a JSON object: " + text);
    }

    /// Returns a JSON value's text as a person reads it: the numbers that JSON has no word for without quotes.
    public static String words(String json) {
        return switch (json) {
            case "\"NaN\"", "\"Infinity\"", "\"-Infinity\"" -> json.substring(1, json.length() - 1);
            default -> json;
        };
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number when !Double.isFinite(number) -> number.toString();
            case Float number when !Float.isFinite(number) -> number.toString();
            case String _, Boolean _, Number _ -> value;
            case List<?> list -> {
                var plain = new ArrayList<@Nullable Object>();
                list.forEach(element -> plain.add(plain(element)));
                yield plain;
            }
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, element) -> plain.put(String.valueOf(name), plain(element)));
                yield plain;
            }
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        };
    }

    private static @Nullable Object narrow(@Nullable Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case BigDecimal number -> {
                var nearest = number.doubleValue();
                yield Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0
                        ? (Object) nearest
                        : number;
            }
            case List<?> list -> {
                var narrow = new ArrayList<@Nullable Object>();
                list.forEach(element -> narrow.add(narrow(element)));
                yield narrow;
            }
            case Map<?, ?> map -> {
                var narrow = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, element) -> narrow.put(String.valueOf(name), narrow(element)));
                yield narrow;
            }
            case null, default -> value;
        };
    }
}
