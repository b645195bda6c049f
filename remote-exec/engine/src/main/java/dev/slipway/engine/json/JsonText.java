package dev.slipway.engine.json;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON text ⇄ String, Boolean, Long, BigInteger, Double, BigDecimal, List, Map with String keys (order kept), null.
/// NaN and infinities are the strings `NaN`, `Infinity`, `-Infinity`. Thread-safe.
public final class JsonText {
    private static final int DIGITS_OF_ANY_LONG = 18;
    private static final int MOST_DIGITS = 1000; // what more costs grows with their square

    private static final int BRIEF = 80;

    private JsonText() {}

    /// Returns `value` as JSON without white space.
    ///
    /// @throws IllegalArgumentException if a part of it is none of the kinds above
    public static String write(@Nullable Object value) {
        var text = new StringBuilder();
        write(value, text);
        return text.toString();
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
            return value(JsonParser.parse(text));
        } catch (JsonSyntaxException | NumberFormatException e) {
            throw new IOException("not JSON: " + e.getMessage(), e);
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

    /// Returns `words`, cut with an ellipsis where a sentence has no room for more.
    public static String brief(String json) {
        var text = words(json);
        if (text.length() <= BRIEF) {
            return text;
        }
        int end = BRIEF - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static void write(@Nullable Object value, StringBuilder into) {
        switch (value) {
            case null -> into.append("null");
            case Double number when !Double.isFinite(number) -> into.append(JsonWriter.quote(number.toString()));
            case Float number when !Float.isFinite(number) -> into.append(JsonWriter.quote(number.toString()));
            case String text -> into.append(JsonWriter.quote(text));
            case Boolean _, Number _ -> into.append(value);
            case List<?> list -> {
                var separator = "[";
                for (var element : list) {
                    into.append(separator);
                    write(element, into);
                    separator = ",";
                }
                into.append(list.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> map -> {
                var separator = "{";
                for (var entry : map.entrySet()) {
                    into.append(separator)
                            .append(JsonWriter.quote(String.valueOf(entry.getKey())))
                            .append(':');
                    write(entry.getValue(), into);
                    separator = ",";
                }
                into.append(map.isEmpty() ? "{}" : "}");
            }
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private static @Nullable Object value(Json json) {
        return switch (json) {
            case Json.Text text -> text.value();
            case Json.Figure figure -> number(figure.spelling());
            case Json.Word word -> word.spelling().equals("null") ? null : Boolean.valueOf(word.spelling());
            case Json.Items items -> {
                var list = new ArrayList<@Nullable Object>(items.all().size());
                for (var item : items.all()) {
                    list.add(value(item));
                }
                yield list;
            }
            case Json.Members members -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                for (var member : members.all()) {
                    map.put(member.name(), value(member.value()));
                }
                yield map;
            }
        };
    }

    private static Object number(String spelling) {
        if (spelling.length() > MOST_DIGITS) {
            throw new NumberFormatException("a number of " + spelling.length() + " characters");
        }
        boolean isWhole = spelling.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        if (isWhole && spelling.length() <= DIGITS_OF_ANY_LONG) {
            return Long.parseLong(spelling);
        }
        if (isWhole) {
            var number = new BigInteger(spelling);
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
        }
        var exact = new BigDecimal(spelling); // none of NaN and the infinities
        double nearest = exact.doubleValue();
        return Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(exact) == 0
                ? (Object) nearest
                : exact;
    }
}
