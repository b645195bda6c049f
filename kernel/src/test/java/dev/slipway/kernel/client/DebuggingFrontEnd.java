package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.KernelOptions;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A front end that debugs a kernel of its own, for tests. One thread at a time.
final class DebuggingFrontEnd implements AutoCloseable {
    private static final int LIMIT_SECONDS = 20;

    final Kernel kernel;
    private final BlockingQueue<Said> events = new LinkedBlockingQueue<>();
    private int cells;

    DebuggingFrontEnd(Path folder) throws IOException, InterruptedException {
        kernel = KernelProcess.start(Installation.locate(), folder, KernelOptions.debugging());
        kernel.onDebug(event -> events.add(Said.of(event)));
    }

    /// A JSON object, to be asked for its members.
    record Said(String text, Json json) {
        static Said of(String text) {
            try {
                return new Said(text, JsonParser.parse(text));
            } catch (JsonSyntaxException e) {
                throw new AssertionError(text, e);
            }
        }

        /// Returns the member at `path`, numbers for elements; empty if it is not there.
        String at(Object... path) {
            var found = find(path);
            return found == null ? "" : found instanceof Json.Text one ? one.value() : found.raw(text);
        }

        @Nullable
        Json find(Object... path) {
            Json found = json;
            for (var step : path) {
                found = switch (found) {
                    case Json.Members members when step instanceof String name -> members.get(name);
                    case Json.Items items
                    when step instanceof Integer i && i < items.all().size() ->
                        items.all().get(i);
                    case null, default -> null;
                };
            }
            return found;
        }

        int size(Object... path) {
            return find(path) instanceof Json.Items items ? items.all().size() : -1;
        }

        List<String> all(String list, String member) {
            var all = new ArrayList<String>();
            for (int i = 0; i < size("body", list); i++) {
                all.add(at("body", list, i, member));
            }
            return all;
        }
    }

    /// Begins to debug, whatever was before.
    void attach() throws Exception {
        ask("initialize", "\"clientID\":\"test\"");
        ask("attach", "");
        events.clear();
    }

    Outcome run(SourceCell cell) throws Exception {
        return execute(cell).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /// Returns name and line of the innermost frame.
    String place(Said stopped) throws Exception {
        var frames = ask("stackTrace", "\"threadId\":" + stopped.at("body", "threadId"));
        return frames.at("body", "stackFrames", 0, "name") + ":" + frames.at("body", "stackFrames", 0, "line");
    }

    List<String> variables(Said stopped, int scope) throws Exception {
        var frames = ask("stackTrace", "\"threadId\":" + stopped.at("body", "threadId"));
        var scopes = ask("scopes", "\"frameId\":" + frames.at("body", "stackFrames", 0, "id"));
        var said =
                ask("variables", "\"variablesReference\":" + scopes.at("body", "scopes", scope, "variablesReference"));
        var all = new ArrayList<String>();
        for (int i = 0; i < said.size("body", "variables"); i++) {
            all.add(said.at("body", "variables", i, "name") + " = " + said.at("body", "variables", i, "value"));
        }
        return all;
    }

    SourceCell cell(String source) {
        int number = cells++;
        return new SourceCell(new CellId("d" + number), number, CellKind.CODE, source, List.of());
    }

    CompletableFuture<Outcome> execute(SourceCell cell) {
        var ended = new CompletableFuture<Outcome>();
        kernel.execute(cell, Elements.FIRST, event -> {
            if (event instanceof KernelEvent.Finished finished) {
                ended.complete(finished.outcome());
            }
        });
        return ended;
    }

    Said breakpoints(SourceCell cell, int... lines) throws Exception {
        var list = new ArrayList<String>();
        for (int line : lines) {
            list.add("{\"line\":" + line + "}");
        }
        return set(cell, String.join(",", list));
    }

    Said set(SourceCell cell, String breakpoints) throws Exception {
        return ask(
                "setBreakpoints",
                "\"source\":{\"slipway\":{\"cell\":"
                        + JsonWriter.quote(cell.id().value()) + "}},\"breakpoints\":[" + breakpoints + "]");
    }

    Said ask(String command, String arguments) throws Exception {
        var answer = kernel.debug(
                "{\"type\":\"request\",\"seq\":7,\"command\":\"" + command + "\",\"arguments\":{" + arguments + "}}");
        return Said.of(answer.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    void resume(Said stopped) throws Exception {
        ask("continue", "\"threadId\":" + stopped.at("body", "threadId"));
    }

    Said event(String name) throws Exception {
        while (true) {
            var event = events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("an event " + name).isNotNull();
            if (event.at("event").equals(name)) {
                return event;
            }
        }
    }

    static String shown(Outcome outcome) {
        var value = outcome instanceof Outcome.Succeeded succeeded ? succeeded.value() : null;
        return value == null ? outcome.toString() : value.text();
    }

    @Override
    public void close() {
        kernel.close();
    }
}
