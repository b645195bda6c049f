package dev.slipway.kernel.debug;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request of the Debug Adapter Protocol. Immutable.
///
/// @param sequence its number, as the front end counts
/// @param arguments what it asks for
/// @param text the JSON it was read from
record DapRequest(int sequence, String command, Json.Members arguments, String text) {
    static final Json.Members NONE = new Json.Members(0, 0, List.of());

    /// Returns the request in `json`.
    ///
    /// @throws Refusal if it is none
    static DapRequest of(String json) throws Refusal {
        try {
            if (JsonParser.parse(json) instanceof Json.Members members) {
                var command = members.text("command").orElse("");
                int sequence =
                        members.get("seq") instanceof Json.Figure figure && figure.whole() != null ? figure.whole() : 0;
                var arguments = members.get("arguments") instanceof Json.Members some ? some : NONE;
                return new DapRequest(sequence, command, arguments, json);
            }
        } catch (JsonSyntaxException e) {
            throw new Refusal("The request is no JSON: " + e.getMessage());
        }
        throw new Refusal("The request is no JSON object.");
    }

    /// Returns a text of the arguments; empty if it is not there.
    Optional<String> find(String name) {
        return arguments.text(name);
    }

    /// Returns a text of the arguments.
    ///
    /// @throws Refusal if it is not there
    String need(String name) throws Refusal {
        return find(name).orElseThrow(() -> new Refusal(command + " needs \"" + name + "\"."));
    }

    /// Returns a whole number of the arguments, `otherwise` if it is not there.
    int whole(String name, int otherwise) {
        var number = number(arguments.get(name));
        return number == null ? otherwise : number;
    }

    /// Returns whether a member of the arguments is true.
    boolean flag(String name) {
        return arguments.get(name) instanceof Json.Word word && word.spelling().equals("true");
    }

    /// Returns an object of the arguments, an empty one if it is not there.
    Json.Members object(String name) {
        return arguments.get(name) instanceof Json.Members members ? members : NONE;
    }

    /// Returns the objects of an array of the arguments.
    List<Json.Members> objects(String name) {
        return arguments.get(name) instanceof Json.Items items
                ? items.all().stream()
                        .filter(Json.Members.class::isInstance)
                        .map(Json.Members.class::cast)
                        .toList()
                : List.of();
    }

    /// Returns the texts of an array of the arguments.
    List<String> texts(String name) {
        return arguments.get(name) instanceof Json.Items items
                ? items.all().stream()
                        .filter(Json.Text.class::isInstance)
                        .map(item -> ((Json.Text) item).value())
                        .toList()
                : List.of();
    }

    /// Returns a whole number; null if `json` is none.
    static @Nullable Integer number(@Nullable Json json) {
        return json instanceof Json.Figure figure ? figure.whole() : null;
    }

    /// Returns the response to this request.
    String response(Body body) {
        return answer(true).put("body", body).json();
    }

    /// Returns the response that says in a sentence why there is no better one.
    String refusal(String sentence) {
        var error = new Body().put("id", 1).put("format", sentence).put("showUser", true);
        return answer(false)
                .put("message", sentence)
                .put("body", new Body().put("error", error))
                .json();
    }

    private Body answer(boolean success) {
        return new Body()
                .put("type", "response")
                .put("seq", sequence)
                .put("request_seq", sequence)
                .put("success", success)
                .put("command", command);
    }
}
