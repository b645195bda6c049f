package dev.slipway.api.magic;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// Makes the arguments of tests that run once for each of several; called by what the kernel makes of annotations.
/// Stateless. Every list has a row of arguments for each run.
public final class TestRows {
    private TestRows() {}

    /// Returns a row for each element of `array`.
    public static List<@Nullable Object[]> values(Object array) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < Array.getLength(array); i++) {
            rows.add(new @Nullable Object[] {Array.get(array, i)});
        }
        return rows;
    }

    /// Returns one row: null.
    public static List<@Nullable Object[]> missing() {
        return List.<@Nullable Object[]>of(new @Nullable Object[] {null});
    }

    /// Returns one row: an empty value of `type`, a text, an array, a collection or a map.
    ///
    /// @throws IllegalArgumentException if there is no empty value of that type
    public static List<@Nullable Object[]> empty(Class<?> type) {
        if (type.isArray()) {
            return List.<@Nullable Object[]>of(new @Nullable Object[] {Array.newInstance(type.componentType(), 0)});
        }
        for (var value : List.of("", List.of(), Set.of(), Map.of(), new TreeSet<>(), new TreeMap<>())) {
            if (type.isInstance(value)) {
                return List.<@Nullable Object[]>of(new @Nullable Object[] {value});
            }
        }
        try {
            return List.<@Nullable Object[]>of(
                    new @Nullable Object[] {type.getConstructor().newInstance()});
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("there is no empty " + type.getSimpleName(), e);
        }
    }

    /// Returns the rows of all `parts`, one after the other.
    public static List<@Nullable Object[]> joined(List<List<@Nullable Object[]>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    /// Returns the lines of a text block that are neither blank nor comments.
    public static String[] lines(String block) {
        return block.lines()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .toArray(String[]::new);
    }

    /// Returns the fields of each line. A field may stand between apostrophes, and has two where it means one; an empty
    /// field without them is null.
    ///
    /// @param missing what means null, too
    /// @throws IllegalArgumentException if an apostrophe does not end
    public static List<@Nullable Object[]> csv(String delimiter, String[] missing, String[] lines) {
        var nulls = Set.of(missing);
        var rows = new ArrayList<@Nullable Object[]>();
        for (var line : lines) {
            rows.add(fields(line, delimiter, nulls).toArray());
        }
        return rows;
    }

    private static List<@Nullable String> fields(String line, String delimiter, Set<String> nulls) {
        var fields = new ArrayList<@Nullable String>();
        int at = 0;
        while (at <= line.length()) {
            int begin = at;
            while (begin < line.length()
                    && Character.isWhitespace(line.charAt(begin))
                    && !line.startsWith(delimiter, begin)) {
                begin++;
            }
            boolean isQuoted = line.startsWith("'", begin);
            int close = isQuoted ? closing(line, begin + 1) : begin;
            int end = line.indexOf(delimiter, close);
            end = end < 0 ? line.length() : end;
            var text = isQuoted
                    ? line.substring(begin + 1, close).replace("''", "'")
                    : line.substring(at, end).strip();
            fields.add((!isQuoted && text.isEmpty()) || nulls.contains(text) ? null : text);
            at = end + delimiter.length();
        }
        return fields;
    }

    /// Returns where the apostrophe is that ends the field.
    private static int closing(String line, int from) {
        int at = line.indexOf('\'', from);
        while (at >= 0 && line.startsWith("''", at)) {
            at = line.indexOf('\'', at + 2);
        }
        if (at < 0) {
            throw new IllegalArgumentException("an apostrophe does not end in: " + line);
        }
        return at;
    }

    /// Returns a row for each element of what a method gave: a stream, a collection, an iterator or an array. An
    /// element that is an array of objects is a row; where a test takes several arguments, a list is one, too.
    ///
    /// @param count how many arguments the test takes
    /// @throws IllegalArgumentException if it gave something else
    public static List<@Nullable Object[]> of(@Nullable Object given, int count) {
        var rows = new ArrayList<@Nullable Object[]>();
        elements(given).forEachRemaining(element -> rows.add(row(element, count)));
        return rows;
    }

    private static Iterator<?> elements(@Nullable Object given) {
        return switch (given) {
            case BaseStream<?, ?> stream -> stream.iterator();
            case Iterable<?> all -> all.iterator();
            case Iterator<?> all -> all;
            case Map<?, ?> map -> map.entrySet().iterator();
            case Object array
            when array.getClass().isArray() -> {
                var all = new ArrayList<@Nullable Object>();
                for (int i = 0; i < Array.getLength(array); i++) {
                    all.add(Array.get(array, i));
                }
                yield all.iterator();
            }
            case null, default ->
                throw new IllegalArgumentException(
                        "arguments come as a stream, a collection or an array, not as " + given);
        };
    }

    private static @Nullable Object[] row(@Nullable Object element, int count) {
        if (element instanceof Object[] several
                && (count != 1 || element.getClass().equals(Object[].class))) {
            return several;
        }
        if (element instanceof List<?> several && count > 1) {
            return several.toArray();
        }
        if (element instanceof Map.Entry<?, ?> entry && count == 2) {
            return new @Nullable Object[] {entry.getKey(), entry.getValue()};
        }
        return junits(element);
    }

    /// Returns the content of JUnit's `Arguments`, which this module does not know.
    private static @Nullable Object[] junits(@Nullable Object element) {
        if (element != null) {
            for (var type : element.getClass().getInterfaces()) {
                if (type.getName().equals("org.junit.jupiter.params.provider.Arguments")) {
                    try {
                        return (Object[]) type.getMethod("get").invoke(element);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalArgumentException("cannot read " + element, e);
                    }
                }
            }
        }
        return new @Nullable Object[] {element};
    }

    /// Returns a row for each constant of `type` that `names` mean.
    ///
    /// @param mode one of JUnit's: `INCLUDE`, `EXCLUDE`, and `MATCH_ALL`, `MATCH_ANY`, `MATCH_NONE` for regular
    /// expressions
    /// @throws IllegalArgumentException if a name is no constant's
    public static List<@Nullable Object[]> constants(Class<? extends Enum<?>> type, String mode, String[] names) {
        var wanted = Set.of(names);
        var known = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        if (!mode.startsWith("MATCH")) {
            for (var name : wanted) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(type.getSimpleName() + " has no constant " + name);
                }
            }
        }
        var rows = new ArrayList<@Nullable Object[]>();
        for (var constant : type.getEnumConstants()) {
            if (names.length == 0 || isMeant(constant.name(), mode, wanted)) {
                rows.add(new @Nullable Object[] {constant});
            }
        }
        return rows;
    }

    private static boolean isMeant(String name, String mode, Set<String> names) {
        return switch (mode) {
            case "EXCLUDE" -> !names.contains(name);
            case "MATCH_ALL" -> names.stream().allMatch(name::matches);
            case "MATCH_ANY" -> names.stream().anyMatch(name::matches);
            case "MATCH_NONE" -> names.stream().noneMatch(name::matches);
            default -> names.contains(name);
        };
    }
}
