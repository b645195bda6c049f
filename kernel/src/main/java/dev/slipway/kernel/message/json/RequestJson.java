package dev.slipway.kernel.message.json;

import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.message.CodeCell;
import dev.slipway.kernel.message.HistoryQuery;
import dev.slipway.kernel.message.Request;

/// Requests ⇄ JSON. A cell's position and element stand in the metadata, where plain front ends look for nothing.
final class RequestJson {
    private RequestJson() {}

    /// A message's type, content and metadata.
    record Written(String type, String content, String metadata) {
        static Written of(String type, Fields content) {
            return new Written(type, content.json(), "{}");
        }
    }

    /// Returns the request of `type`; `Unclear` if it is not known or lacks something.
    static Request read(String type, View content, View metadata) {
        try {
            return readClear(type, content, metadata);
        } catch (BrokenMessageException | IllegalArgumentException e) {
            return new Request.Unclear(type + " is not understood: " + e.getMessage());
        }
    }

    private static Request readClear(String type, View content, View metadata) throws BrokenMessageException {
        return switch (type) {
            case "kernel_info_request" -> new Request.Introduce();
            case "execute_request" -> execute(content, metadata);
            case "complete_request" -> {
                var code = content.need("code");
                yield new Request.Complete(code, cursor(content, code));
            }
            case "inspect_request" -> {
                var code = content.need("code");
                yield new Request.Inspect(code, cursor(content, code));
            }
            case "is_complete_request" -> new Request.CheckComplete(content.need("code"));
            case "history_request" -> new Request.Recall(query(content), content.flag("output", false));
            case "comm_info_request" -> new Request.ListComms();
            case "comm_open" -> new Request.OpenComm(content.text("comm_id", ""));
            case "comm_msg", "comm_close" -> new Request.UseComm(content.text("comm_id", ""));
            case "interrupt_request" -> new Request.Interrupt();
            case "shutdown_request" -> new Request.Shutdown(content.flag("restart", false));
            case "input_reply" -> new Request.Answer(content.text("value", ""));
            case "slipway_analyse_request" -> new Request.Analyse(content.views("cells", Values::cell));
            case "slipway_table_request" -> new Request.ReadTable(TableJson.query(content), TableJson.window(content));
            case "slipway_summary_request" ->
                new Request.Summarise(TableJson.query(content), content.whole("column", 0));
            case "slipway_stop_summary_request" -> new Request.StopSummary();
            case "slipway_connections_request" -> new Request.ListConnections();
            case "slipway_schema_request" -> Databases.request(content);
            case "slipway_memory_request" -> new Request.MeasureMemory();
            case "slipway_fix_request" -> new Request.Fix(content.need("code"), Fixes.fault(content));
            case "slipway_format_request" -> new Request.Format(content.need("code"));
            case "debug_request" -> new Request.Debug(content.whole());
            default -> {
                var ofVariables = VariablesJson.read(type, content);
                yield ofVariables == null
                        ? new Request.Unclear("This kernel does not know " + type + ".")
                        : ofVariables;
            }
        };
    }

    private static int cursor(View content, String code) {
        return CodePoints.units(code, content.whole("cursor_pos", code.length()));
    }

    private static Request execute(View content, View metadata) throws BrokenMessageException {
        boolean silent = content.flag("silent", false);
        var mode = new Request.Mode(
                silent,
                !silent && content.flag("store_history", true),
                content.flag("allow_stdin", true),
                content.flag("stop_on_error", true));
        var ours = metadata.view("slipway");
        var cell = new CodeCell(
                Values.idOrNull(metadata, "cellId"),
                ours.wholeOrNull("cell_index"),
                ours.texts("tags"),
                elements(ours),
                ours.flag("disabled", false));
        return new Request.Execute(
                content.need("code"),
                cell,
                mode,
                content.view("user_expressions").textsByName());
    }

    private static Elements elements(View ours) {
        var loops = ours.views("loops", loop -> new Elements.Loop(Values.id(loop, "cell"), loop.whole("element", 0)));
        var variable = ours.textOrNull("catch");
        var caught = variable == null ? null : new Elements.Caught(variable, ours.text("failure", ""));
        return new Elements(ours.whole("element", 0), loops, caught);
    }

