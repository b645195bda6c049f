package dev.slipway.kernel.message.json;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads one JSON object, lenient about what is absent. Immutable.
record View(String text, Json.Members object) {
    /// Returns the object in `json`.
    ///
    /// @throws BrokenMessageException if it is none
    static View of(String json) throws BrokenMessageException {
        try {
            if (JsonParser.parse(json) instanceof Json.Members members) {
                return new View(json, members);
            }
        } catch (JsonSyntaxException e) {
            throw new BrokenMessageException("not JSON: " + e.getMessage(), e);
        }
        throw new BrokenMessageException("not a JSON object");
    }

    /// Returns the JSON text of this object.
    String whole() {
        return object.raw(text);
    }

    /// @throws BrokenMessageException if there is no such string
    String need(String name) throws BrokenMessageException {
        return find(name).orElseThrow(() -> new BrokenMessageException("it has no text \"" + name + "\""));
    }

    Optional<String> find(String name) {
        return object.text(name);
    }

    String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /// Returns the string `name`, null if there is none.
    @Nullable
    String textOrNull(String name) {
        return find(name).orElse(null);
    }

    boolean flag(String name, boolean otherwise) {
        return object.get(name) instanceof Json.Word word ? word.spelling().equals("true") : otherwise;
    }

    int whole(String name, int otherwise) {
        var value = wholeOrNull(name);
        return value == null ? otherwise : value;
    }

    /// Returns the whole number `name`, null if there is none.
    @Nullable
    Integer wholeOrNull(String name) {
        return object.get(name) instanceof Json.Figure figure ? figure.whole() : null;
    }

    /// Returns the whole number `name`, null if there is none.
    @Nullable
    Long longOrNull(String name) {
        return object.get(name) instanceof Json.Figure figure ? Long.valueOf(figure.spelling()) : null;
    }

    double number(String name, double otherwise) {
        return object.get(name) instanceof Json.Figure figure ? Double.parseDouble(figure.spelling()) : otherwise;
    }

    /// Returns the object `name`, an empty one if there is none.
    View view(String name) {
        return new View(text, object.get(name) instanceof Json.Members members ? members : EMPTY);
    }

    boolean has(String name) {
        return object.get(name) instanceof Json.Members;
    }

    /// Returns the JSON text of `name`.
    String raw(String name, String otherwise) {
        var value = object.get(name);
        return value == null ? otherwise : value.raw(text);
    }

    /// Returns the strings of the array `name`.
    List<String> texts(String name) {
        var all = new ArrayList<String>();
        for (var item : items(name)) {
            if (item instanceof Json.Text one) {
                all.add(one.value());
            }
        }
        return all;
    }

    /// Returns what `read` makes of each object of the array `name`.
    <T> List<T> views(String name, Function<View, T> read) {
        var all = new ArrayList<T>();
        for (var item : items(name)) {
            if (item instanceof Json.Members members) {
                all.add(read.apply(new View(text, members)));
            }
        }
        return all;
    }

    /// Returns the strings among the members of this object, in order.
    Map<String, String> textsByName() {
        var all = new LinkedHashMap<String, String>();
        for (var member : object.all()) {
            if (member.value() instanceof Json.Text one) {
                all.put(member.name(), one.value());
            }
        }
        return all;
    }

    private List<Json> items(String name) {
        return object.get(name) instanceof Json.Items items ? items.all() : List.of();
    }

    private static final Json.Members EMPTY = new Json.Members(0, 0, List.of());
}
