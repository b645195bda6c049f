package dev.slipway.kernel.message.json;

import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.message.json.RequestJson.Written;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Requests about variables ↔ JSON.
final class VariablesJson {
    private VariablesJson() {}

    /// Returns the request of a type; null if it is none about variables.
    static Request.@Nullable OfVariables read(String type, View content) throws BrokenMessageException {
        return switch (type) {
            case "slipway_variables_request" -> new Request.ListVariables();
            case "slipway_forget_request" -> new Request.Forget(Values.id(content, "cell"));
            case "slipway_declare_request" -> new Request.Declare(content.views("cells", Values::cell));
            case "slipway_restore_request" -> new Request.Restore(content.views("values", Values::restorable));
            case "slipway_store_request" -> new Request.Store(content.texts("names"), Path.of(content.need("folder")));
            case "slipway_provide_request" ->
                new Request.Provide(content.views("cells", Values::cell), content.views("jars", Values::jar));
            default -> null;
        };
    }

    static Written write(Request.OfVariables request) {
        return switch (request) {
            case Request.ListVariables _ -> Written.of("slipway_variables_request", new Fields());
            case Request.Forget(var cell) ->
                Written.of("slipway_forget_request", new Fields().text("cell", cell.value()));
            case Request.Declare(var cells) ->
                Written.of("slipway_declare_request", new Fields().list("cells", cells, Values::write));
            case Request.Restore(var values) ->
                Written.of("slipway_restore_request", new Fields().list("values", values, Values::write));
            case Request.Store(var names, var folder) ->
                Written.of(
                        "slipway_store_request",
                        new Fields().texts("names", names).text("folder", folder.toString()));
            case Request.Provide(var cells, var jars) ->
                Written.of(
                        "slipway_provide_request",
                        new Fields().list("cells", cells, Values::write).list("jars", jars, Values::write));
        };
    }
}
