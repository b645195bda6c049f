package dev.slipway.kernel.file;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The line that begins a cell: `// %% a title [markdown] id=intro tags=["parameters"]`.
///
/// @param id as the line spells it, null if it names none
/// @param kind what the cell holds
/// @param metadata JSON object text of title, tags and all other keys
/// @param attachments JSON object text, null if there are none
record JshMarker(
        @Nullable String id,
        CellKind kind,
        String metadata,
        @Nullable String attachments) {
    private static final Pattern LINE = Pattern.compile("// ?%%(?=\\s|\\[|$)(.*)", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    private static final Pattern OPTION = Pattern.compile("(?<=^|\\s)([A-Za-z][A-Za-z0-9_.-]*)=");
    private static final Pattern KIND =
            Pattern.compile("(?:^|(.*)\\s)\\s*\\[(markdown|md|raw|code)\\]", Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("[^\\[\\]=\\n\\r\\s]([^\\[\\]=\\n\\r]*[^\\[\\]=\\n\\r\\s])?");
    private static final JsonWriter COMPACT = new JsonWriter("", "\n");

    /// Tells whether `line` begins a cell.
    static boolean begins(String line) {
        return line.startsWith("//") && LINE.matcher(line).matches(); // most lines are not even a comment
    }

    /// Returns what `line`, which begins a cell, says.
    static JshMarker of(String line) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a marker: " + line);
        }
        var rest = matcher.group(1).strip();
        if (rest.isEmpty()) {
            return new JshMarker(null, CellKind.CODE, "{}", null);
        }
        var options = new LinkedHashMap<String, String>();
        rest = takeOptions(rest, options);
        var kind = CellKind.CODE;
        var named = KIND.matcher(rest);
        if (named.matches()) {
            kind = switch (named.group(2)) {
                case "markdown", "md" -> CellKind.MARKDOWN;
                case "raw" -> CellKind.RAW;
                default -> CellKind.CODE;
            };
            rest = named.group(1) == null ? "" : named.group(1).strip();
        }
        var id = options.remove("id");
        var attachments = options.remove("attachments");
        return new JshMarker(id == null ? null : plain(id), kind, metadata(rest, options), attachments);
    }

    /// Moves the `key=value` pairs at the end of `rest` into `options`, values as JSON text; returns what is before.
    private static String takeOptions(String rest, Map<String, String> options) {
        var matcher = OPTION.matcher(rest);
        int from = 0;
        int first = rest.length();
        while (matcher.find(from)) {
            int end = valueEnd(rest, matcher.end());
            first = Math.min(first, matcher.start());
            options.put(matcher.group(1), json(rest.substring(matcher.end(), end)));
            from = end;
        }
        return rest.substring(0, first).strip();
    }

    /// Returns the offset after a value: brackets and quotes hold together, else it ends at white space.
    private static int valueEnd(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        int at = start;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            } else if (depth <= 0 && Character.isWhitespace(c)) {
                break;
            }
        }
        return Math.min(at, text.length());
    }

    private static String json(String value) {
        try {
            JsonParser.parse(value);
            return value;
        } catch (JsonSyntaxException bare) {
            return JsonWriter.quote(value);
        }
    }

    private static String plain(String json) {
        try {
            return JsonParser.parse(json) instanceof Json.Text text ? text.value() : json;
        } catch (JsonSyntaxException bare) {
            return json;
        }
    }

    private static String metadata(String title, Map<String, String> options) {
        var members = new ArrayList<String>();
        if (!title.isEmpty()) {
            members.add(JsonWriter.member("title", JsonWriter.quote(title)));
        }
        options.forEach((key, value) -> {
            if (key.equals("metadata") && read(value) instanceof Json.Members more) {
                more.all().forEach(member -> members.add(value.substring(member.start(), member.end())));
            } else {
                members.add(JsonWriter.member(key, value));
            }
        });
        return COMPACT.object(members, 0);
    }

    private static @Nullable Json read(String json) {
        try {
            return JsonParser.parse(json);
        } catch (JsonSyntaxException notJson) {
            return null;
        }
    }

    /// Returns the line that begins `cell`.
    ///
    /// @param withId whether it names the cell
    static String line(Cell cell, boolean withId) {
        var line = new StringBuilder("// %%");
        var options = new StringBuilder();
        if (withId) {
            options.append(" id=").append(cell.id());
        }
        var odd = new ArrayList<String>();
        if (read(cell.metadata()) instanceof Json.Members metadata) {
            for (var member : metadata.all()) {
                var value = COMPACT.layOut(cell.metadata(), member.value(), 0);
                if (member.name().equals("title")
                        && member.value() instanceof Json.Text title
                        && TITLE.matcher(title.value()).matches()) {
                    line.append(' ').append(title.value());
                } else if (KEY.matcher(member.name()).matches() && !isOurs(member.name())) {
                    options.append(' ').append(member.name()).append('=').append(value);
                } else {
                    odd.add(JsonWriter.member(member.name(), value));
                }
            }
        }
        if (!odd.isEmpty()) {
            options.append(" metadata=").append(COMPACT.object(odd, 0));
        }
        if (cell.attachments() != null) {
            options.append(" attachments=").append(COMPACT.layOut(cell.attachments(), 0));
        }
        line.append(
                switch (cell.kind()) {
                    case CODE -> "";
                    case MARKDOWN -> " [markdown]";
                    case RAW -> " [raw]";
                });
        return line.append(options).toString();
    }

    private static boolean isOurs(String key) {
        return key.equals("id") || key.equals("metadata") || key.equals("attachments");
    }
}
