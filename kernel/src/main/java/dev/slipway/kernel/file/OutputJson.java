package dev.slipway.kernel.file;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Outputs ⇄ nbformat's JSON.
///
/// Source: nbformat 4.5, sections "code cell outputs" and "multiline strings".
final class OutputJson {
    private OutputJson() {}

    /// Returns the outputs of a cell read from `text`; none if `value` is no array.
    static List<Output> readAll(String text, @Nullable Json value) {
        if (!(value instanceof Json.Items items)) {
            return List.of();
        }
        return items.all().stream().map(item -> read(text, item)).toList();
    }

    private static Output read(String text, Json value) {
        Output foreign = new Output.Foreign(value.raw(text));
        if (!(value instanceof Json.Members output)) {
            return foreign;
        }
        return switch (output.text("output_type").orElse("")) {
            case "stream" ->
                lines(output.get("text"))
                        .<Output>map(printed ->
                                new Output.Printed(output.text("name").orElse("stdout"), printed))
                        .orElse(foreign);
            case "display_data" ->
                bundle(text, output)
                        .<Output>map(bundle -> new Output.Displayed(bundle, metadata(text, output), null))
                        .orElse(foreign);
            case "execute_result" ->
                bundle(text, output)
                        .<Output>map(bundle ->
                                new Output.Result(bundle, count(output.get("execution_count")), metadata(text, output)))
                        .orElse(foreign);
            case "error" -> failed(output);
            default -> foreign;
        };
    }

    private static Output failed(Json.Members output) {
        var type = output.text("ename").orElse("Error");
        var message = output.text("evalue").filter(said -> !said.isBlank()).orElse(type);
        var traceback = new ArrayList<String>();
        if (output.get("traceback") instanceof Json.Items items) {
            items.all().forEach(item -> lines(item).ifPresent(traceback::add));
        }
        return new Output.Failed(type, message, traceback);
    }

    private static Optional<MimeBundle> bundle(String text, Json.Members output) {
        if (!(output.get("data") instanceof Json.Members data) || data.all().isEmpty()) {
            return Optional.empty();
        }
        var content = new LinkedHashMap<String, String>();
        for (var form : data.all()) {
            content.put(form.name(), form(text, form.name(), form.value()));
        }
        return Optional.of(new MimeBundle(content));
    }

    private static String form(String text, String mime, Json value) {
        if (isJson(mime)) {
            return value.raw(text);
        }
        var joined = lines(value).orElseGet(() -> value.raw(text));
        return MimeBundle.isText(mime) ? joined : joined.replaceAll("\\s", "");
    }

    private static boolean isJson(String mime) {
        return mime.equals(MimeBundle.JSON) || mime.endsWith("+json");
    }

    /// Returns the text of a string or of an array of strings; empty if `value` is neither.
    static Optional<String> lines(@Nullable Json value) {
        if (value instanceof Json.Text line) {
            return Optional.of(line.value());
        }
        if (!(value instanceof Json.Items items)) {
            return Optional.empty();
        }
        var joined = new StringBuilder();
        for (var item : items.all()) {
            if (!(item instanceof Json.Text line)) {
                return Optional.empty();
            }
            joined.append(line.value());
        }
        return Optional.of(joined.toString());
    }

    /// Returns an execution count; null if it is none.
    static @Nullable Integer count(@Nullable Json value) {
        return value instanceof Json.Figure figure ? figure.whole() : null;
    }

    /// Returns the spelling of the member `metadata`, `{}` if it is no object.
    static String metadata(String text, Json.Members owner) {
        return owner.get("metadata") instanceof Json.Members metadata ? metadata.raw(text) : "{}";
    }

    /// Returns `output` as JSON whose brace stands at `level`.
    static String write(Output output, JsonWriter writer, int level) {
        return switch (output) {
            case Output.Printed printed ->
                writer.object(
                        List.of(
                                text("name", printed.stream()),
                                text("output_type", "stream"),
                                JsonWriter.member("text", lines(printed.text(), writer, level + 1))),
                        level);
            case Output.Displayed displayed ->
                writer.object(
                        List.of(
                                data(displayed.bundle(), writer, level + 1),
                                JsonWriter.member("metadata", writer.layOut(displayed.metadata(), level + 1)),
                                text("output_type", "display_data")),
                        level);
            case Output.Result result ->
                writer.object(
                        List.of(
                                data(result.bundle(), writer, level + 1),
                                JsonWriter.member("execution_count", String.valueOf(result.executionCount())),
                                JsonWriter.member("metadata", writer.layOut(result.metadata(), level + 1)),
                                text("output_type", "execute_result")),
                        level);
            case Output.Failed failed ->
                writer.object(
                        List.of(
                                text("ename", failed.type()),
                                text("evalue", failed.message()),
                                text("output_type", "error"),
                                JsonWriter.member("traceback", strings(failed.traceback(), writer, level + 1))),
                        level);
            case Output.Foreign foreign -> writer.layOut(foreign.json(), level);
        };
    }

    private static String text(String name, String value) {
        return JsonWriter.member(name, JsonWriter.quote(value));
    }

    private static String data(MimeBundle bundle, JsonWriter writer, int level) {
        var forms = bundle.content().entrySet().stream()
                .map(form -> JsonWriter.member(form.getKey(), form(form.getKey(), form.getValue(), writer, level + 1)))
                .toList();
        return JsonWriter.member("data", writer.object(forms, level));
    }

    private static String form(String mime, String content, JsonWriter writer, int level) {
        if (isJson(mime)) {
            return writer.layOut(content, level);
        }
        return MimeBundle.isText(mime) ? lines(content, writer, level) : JsonWriter.quote(content);
    }

    /// Returns `text` as an array of its lines, each but the last with its line end.
    static String lines(String text, JsonWriter writer, int level) {
        return strings(split(text), writer, level);
    }

    private static String strings(List<String> values, JsonWriter writer, int level) {
        return writer.array(values.stream().map(JsonWriter::quote).toList(), level);
    }

    private static List<String> split(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end + 1));
            from = end + 1;
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }
}
