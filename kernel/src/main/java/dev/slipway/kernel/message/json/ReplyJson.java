package dev.slipway.kernel.message.json;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.message.HistoryLine;
import dev.slipway.kernel.message.Reply;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Replies ⇄ JSON.
final class ReplyJson {
    private ReplyJson() {}

    /// @param content JSON object text
    /// @param metadata JSON object text
    record Written(String content, String metadata) {
        static Written of(Fields content) {
            return new Written(content.json(), "{}");
        }
    }

    static Written write(Reply reply) {
        return switch (reply) {
            case Reply.Introduced introduced ->
                Written.of(Introduction.write(introduced.version(), introduced.debugger()));
            case Reply.Ended ended -> ended(ended);
            case Reply.Completed completed -> completed(completed);
            case Reply.Inspected inspected -> Written.of(inspected(inspected.inspection()));
            case Reply.Checked checked -> Written.of(checked(checked.completeness()));
            case Reply.Recalled recalled -> Written.of(recalled(recalled));
            case Reply.NoComms _ -> Written.of(ok().raw("comms", "{}"));
            case Reply.Done _ -> Written.of(ok());
            case Reply.GoingDown down -> Written.of(ok().flag("restart", down.restart()));
            case Reply.Variables variables -> Written.of(ok().list("variables", variables.variables(), Values::write));
            case Reply.Stored(var stored) -> Written.of(Values.write(ok(), stored));
            case Reply.Analysed analysed ->
                Written.of(Graphs.write(analysed.graph()).text("status", "ok"));
            case Reply.TableRead(var page) -> Written.of(TableJson.write(ok(), page));
            case Reply.Summarised(var summary) -> Written.of(TableJson.write(ok(), summary));
            case Reply.Memory(var memory) ->
                Written.of(ok().number("used", memory.used()).number("limit", memory.limit()));
            case Reply.Connections(var connections) -> Written.of(Databases.write(ok(), connections));
            case Reply.Schema(var content) -> Written.of(Databases.write(ok(), content));
            case Reply.Fixed(var fixes) -> Written.of(ok().list("fixes", fixes, Fixes::write));
            case Reply.LaidOut(var formatted) ->
                Written.of(ok().text("code", formatted.source()).text("reason", formatted.reason()));
            case Reply.Debugged(var content) -> new Written(content, "{}");
            case Reply.Refused refused ->
                Written.of(failed(new Output.Failed(refused.type(), refused.message(), List.of(refused.message()))));
        };
    }

    private static Fields ok() {
        return new Fields().text("status", "ok");
    }

    static Fields failed(Output.Failed failure) {
        return failure(new Fields().text("status", "error"), failure);
    }

    static Fields failure(Fields fields, Output.Failed failure) {
        return fields.text("ename", failure.type())
                .text("evalue", failure.message())
                .texts("traceback", failure.traceback());
    }

    private static Written ended(Reply.Ended ended) {
        var expressions = new Fields();
        ended.expressions().forEach((name, value) -> expressions.raw(name, expression(value)));
        var failure = ended.failure();
        var content = ended.outcome() instanceof Outcome.Aborted
                ? new Fields().text("status", "aborted")
                : failure == null ? ok() : failed(failure);
        content.number("execution_count", ended.count())
                .raw("payload", "[]")
                .raw("user_expressions", expressions.json());
        var metadata = new Fields().raw("slipway", Outcomes.write(ended));
        return new Written(content.json(), metadata.json());
    }

    private static String expression(Output value) {
        return switch (value) {
            case Output.Displayed shown ->
                ok().raw("data", Bundles.write(shown.bundle()))
                        .raw("metadata", shown.metadata())
                        .json();
            case Output.Failed failed -> failed(failed).json();
            case Output.Printed _, Output.Result _, Output.Foreign _ ->
                throw new AssertionError("an expression is a display or a failure: " + value);
        };
    }

    private static Written completed(Reply.Completed completed) {
        var completion = completed.completion();
        int start = CodePoints.before(completed.code(), completion.start());
        int end = CodePoints.before(completed.code(), completion.end());
        var items = completion.items();
        var metadata = new Fields()
                .list(
                        "_jupyter_types_experimental",
                        items,
                        item -> new Fields()
                                .number("start", start)
                                .number("end", end)
                                .text("text", item.text())
                                .text("type", item.kind())
                                .text("signature", item.detail())
                                .json());
        var content = ok().texts(
                        "matches", items.stream().map(Completion.Item::text).toList())
                .number("cursor_start", start)
                .number("cursor_end", end)
                .raw("metadata", metadata.json());
        return Written.of(content);
    }

    private static Completion completion(String code, View content) {
        int start = CodePoints.units(code, content.whole("cursor_start", 0));
        int end = CodePoints.units(code, content.whole("cursor_end", 0));
        var items = content.view("metadata")
                .views(
                        "_jupyter_types_experimental",
                        view -> new Completion.Item(
                                view.text("text", ""), view.text("type", ""), view.text("signature", "")));
        return new Completion(start, end, items);
    }

