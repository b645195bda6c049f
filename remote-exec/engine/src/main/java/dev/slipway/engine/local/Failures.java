package dev.slipway.engine.local;

import dev.slipway.worker.protocol.Report;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What went wrong with a task, in words.
final class Failures {
    private static final int SIGNAL = 128;
    private static final int SIGKILL = 9;
    private static final int SIGSEGV = 11;
    private static final int SIGABRT = 6;

    private Failures() {}

    /// @param type simple name of the exception, or a word of ours
    /// @param message what, and where it helps what to do
    /// @param cell id of the cell, null if not known
    /// @param line 1-based in the cell, null if not known
    /// @param traceback empty if none
    record Failure(
            String type,
            String message,
            @Nullable String cell,
            @Nullable Integer line,
            String traceback) {}

    static Failure of(Report.Failed failed) {
        var place = failed.place();
        return new Failure(
                failed.type(),
                failed.type().equals("OutOfMemoryError") ? memory(failed.message()) : failed.message(),
                place == null ? null : place.cell(),
                place == null || place.line() == 0 ? null : place.line(),
                failed.traceback());
    }

    static Failure of(Happening.Ended ended) {
        return new Failure("ProcessEnded", sentence(ended.exit()), null, null, ended.lastWords());
    }

    static Failure late(@Nullable Duration limit) {
        var words = limit == null ? "its time" : words(limit);
        return new Failure(
                "Timeout",
                "The task ran longer than " + words
                        + " and was stopped. Raise `timeout` of its step, or make it faster.",
                null,
                null,
                "");
    }

    static Failure lost(String artifact) {
        return new Failure(
                "MissingObject",
                "The stored value of " + artifact + " vanished while the task ended. Run it again.",
                null,
                null,
                "");
    }

    private static String memory(String message) {
        return "The task ran out of memory (" + message + "). Give its step more, `//| resources: memory=8GB`, or run"
                + " with fewer workers.";
    }

    private static String sentence(int exit) {
        int signal = exit - SIGNAL;
        return switch (signal) {
            case SIGKILL ->
                "The worker was killed while it ran the task, perhaps by the system for want of memory. Give the step"
                        + " fewer workers or smaller data, then resume.";
            case SIGSEGV, SIGABRT ->
                "Native code ended the worker's process (signal " + signal + ") while it ran the task.";
            default ->
                "The task ended its process with exit status " + exit
                        + ". Return or throw instead of calling System.exit.";
        };
    }

    private static String words(Duration limit) {
        var seconds = limit.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? (long) seconds + " s" : seconds + " s";
    }
}
