package dev.slipway.desktop.debug;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads an object of the Debug Adapter Protocol, lenient about what is absent. Immutable.
///
/// @param source the JSON that `object` stands in
record Fields(String source, Json.Members object) {
    private static final Json.Members NONE = new Json.Members(0, 0, List.of());

    /// Returns the object in `json`, an empty one if it is none.
    static Fields of(String json) {
        try {
            if (JsonParser.parse(json) instanceof Json.Members members) {
                return new Fields(json, members);
            }
        } catch (JsonSyntaxException notJson) {
            // an empty one then
        }
        return new Fields("{}", NONE);
    }

    String text(String name) {
        return object.text(name).orElse("");
    }

    int whole(String name) {
        var whole = object.get(name) instanceof Json.Figure figure ? figure.whole() : null;
        return whole == null ? 0 : whole;
    }

    boolean flag(String name) {
        return object.get(name) instanceof Json.Word word && word.spelling().equals("true");
    }

    boolean has(String name) {
        return object.get(name) != null;
    }

    Fields at(String name) {
        return new Fields(source, object.get(name) instanceof Json.Members members ? members : NONE);
    }

    /// Returns the objects of the array `name`.
    List<Fields> all(String name) {
        var items = object.get(name) instanceof Json.Items found ? found.all() : List.<Json>of();
        return items.stream()
                .filter(Json.Members.class::isInstance)
                .map(item -> new Fields(source, (Json.Members) item))
                .toList();
    }

    /// Returns its JSON.
    String json() {
        return object.all().isEmpty() ? "{}" : object.raw(source);
    }

    /// Returns an object of these members, whose values are JSON already.
    static String write(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> JsonWriter.quote(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// Returns an array of `items`, which are JSON already.
    static String array(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    static String quote(String text) {
        return JsonWriter.quote(text);
    }
}
