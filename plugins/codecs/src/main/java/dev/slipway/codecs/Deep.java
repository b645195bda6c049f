package dev.slipway.codecs;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Recursion deeper than an ordinary stack holds: the work below a certain depth goes on in a thread with a large one.
final class Deep {
    /// Depth at which work moves to the large stack.
    static final int HOP = 400;

    /// Deepest nesting that is stored.
    static final int DEEPEST = 200_000;

    private static final long STACK_BYTES = 1L << 30;

    private Deep() {}

    /// Runs `work` with the large stack and waits for it.
    static <T extends @Nullable Object> T call(Callable<T> work) throws IOException {
        var task = new FutureTask<T>(work);
        var thread = new Thread(null, task, "deep value", STACK_BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while storing or reading a value", e);
        } catch (ExecutionException e) {
            throw rethrow(e.getCause());
        }
    }

    private static IOException rethrow(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException failed -> failed;
            case StackOverflowError _ -> new IOException("a value is nested too deeply");
            case Error error -> throw error;
            case RuntimeException broken -> throw broken;
            case null -> new IOException("the work below broke off");
            default -> new IOException(cause);
        };
    }
}
