package dev.slipway.desktop.debug;

import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.client.Kernel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// Requests of the Debug Adapter Protocol to one kernel. UI thread only.
final class DebugSession {
    private final Kernel kernel;
    private final Jobs jobs;
    private int sequence;
    private int open;
    private boolean isOver;
    private Runnable whenQuiet = () -> {};

    /// How a request ended.
    ///
    /// @param message a sentence about why not, empty if it is done
    record Answer(boolean isDone, String message, Fields body) {}

    DebugSession(Kernel kernel, Jobs jobs) {
        this.kernel = kernel;
        this.jobs = jobs;
    }

    /// Calls `listener` with every event, on the UI thread, until the session is over.
    void onEvent(Consumer<Fields> listener) {
        kernel.onDebug(event -> jobs.ui().run(() -> {
            if (!isOver) {
                listener.accept(Fields.of(event));
            }
        }));
    }

    /// Calls `listener` whenever the last open request has been answered.
    void onQuiet(Runnable listener) {
        whenQuiet = listener;
    }

    boolean isQuiet() {
        return open == 0;
    }

    /// Hears and says nothing more.
    void close() {
        isOver = true;
    }

    /// Asks; `then` is called on the UI thread unless the session is over by then.
    ///
    /// @param arguments name → JSON
    void ask(String command, Map<String, String> arguments, Consumer<Answer> then) {
        var request = new LinkedHashMap<String, String>();
        request.put("type", Fields.quote("request"));
        request.put("seq", String.valueOf(++sequence));
        request.put("command", Fields.quote(command));
        request.put("arguments", Fields.write(arguments));
        open++;
        jobs.whenDone(kernel.debug(Fields.write(request)), result -> {
            open--;
            if (isOver) {
                return;
            }
            then.accept(answer(result));
            if (open == 0) {
                whenQuiet.run();
            }
        });
    }

    private static Answer answer(Jobs.Result<String> result) {
        return switch (result) {
            case Jobs.Result.Done<String>(var json) -> {
                var response = Fields.of(json);
                boolean isDone = response.flag("success");
                yield new Answer(isDone, isDone ? "" : sentence(response), response.at("body"));
            }
            case Jobs.Result.Failed<String>(var cause) -> failed(words(cause));
            case Jobs.Result.Cancelled<String> _ -> failed("The kernel ended.");
        };
    }

    private static Answer failed(String message) {
        return new Answer(false, message, Fields.of("{}"));
    }

    private static String sentence(Fields response) {
        var format = response.at("body").at("error").text("format");
        var message = response.text("message");
        return !format.isEmpty() ? format : message.isEmpty() ? "The kernel does not say why." : message;
    }

    private static String words(Throwable cause) {
        var inner = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        var message = inner.getMessage();
        return message == null ? inner.getClass().getSimpleName() : message;
    }
}
