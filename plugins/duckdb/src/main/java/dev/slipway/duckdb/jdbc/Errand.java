package dev.slipway.duckdb.jdbc;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work with a database on a thread of ours while the caller's waits: databases do not hear an interrupt, so the
/// caller passes it on. Stateless.
public final class Errand {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(Thread.ofPlatform()
            .name("slipway-sql-", 0)
            .daemon()
            .inheritInheritableThreadLocals(false)
            .factory());
    private static final long LONGEST_END_MILLIS = 1_500;
    private static final long PATIENCE_MILLIS = 50;

    private Errand() {}

    /// Asks a database to stop what it does; called again until it has, at most for one and a half seconds.
    @FunctionalInterface
    public interface Cancel {
        /// @throws SQLException if it cannot be asked
        void cancel() throws SQLException;
    }

    /// Returns what `work` returns, or throws what it throws.
    ///
    /// @throws InterruptedException if the caller is interrupted; then `work` has ended, or will by itself
    public static <T> T run(Callable<T> work, Cancel cancel) throws SQLException, InterruptedException {
        var future = THREADS.submit(work);
        try {
            return future.get();
        } catch (InterruptedException e) {
            end(future, cancel);
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    private static void end(Future<?> future, Cancel cancel) throws SQLException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_END_MILLIS);
        while (System.nanoTime() < until) {
            cancel.cancel();
            try {
                future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // a database looks for the request between two blocks of rows
            } catch (ExecutionException | InterruptedException e) {
                return;
            }
        }
    }
}
