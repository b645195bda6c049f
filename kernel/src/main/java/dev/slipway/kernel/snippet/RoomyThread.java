package dev.slipway.kernel.snippet;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Threads whose stack has room for what the compiler does with long chains and deep brackets. Stateless.
///
/// The compiler calls itself for each operator, call and bracket: the usual stack ends after some 500 calls in a row.
public final class RoomyThread {
    /// Bytes; taken from the system only as far as they are used.
    public static final long STACK = 256L << 20;

    private RoomyThread() {}

    /// Returns what `work` gives, which runs on a thread of its own. An interrupt of the calling thread is passed on.
    ///
    /// @throws RuntimeException what `work` throws; errors likewise
    public static <R> R call(Supplier<R> work) {
        var given = new CompletableFuture<R>();
        var thread = Thread.ofPlatform()
                .daemon()
                .name("slipway-compile")
                .stackSize(STACK)
                .start(() -> {
                    try {
                        given.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        given.completeExceptionally(e);
                    }
                });
        await(thread);
        try {
            return given.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    private static void await(Thread thread) {
        boolean wasInterrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                wasInterrupted = true;
                thread.interrupt();
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
