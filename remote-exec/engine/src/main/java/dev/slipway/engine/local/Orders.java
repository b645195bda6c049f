package dev.slipway.engine.local;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.run.RunRequest.Again;
import dev.slipway.engine.run.RunRequest.Label;
import dev.slipway.engine.run.RunRequest.OnFailure;
import dev.slipway.engine.run.RunRequest.Options;
import dev.slipway.engine.run.RunRequest.Reuse;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.worker.code.CodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Orders as files in the store's folder: a parent writes one, the run process takes it. Immutable.
record Orders(Store store, PlanCodec plans) {
    /// What a file holds.
    record Taken(RunId id, RunRequest request) {}

    /// Writes an order and returns its file.
    Path place(RunId id, RunRequest request) throws IOException {
        var source = request.source();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("run", id.value());
        json.put("plan", plans.write(request.flow().plan()));
        json.put("code", store.keep(CodePackages.encode(request.flow().code())).hex());
        json.put("notebook", source.notebook().toAbsolutePath().toString());
        json.put(
                "text",
                store.keep(source.notebookText().getBytes(StandardCharsets.UTF_8))
                        .hex());
        json.put("version", source.version());
        var origin = source.origin();
        json.put("origin", origin == null ? null : origin.value());
        json.put("command", source.command());
        json.put("parameters", request.parameters());
        json.put("name", request.label().name());
        json.put("tags", request.label().tags());
        json.put("workers", request.options().workers());
        json.put("reuse", request.options().reuse().name());
        json.put("failure", request.options().failure().name());
        var again = request.options().again();
        json.put("again", again == null ? null : Map.of("step", again.step(), "index", again.index()));
        var folder = Files.createDirectories(store.folder().resolve("orders"));
        return Files.writeString(folder.resolve(id.value() + ".json"), JsonText.write(json));
    }

    /// Reads an order and removes its file.
    Taken take(Path file) throws IOException {
        var json = JsonText.readObject(Files.readString(file));
        var code = CodePackages.decode(store.bytes(new ContentHash(text(json, "code"))));
        var flow =
                new Compiled.Flow(plans.read(text(json, "plan")), code, new CellGraph(List.of(), List.of()), List.of());
        var source = new RunRequest.Source(
                Path.of(text(json, "notebook")),
                new String(store.bytes(new ContentHash(text(json, "text"))), StandardCharsets.UTF_8),
                json.get("version") instanceof Number version ? (Integer) version.intValue() : null,
                json.get("origin") instanceof String origin ? new RunId(origin) : null,
                texts(json.get("command")));
        var options = new Options(
                json.get("workers") instanceof Number workers ? workers.intValue() : 1,
                Reuse.valueOf(text(json, "reuse")),
                OnFailure.valueOf(text(json, "failure")),
                again(json.get("again")));
        var label = new Label(text(json, "name"), texts(json.get("tags")));
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        if (json.get("parameters") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        }
        Files.deleteIfExists(file);
        return new Taken(new RunId(text(json, "run")), new RunRequest(flow, source, parameters, label, options));
    }

    private static @Nullable Again again(@Nullable Object json) {
        return json instanceof Map<?, ?> task
                        && task.get("step") instanceof String step
                        && task.get("index") instanceof Number index
                ? new Again(step, index.intValue())
                : null;
    }

    private static String text(Map<String, @Nullable Object> json, String name) throws IOException {
        if (json.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("an order without " + name);
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
