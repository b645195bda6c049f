package dev.slipway.cli.notebook;

import dev.slipway.cli.answer.JsonText;
import dev.slipway.kernel.file.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes JSON values as Java expressions of a type. Immutable.
final class JavaLiterals {
    private static final Pattern RECORD =
            Pattern.compile("\\brecord\\s+(?<name>\\w+)\\s*\\((?<components>[^)]*)\\)", Pattern.DOTALL);
    private static final Set<String> PARSED = Set.of(
            "LocalDate",
            "LocalDateTime",
            "LocalTime",
            "Instant",
            "Duration",
            "ZonedDateTime",
            "OffsetDateTime",
            "OffsetTime",
            "Period",
            "Year",
            "YearMonth",
            "MonthDay");
    private static final Set<String> MADE_OF = Set.of("Path", "ZoneId", "ZoneOffset");
    private static final Set<String> CONSTRUCTED = Set.of("BigDecimal", "BigInteger", "File", "StringBuilder");

    private final Map<String, List<Component>> records = new HashMap<>();

    private record Component(String type, String name) {}

    /// @param sources of the notebook's cells, whose records are known then
    JavaLiterals(List<String> sources) {
        for (var source : sources) {
            var matcher = RECORD.matcher(source);
            while (matcher.find()) {
                records.put(matcher.group("name"), components(matcher.group("components")));
            }
        }
    }

    private static List<Component> components(String text) {
        var all = new ArrayList<Component>();
        for (var each : arguments(text)) {
            int space = each.lastIndexOf(' ');
            if (space > 0) {
                all.add(new Component(each.substring(0, space).strip(), each.substring(space + 1)));
            }
        }
        return all;
    }

    /// Returns an expression of `type` whose value is `value`.
    ///
    /// @param type as a person writes it
    /// @param value a JSON value that was read as `type`
    String of(String type, @Nullable Object value) {
        var raw = raw(type);
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map when records.containsKey(raw) -> record(raw, map);
            case Map<?, ?> map -> map(type, map);
            case Iterable<?> items
            when type.endsWith("[]") ->
                "new " + type + " {" + String.join(", ", all(type.substring(0, type.length() - 2), items)) + "}";
            case Iterable<?> items -> collection(type, items);
            case Boolean truth -> truth.toString();
            case String text -> text(raw, text);
            case Number number -> number(raw, number);
            default -> JsonWriter.quote(JsonText.line(value));
        };
    }

    private String record(String name, Map<?, ?> values) {
        var arguments = new ArrayList<String>();
        for (var component : records.getOrDefault(name, List.of())) {
            arguments.add(of(component.type(), values.get(component.name())));
        }
        return "new " + name + "(" + String.join(", ", arguments) + ")";
    }

    private String map(String type, Map<?, ?> map) {
        var types = typeArguments(type);
        var entries = new ArrayList<String>();
        map.forEach((key, value) -> entries.add(
                "java.util.Map.entry(" + of(argument(types, 0), key) + ", " + of(argument(types, 1), value) + ")"));
        var made = "java.util.Map.ofEntries(" + String.join(", ", entries) + ")";
        return switch (raw(type)) {
            case "Map", "Object" -> made;
            case "SortedMap", "NavigableMap" -> "new java.util.TreeMap<>(" + made + ")";
            default -> "new " + raw(type) + "<>(" + made + ")";
        };
    }

    private String collection(String type, Iterable<?> items) {
        var element = argument(typeArguments(type), 0);
        var elements = String.join(", ", all(element, items));
        return switch (raw(type)) {
            case "Set" -> "new java.util.LinkedHashSet<>(java.util.List.of(" + elements + "))";
            case "List", "Collection", "Iterable", "Object" -> "java.util.List.of(" + elements + ")";
            case "SortedSet", "NavigableSet" -> "new java.util.TreeSet<>(java.util.List.of(" + elements + "))";
            default -> "new " + raw(type) + "<>(java.util.List.of(" + elements + "))";
        };
    }

    private List<String> all(String type, Iterable<?> items) {
        var all = new ArrayList<String>();
        items.forEach(item -> all.add(of(type, item)));
        return all;
    }

    private static String text(String raw, String text) {
        var quoted = JsonWriter.quote(text);
        return switch (raw) {
            case "String", "Object", "CharSequence", "Comparable" -> quoted;
            case "char", "Character" -> quoted + ".charAt(0)";
            case "double", "float", "Double", "Float" ->
                (raw.equalsIgnoreCase("double") ? "Double.valueOf(" : "Float.valueOf(") + quoted + ")";
            case "UUID" -> "java.util.UUID.fromString(" + quoted + ")";
            case "URI" -> "java.net.URI.create(" + quoted + ")";
            default -> {
                if (PARSED.contains(raw)) {
                    yield "java.time." + raw + ".parse(" + quoted + ")";
                }
                if (MADE_OF.contains(raw)) {
                    yield (raw.equals("Path") ? "java.nio.file." : "java.time.") + raw + ".of(" + quoted + ")";
                }
                yield CONSTRUCTED.contains(raw) ? "new " + raw + "(" + quoted + ")" : raw + ".valueOf(" + quoted + ")";
            }
        };
    }

    private static String number(String raw, Number number) {
        return switch (raw) {
            case "long", "Long" -> number.longValue() + "L";
            case "double", "Double" -> floating("Double", number.doubleValue());
            case "float", "Float" -> "(float) " + floating("Double", number.doubleValue());
            case "byte", "Byte", "short", "Short" -> "(" + primitive(raw) + ") " + number;
            case "BigDecimal", "BigInteger" -> "new java.math." + raw + "(\"" + number + "\")";
            case "Object" -> number.longValue() == number.intValue() ? number.toString() : number + "L";
            default -> number.toString();
        };
    }

    private static String primitive(String raw) {
        return raw.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + raw.substring(1);
    }

    private static String floating(String type, double value) {
        if (Double.isNaN(value)) {
            return type + ".NaN";
        }
        if (Double.isInfinite(value)) {
            return type + (value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
        }
        return Double.toString(value);
    }

    /// Returns the simple name of a type without its arguments.
    private static String raw(String type) {
        var bare = type.replaceFirst("<.*", "").strip();
        return bare.substring(bare.lastIndexOf('.') + 1);
    }

    private static List<String> typeArguments(String type) {
        int open = type.indexOf('<');
        return open < 0 ? List.of() : arguments(type.substring(open + 1, type.lastIndexOf('>')));
    }

    /// Returns the parts of `text` between its commas, those within angle brackets not counted.
    private static List<String> arguments(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        }
        return parts;
    }

    private static String argument(List<String> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : "Object";
    }
}