    private static Fields write(Fields fields, Elements elements) {
        fields.number("element", elements.flat());
        if (!elements.loops().isEmpty()) {
            fields.list(
                    "loops",
                    elements.loops(),
                    loop -> new Fields()
                            .text("cell", loop.cell().value())
                            .number("element", loop.element())
                            .json());
        }
        var caught = elements.caught();
        return caught == null ? fields : fields.text("catch", caught.variable()).text("failure", caught.message());
    }

    private static HistoryQuery query(View content) {
        return switch (content.text("hist_access_type", "range")) {
            case "tail" -> new HistoryQuery.Tail(content.whole("n", 0));
            case "search" ->
                new HistoryQuery.Search(
                        content.text("pattern", "*"), content.whole("n", 0), content.flag("unique", false));
            default ->
                new HistoryQuery.Range(
                        content.whole("session", 0), content.whole("start", 0), content.whole("stop", 0));
        };
    }

    /// Returns `request` as JSON; only what this program's own front end asks.
    ///
    /// @throws IllegalArgumentException for a request it never sends
    static Written write(Request request) {
        return switch (request) {
            case Request.Execute execute -> execute(execute);
            case Request.Introduce _ -> Written.of("kernel_info_request", new Fields());
            case Request.Complete complete ->
                Written.of("complete_request", at(new Fields(), complete.code(), complete.cursor()));
            case Request.Inspect inspect -> Written.of("inspect_request", inspected(inspect));
            case Request.CheckComplete check ->
                Written.of("is_complete_request", new Fields().text("code", check.code()));
            case Request.Interrupt _ -> Written.of("interrupt_request", new Fields());
            case Request.Shutdown shutdown ->
                Written.of("shutdown_request", new Fields().flag("restart", shutdown.restart()));
            case Request.Answer answer -> Written.of("input_reply", new Fields().text("value", answer.value()));
            case Request.Analyse analyse ->
                Written.of("slipway_analyse_request", new Fields().list("cells", analyse.cells(), Values::write));
            case Request.OfVariables ofVariables -> VariablesJson.write(ofVariables);
            case Request.ReadTable(var query, var window) ->
                Written.of("slipway_table_request", TableJson.write(TableJson.write(query), window));
            case Request.Summarise(var query, var column) ->
                Written.of("slipway_summary_request", TableJson.write(query).number("column", column));
            case Request.StopSummary _ -> Written.of("slipway_stop_summary_request", new Fields());
            case Request.MeasureMemory _ -> Written.of("slipway_memory_request", new Fields());
            case Request.ListConnections _ -> Written.of("slipway_connections_request", new Fields());
            case Request.ReadSchema read -> Written.of("slipway_schema_request", Databases.write(read));
            case Request.Fix fix -> Fixes.write(fix);
            case Request.Format format ->
                Written.of("slipway_format_request", new Fields().text("code", format.code()));
            case Request.Debug(var content) -> new Written("debug_request", content, "{}");
            case Request.Recall _, Request.ListComms _, Request.OpenComm _, Request.UseComm _, Request.Unclear _ ->
                throw new IllegalArgumentException("never sent: " + request);
        };
    }

    private static Fields inspected(Request.Inspect inspect) {
        return at(new Fields(), inspect.code(), inspect.cursor()).number("detail_level", 0);
    }

    private static Fields at(Fields fields, String code, int cursor) {
        return fields.text("code", code).number("cursor_pos", CodePoints.before(code, cursor));
    }

    private static Written execute(Request.Execute execute) {
        var expressions = new Fields();
        execute.expressions().forEach(expressions::text);
        var content = new Fields()
                .text("code", execute.code())
                .flag("silent", execute.mode().silent())
                .flag("store_history", execute.mode().storesHistory())
                .raw("user_expressions", expressions.json())
                .flag("allow_stdin", execute.mode().allowsStdin())
                .flag("stop_on_error", execute.mode().stopsOnError());
        var cell = execute.cell();
        var metadata = new Fields();
        var id = cell.id();
        if (id != null) {
            metadata.text("cellId", id.value());
        }
        metadata.raw(
                "slipway",
                write(new Fields().number("cell_index", cell.index()).texts("tags", cell.tags()), cell.elements())
                        .json());
        return new Written("execute_request", content.json(), metadata.json());
    }
}