    private static Fields inspected(Optional<Inspection> inspection) {
        var fields = ok().flag("found", inspection.isPresent());
        if (inspection.isEmpty()) {
            return fields.raw("data", "{}").raw("metadata", "{}");
        }
        var signature = inspection.get().signature();
        var documentation = inspection.get().documentation();
        var text = documentation.isEmpty() ? signature : signature + "\n\n" + documentation;
        var markdown = "```java\n" + signature + "\n```" + (documentation.isEmpty() ? "" : "\n\n" + documentation);
        var ours = new Fields().text("signature", signature).text("documentation", documentation);
        return fields.raw("data", Bundles.write(MimeBundle.of(MimeBundle.MARKDOWN, markdown, text)))
                .raw("metadata", new Fields().raw("slipway", ours.json()).json());
    }

    private static Optional<Inspection> inspection(View content) {
        var ours = content.view("metadata").view("slipway");
        return content.flag("found", false)
                ? Optional.of(new Inspection(ours.text("signature", ""), ours.text("documentation", "")))
                : Optional.empty();
    }

    private static Fields checked(Completeness completeness) {
        return switch (completeness) {
            case Completeness.Complete _ -> new Fields().text("status", "complete");
            case Completeness.Incomplete incomplete ->
                new Fields().text("status", "incomplete").text("indent", incomplete.indent());
            case Completeness.Invalid _ -> new Fields().text("status", "invalid");
        };
    }

    private static Completeness completeness(View content) {
        return switch (content.text("status", "")) {
            case "complete" -> new Completeness.Complete();
            case "incomplete" -> new Completeness.Incomplete(content.text("indent", ""));
            default -> new Completeness.Invalid();
        };
    }

    private static Fields recalled(Reply.Recalled recalled) {
        return ok().list("history", recalled.history(), line -> line(line, recalled.withResults()));
    }

    private static String line(HistoryLine line, boolean withResult) {
        var source = dev.slipway.kernel.file.json.JsonWriter.quote(line.source());
        var last = withResult
                ? "[" + source + "," + dev.slipway.kernel.file.json.JsonWriter.quote(line.result()) + "]"
                : source;
        return "[1," + line.count() + "," + last + "]";
    }

    /// Returns the reply to `request`, as far as this program's own front end asks.
    ///
    /// @param value of the executed cell, null if none was published
    static Reply read(Request request, View content, View metadata, @Nullable MimeBundle value) {
        if (!(request instanceof Request.Execute) && content.text("status", "").equals("error")) {
            return new Reply.Refused(content.text("ename", "Error"), content.text("evalue", ""));
        }
        return switch (request) {
            case Request.Execute _ -> ended(content, metadata.view("slipway"), value);
            case Request.Introduce _ ->
                new Reply.Introduced(content.text("implementation_version", ""), content.flag("debugger", false));
            case Request.Complete complete ->
                new Reply.Completed(complete.code(), completion(complete.code(), content));
            case Request.Inspect _ -> new Reply.Inspected(inspection(content));
            case Request.CheckComplete _ -> new Reply.Checked(completeness(content));
            case Request.ListVariables _ -> new Reply.Variables(content.views("variables", Values::variable));
            case Request.Store _ -> new Reply.Stored(Values.stored(content));
            case Request.Analyse _ -> new Reply.Analysed(Graphs.read(content));
            case Request.ReadTable _ -> new Reply.TableRead(TableJson.page(content));
            case Request.Summarise _ -> new Reply.Summarised(TableJson.summary(content));
            case Request.Fix _ -> new Reply.Fixed(content.views("fixes", Fixes::fix));
            case Request.Format _ -> new Reply.LaidOut(Fixes.formatted(content));
            case Request.MeasureMemory _ -> new Reply.Memory(TableJson.memory(content));
            case Request.ListConnections _ ->
                new Reply.Connections(content.views("connections", Databases::connection));
            case Request.ReadSchema _ -> new Reply.Schema(Databases.content(content));
            case Request.Debug _ -> new Reply.Debugged(content.whole());
            case Request.Shutdown shutdown -> new Reply.GoingDown(shutdown.restart());
            case Request.Interrupt _,
                    Request.StopSummary _,
                    Request.Forget _,
                    Request.Declare _,
                    Request.Restore _,
                    Request.Provide _ -> new Reply.Done();
            case Request.Answer _,
                    Request.Recall _,
                    Request.ListComms _,
                    Request.OpenComm _,
                    Request.UseComm _,
                    Request.Unclear _ -> throw new IllegalArgumentException("never sent: " + request);
        };
    }

    private static Reply ended(View content, View ours, @Nullable MimeBundle value) {
        return new Reply.Ended(
                content.whole("execution_count", 0),
                Outcomes.read(content, ours, value),
                null,
                Outcomes.elapsed(ours),
                java.util.Map.of(),
                Traces.trace(ours, "trace"));
    }
}
