package dev.slipway.desktop.notebook;

import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A debugger that speaks the Debug Adapter Protocol as the kernel does, and says what the test tells it to. One thread
/// at a time.
final class FakeDebugger {
    /// What it was asked: command and arguments, `next {"threadId":1}`.
    final List<String> asked = new ArrayList<>();

    /// command → what it answers to it: a body, JSON.
    final Map<String, String> bodies = new HashMap<>();

    /// command → why it refuses.
    final Map<String, String> refusals = new HashMap<>();

    /// The commands that are not answered until `answerAll`.
    final List<String> slow = new ArrayList<>();

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private int sequence;

    CompletableFuture<String> debug(String request) {
        var members = members(request);
        var command = members.text("command").orElse("");
        var arguments = members.get("arguments");
        asked.add(command + " " + (arguments == null ? "" : arguments.raw(request)));
        var answer = new CompletableFuture<String>();
        Runnable answers = () -> answer.complete(response(command));
        if (slow.contains(command)) {
            waiting.add(answers);
        } else {
            answers.run();
        }
        return answer;
    }

    void answerAll() {
        slow.clear();
        List.copyOf(waiting).forEach(Runnable::run);
        waiting.clear();
    }

    private String response(String command) {
        var refusal = refusals.get(command);
        var end = refusal == null
                ? "\"success\":true,\"body\":" + bodies.getOrDefault(command, "{}")
                : "\"success\":false,\"message\":\"" + refusal + "\"";
        return "{\"type\":\"response\",\"seq\":" + ++sequence + ",\"command\":\"" + command + "\"," + end + "}";
    }

    private static Json.Members members(String json) {
        try {
            return (Json.Members) JsonParser.parse(json);
        } catch (JsonSyntaxException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    void onEvent(Consumer<String> listener) {
        listeners.add(listener);
    }

    void emit(String event, String body) {
        var json = "{\"type\":\"event\",\"seq\":" + ++sequence + ",\"event\":\"" + event + "\",\"body\":" + body + "}";
        List.copyOf(listeners).forEach(listener -> listener.accept(json));
    }

    /// Stops thread 1 in a line of a cell, called by a library, and another cell.
    void stop(String cell, int line, String reason) {
        bodies.put(
                "stackTrace",
                "{\"stackFrames\":[" + frame(11, "scale", cell, line) + ","
                        + "{\"id\":12,\"name\":\"forEach\",\"line\":75,\"presentationHint\":\"subtle\","
                        + "\"source\":{\"name\":\"Iterable.java\",\"sourceReference\":5}},"
                        + frame(13, "c9", "c9", 1) + "]}");
        emit("stopped", "{\"reason\":\"" + reason + "\",\"threadId\":1,\"allThreadsStopped\":false}");
    }

    static String frame(int id, String name, String cell, int line) {
        return "{\"id\":" + id + ",\"name\":\"" + name + "\",\"line\":" + line + ",\"column\":1,"
                + "\"source\":{\"name\":\"" + cell + "\",\"slipway\":{\"cell\":\"" + cell + "\"}}}";
    }

    /// Returns what was asked with `command`, without the command.
    List<String> of(String command) {
        return asked.stream()
                .filter(one -> one.startsWith(command + " "))
                .map(one -> one.substring(command.length() + 1))
                .toList();
    }
}
