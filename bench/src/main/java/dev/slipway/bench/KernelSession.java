package dev.slipway.bench;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.client.KernelProcess;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.StartCache;
import dev.slipway.kernel.protocol.KernelEvent.Finished;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real kernel process, asked one cell after the other. One thread at a time; close it when done.
final class KernelSession implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;

    private final Kernel kernel;
    private final ProcessHandle process;

    /// Starts a kernel in the product's scratch folder, without a cache.
    KernelSession(Product product) throws IOException, InterruptedException {
        this(product, StartCache.none());
    }

    /// Starts a kernel in the product's scratch folder.
    KernelSession(Product product, StartCache cache) throws IOException, InterruptedException {
        var before = ProcessHandle.current().children().toList();
        kernel = KernelProcess.start(Installation.locate(), product.scratch(), List.of(), cache);
        process = ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .findFirst()
                .orElseThrow(() -> new IOException("the kernel has no process"));
    }

    /// Executes `source` and waits for its end.
    ///
    /// @throws IOException if it did not succeed within a minute
    void execute(String source) throws IOException, InterruptedException {
        execute("bench", source);
    }

    /// Executes `source` as the cell `id`, which takes the place of what that cell was before.
    ///
    /// @throws IOException if it did not succeed within a minute
    void execute(String id, String source) throws IOException, InterruptedException {
        var ended = new CompletableFuture<Outcome>();
        var cell = new SourceCell(new CellId(id), 0, CellKind.CODE, source, List.of());
        kernel.execute(cell, Elements.FIRST, event -> {
            if (event instanceof Finished finished) {
                ended.complete(finished.outcome());
            }
        });
        try {
            var outcome = ended.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!(outcome instanceof Outcome.Succeeded)) {
                throw new IOException("the kernel answered " + outcome);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the kernel did not answer", e);
        }
    }

    /// Begins to execute `source` as the cell `id` and does not wait.
    void begin(String id, String source) {
        kernel.execute(new SourceCell(new CellId(id), 0, CellKind.CODE, source, List.of()), Elements.FIRST, _ -> {});
    }

    Kernel kernel() {
        return kernel;
    }

    ProcessHandle process() {
        return process;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
