package dev.slipway.kernel.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Starts kernels and keeps one more ready, like the last, so that the next notebook of the folder and a restart do not
/// wait. Thread-safe; close it to end the one that is ready.
///
/// The one that is ready has run nothing. It costs the memory of an idle kernel, about 130 MB.
public final class SpareKernel implements AutoCloseable {
    /// What a kernel is started with.
    ///
    /// @param folder the notebook's
    /// @param options of the JVM; copied
    public record Order(Path folder, List<String> options) {
        public Order {
            options = List.copyOf(options);
        }
    }

    /// Starts a kernel; blocks until it answers.
    @FunctionalInterface
    public interface Starter {
        Kernel start(Order order) throws IOException, InterruptedException;
    }

    private record Ready(Order order, Kernel kernel) {}

    private final Starter starter;
    private final Executor later;
    private @Nullable Ready ready;
    private boolean preparing;
    private boolean closed;

    /// @param later runs what makes the next one ready, when the machine has time for it
    public SpareKernel(Starter starter, Executor later) {
        this.starter = starter;
        this.later = later;
    }

    /// Returns a kernel that nothing has run in: the one that is ready if it is alive and was started with the same.
    ///
    /// @throws IOException as the starter does
    public Kernel start(Order order) throws IOException, InterruptedException {
        var kept = take(order);
        var kernel = kept == null ? starter.start(order) : kept;
        later.execute(() -> prepare(order));
        return kernel;
    }

    private synchronized @Nullable Kernel take(Order order) {
        if (ready == null || !ready.order.equals(order)) {
            return null;
        }
        var kernel = ready.kernel;
        ready = null;
        if (kernel.ended().isDone()) {
            kernel.close();
            return null;
        }
        return kernel;
    }

    private void prepare(Order order) {
        synchronized (this) {
            if (closed || preparing || (ready != null && ready.order.equals(order))) {
                return;
            }
            preparing = true;
        }
        Kernel started = null;
        try {
            started = starter.start(order);
        } catch (IOException noneThen) {
            // the next start says why, if it fails too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var unused = keep(order, started);
        if (unused != null) {
            unused.close();
        }
    }

    /// Returns what is not needed any more.
    private synchronized @Nullable Kernel keep(Order order, @Nullable Kernel started) {
        preparing = false;
        if (closed || started == null) {
            return started;
        }
        var before = ready;
        ready = new Ready(order, started);
        return before == null ? null : before.kernel;
    }

    @Override
    public void close() {
        Ready left;
        synchronized (this) {
            closed = true;
            left = ready;
            ready = null;
        }
        if (left != null) {
            left.kernel.close();
        }
    }
}
