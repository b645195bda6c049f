package dev.slipway.kernel.message.json;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.message.Publication;
import java.util.Optional;

/// Publications ⇄ JSON.
final class PublicationJson {
    private PublicationJson() {}

    /// A message's type and content.
    record Written(String type, String content) {
        Written(String type, Fields content) {
            this(type, content.json());
        }
    }

    static Written write(Publication publication) {
        return switch (publication) {
            case Publication.Status status ->
                new Written("status", new Fields().text("execution_state", Values.word(status.state())));
            case Publication.Input input ->
                new Written(
                        "execute_input",
                        new Fields().text("code", input.code()).number("execution_count", input.count()));
            case Publication.Shown shown -> output(shown.output());
            case Publication.Updated updated ->
                new Written(
                        "update_display_data",
                        new Fields()
                                .raw("data", Bundles.write(updated.bundle()))
                                .raw("metadata", updated.metadata())
                                .raw("transient", transientOf(updated.displayId())));
            case Publication.Cleared cleared ->
                new Written("clear_output", new Fields().flag("wait", cleared.onNext()));
            case Publication.Question question ->
                new Written(
                        "input_request",
                        new Fields().text("prompt", question.prompt()).flag("password", question.password()));
            case Publication.CommClosed closed ->
                new Written(
                        "comm_close",
                        new Fields().text("comm_id", closed.comm()).raw("data", "{}"));
            case Publication.DebugEvent event -> new Written("debug_event", event.content());
            case Publication.Welcome welcome ->
                new Written("iopub_welcome", new Fields().text("subscription", welcome.topic()));
            case Publication.GoingDown down ->
                new Written("shutdown_reply", new Fields().text("status", "ok").flag("restart", down.restart()));
        };
    }

    private static Written output(Output output) {
        return switch (output) {
            case Output.Printed printed ->
                new Written(
                        "stream", new Fields().text("name", printed.stream()).text("text", printed.text()));
            case Output.Displayed shown -> {
                var fields =
                        new Fields().raw("data", Bundles.write(shown.bundle())).raw("metadata", shown.metadata());
                var id = shown.displayId();
                yield new Written("display_data", fields.raw("transient", id == null ? "{}" : transientOf(id)));
            }
            case Output.Result result ->
                new Written(
                        "execute_result",
                        new Fields()
                                .raw("data", Bundles.write(result.bundle()))
                                .raw("metadata", result.metadata())
                                .number("execution_count", result.executionCount()));
            case Output.Failed failed -> new Written("error", ReplyJson.failure(new Fields(), failed));
            case Output.Foreign foreign -> throw new AssertionError("a kernel shows nothing foreign: " + foreign);
        };
    }

    private static String transientOf(String displayId) {
        return new Fields().text("display_id", displayId).json();
    }

    /// Returns what a message of `type` says; empty if it is of a kind a front end may ignore.
    static Optional<Publication> read(String type, View content) {
        return switch (type) {
            case "status" -> Optional.of(status(content));
            case "execute_input" ->
                Optional.of(new Publication.Input(content.text("code", ""), content.whole("execution_count", 0)));
            case "stream", "display_data", "execute_result", "error" ->
                Optional.of(new Publication.Shown(output(type, content)));
            case "update_display_data" ->
                Optional.of(new Publication.Updated(
                        Bundles.read(content.view("data")),
                        content.raw("metadata", "{}"),
                        content.view("transient").text("display_id", "")));
            case "clear_output" -> Optional.of(new Publication.Cleared(content.flag("wait", false)));
            case "input_request" ->
                Optional.of(new Publication.Question(content.text("prompt", ""), content.flag("password", false)));
            case "debug_event" -> Optional.of(new Publication.DebugEvent(content.whole()));
            case "iopub_welcome" -> Optional.of(new Publication.Welcome(content.text("subscription", "")));
            default -> Optional.empty();
        };
    }

    private static Publication status(View content) {
        return new Publication.Status(
                switch (content.text("execution_state", "")) {
                    case "busy" -> Publication.State.BUSY;
                    case "idle" -> Publication.State.IDLE;
                    default -> Publication.State.STARTING;
                });
    }

    private static Output output(String type, View content) {
        return switch (type) {
            case "stream" -> new Output.Printed(content.text("name", "stdout"), content.text("text", ""));
            case "display_data" ->
                new Output.Displayed(
                        Bundles.read(content.view("data")),
                        content.raw("metadata", "{}"),
                        content.view("transient").textOrNull("display_id"));
            case "execute_result" ->
                new Output.Result(
                        Bundles.read(content.view("data")),
                        content.wholeOrNull("execution_count"),
                        content.raw("metadata", "{}"));
            default -> {
                var type1 = content.text("ename", "Error");
                var message = content.text("evalue", "");
                yield new Output.Failed(type1, message.isBlank() ? type1 : message, content.texts("traceback"));
            }
        };
    }
}
