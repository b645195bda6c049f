package dev.slipway.kernel.file.json;

import java.util.List;
import java.util.stream.Collectors;

/// Writes JSON text. Immutable.
///
/// @param unit white space of one level of indentation, empty for no line ends at all
/// @param newline what ends a line
public record JsonWriter(String unit, String newline) {
    /// One space a level, as Jupyter writes notebooks.
    public static final JsonWriter JUPYTER = new JsonWriter(" ", "\n");

    /// Returns a writer that goes on as `text`, an object, began.
    public static JsonWriter like(String text, Json.Members root) {
        if (root.all().isEmpty()) {
            return JUPYTER;
        }
        var lead = text.substring(root.start() + 1, root.all().getFirst().start());
        int line = lead.lastIndexOf('\n');
        if (line < 0) {
            return new JsonWriter("", "\n");
        }
        return new JsonWriter(lead.substring(line + 1), lead.contains("\r\n") ? "\r\n" : "\n");
    }

    /// Returns `text` as a JSON string. A surrogate without its partner is escaped, all other characters beyond ASCII
    /// are not.
    public static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> appendPlain(quoted, text, i);
            }
        }
        return quoted.append('"').toString();
    }

    private static void appendPlain(StringBuilder quoted, String text, int i) {
        char c = text.charAt(i);
        boolean paired = !Character.isSurrogate(c)
                || (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1)))
                || (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
        if (c < ' ' || !paired) {
            quoted.append(String.format("\\u%04x", (int) c));
        } else {
            quoted.append(c);
        }
    }

    /// Returns an object of `members`, each `"name": value`, whose brace stands at `level`.
    public String object(List<String> members, int level) {
        return wrap('{', members, '}', level);
    }

    /// Returns an array of `items` whose bracket stands at `level`.
    public String array(List<String> items, int level) {
        return wrap('[', items, ']', level);
    }

    /// Returns one entry of an object.
    public static String member(String name, String value) {
        return quote(name) + ": " + value;
    }

    /// Returns the line end and indentation of `level`.
    public String lineAt(int level) {
        return unit.isEmpty() ? "" : newline + unit.repeat(level);
    }

    /// Returns what stands between two elements of a list at `level`.
    public String separator(int level) {
        return unit.isEmpty() ? ", " : "," + lineAt(level);
    }

    private String wrap(char open, List<String> elements, char close, int level) {
        if (elements.isEmpty()) {
            return "" + open + close;
        }
        return elements.stream()
                .collect(Collectors.joining(separator(level + 1), open + lineAt(level + 1), lineAt(level) + close));
    }

    /// Returns `value`, read from `text`, laid out by this writer; scalars keep their spelling.
    public String layOut(String text, Json value, int level) {
        return switch (value) {
            case Json.Members members ->
                object(
                        members.all().stream()
                                .map(member -> member(member.name(), layOut(text, member.value(), level + 1)))
                                .toList(),
                        level);
            case Json.Items items ->
                array(
                        items.all().stream()
                                .map(item -> layOut(text, item, level + 1))
                                .toList(),
                        level);
            default -> value.raw(text);
        };
    }

    /// Returns `json` laid out by this writer; text that is not JSON becomes a string.
    public String layOut(String json, int level) {
        try {
            return layOut(json, JsonParser.parse(json), level);
        } catch (JsonSyntaxException notJson) {
            return quote(json);
        }
    }
}
