package dev.slipway.cli.notebook;

import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.file.NotebookFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A kernel that starts while the notebook is read. Belongs to the thread that made it; closing it ends the kernel.
final class KernelStart implements AutoCloseable {
    private final @Nullable FutureTask<Kernel> start;

    private KernelStart(@Nullable FutureTask<Kernel> start) {
        this.start = start;
    }

    /// Begins to start a kernel if `notebook` may be one at all.
    static KernelStart of(Session session, String notebook) throws Fault {
        var path = session.path(notebook).toAbsolutePath().normalize();
        if (NotebookFiles.format(path).isEmpty() || !Files.isRegularFile(path)) {
            return new KernelStart(null);
        }
        return new KernelStart(begin(session, path));
    }

    private static FutureTask<Kernel> begin(Session session, Path path) {
        var task = new FutureTask<Kernel>(() -> session.services().kernel(path));
        Thread.ofVirtual().name("kernel-start").start(task);
        return task;
    }

    /// Returns the kernel once it has started.
    Kernel await() throws IOException, InterruptedException {
        if (start == null) {
            throw new IllegalStateException("no notebook to start a kernel for");
        }
        try {
            return start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (start == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            start.get().close();
        } catch (ExecutionException neverStarted) {
            // `await` has told it, or the notebook's own fault counts more
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
