package dev.slipway.kernel.file.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes of an object or array that keep every character of what is not changed.
public final class JsonPatch {
    private JsonPatch() {}

    /// Returns the object with `set` values replaced or added (where their name sorts) and `removed` names gone.
    ///
    /// @param text the text `object` was read from
    /// @param set value text by name
    /// @param writer lays out separators where there are none to copy
    /// @param level nesting of the object's brace
    public static String object(
            String text,
            Json.Members object,
            Map<String, String> set,
            Set<String> removed,
            JsonWriter writer,
            int level) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < object.all().size(); i++) {
            var member = object.all().get(i);
            if (removed.contains(member.name())) {
                continue;
            }
            var before = i == 0 ? null : text.substring(object.all().get(i - 1).end(), member.start());
            var value = set.get(member.name());
            var spelling = value == null
                    ? text.substring(member.start(), member.end())
                    : text.substring(member.start(), member.value().start()) + value;
            parts.add(new Part(member.name(), before, spelling));
        }
        set.forEach((name, value) -> {
            if (object.get(name) == null) {
                int at = 0;
                while (at < parts.size() && parts.get(at).name().compareTo(name) < 0) {
                    at++;
                }
                parts.add(at, new Part(name, null, JsonWriter.member(name, value)));
            }
        });
        var frame = object.all().isEmpty()
                ? Frame.fresh(writer, level)
                : Frame.of(
                        text,
                        object,
                        object.all().getFirst().start(),
                        object.all().getLast().end());
        return frame.join('{', parts, '}', writer, level);
    }

    /// Returns the array with these elements.
    ///
    /// @param text the text `array` was read from
    /// @param elements the new elements in order
    /// @param level nesting of the array's bracket
    public static String array(String text, Json.Items array, List<Element> elements, JsonWriter writer, int level) {
        var parts = new ArrayList<Part>();
        int last = -2;
        for (var element : elements) {
            int from = element.from();
            boolean follows = from > 0 && last == from - 1;
            var before = follows
                    ? text.substring(
                            array.all().get(from - 1).end(),
                            array.all().get(from).start())
                    : null;
            parts.add(new Part("", before, element.text()));
            last = from;
        }
        var frame = array.all().isEmpty()
                ? Frame.fresh(writer, level)
                : Frame.of(
                        text,
                        array,
                        array.all().getFirst().start(),
                        array.all().getLast().end());
        return frame.join('[', parts, ']', writer, level);
    }

    /// One element of a changed array.
    ///
    /// @param from 0-based index of the old element it stands for, -1 if it is new
    /// @param text its JSON text
    public record Element(int from, String text) {}

    /// @param before what stood between the one before and this, null if something new must
    private record Part(String name, @Nullable String before, String spelling) {}

    /// What stands after the opening and before the closing bracket.
    private record Frame(String lead, String tail) {
        static Frame of(String text, Json outer, int first, int last) {
            return new Frame(text.substring(outer.start() + 1, first), text.substring(last, outer.end() - 1));
        }

        static Frame fresh(JsonWriter writer, int level) {
            return new Frame(writer.lineAt(level + 1), writer.lineAt(level));
        }

        String join(char open, List<Part> parts, char close, JsonWriter writer, int level) {
            if (parts.isEmpty()) {
                return "" + open + close;
            }
            var separator = lead.isEmpty() ? writer.separator(level + 1) : "," + lead;
            var joined = new StringBuilder().append(open).append(lead);
            for (int i = 0; i < parts.size(); i++) {
                var before = parts.get(i).before();
                if (i > 0) {
                    joined.append(before == null ? separator : before);
                }
                joined.append(parts.get(i).spelling());
            }
            return joined.append(tail).append(close).toString();
        }
    }
}
