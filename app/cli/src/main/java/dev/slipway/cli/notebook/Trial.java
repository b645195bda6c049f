package dev.slipway.cli.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.exec.Executed.CellStatus;
import dev.slipway.kernel.exec.Executed.Failure;
import dev.slipway.kernel.exec.Limits;
import dev.slipway.kernel.exec.NotebookExecution;
import dev.slipway.kernel.exec.Watcher;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Java that no cell holds, run in a kernel beside its cells and shown nowhere. One thread at a time.
record Trial(Kernel kernel, Limits limits) {
    /// Runs `source`.
    ///
    /// @param name letters and digits that tell it from others in the same kernel
    /// @return what went wrong; empty if nothing did
    /// @throws InterruptedException if the thread was interrupted meanwhile
    Optional<Failure> run(String name, String source) throws IOException, InterruptedException {
        var cell = Cell.of(new CellId(name), CellKind.CODE, source);
        var ran = new NotebookExecution(kernel, limits, new Watcher() {}).run(Document.of(List.of(cell)));
        var only = ran.cells().getFirst();
        if (only.status() == CellStatus.SKIPPED) {
            throw new InterruptedException();
        }
        return Optional.ofNullable(only.failure());
    }

    /// Returns what `failure` says, with the name of what was thrown.
    static String words(Failure failure) {
        var message = failure.message().strip();
        return failure.type().equals("CompileError") || failure.type().equals("Timeout")
                ? message
                : failure.type() + (message.isEmpty() ? "" : ": " + message);
    }
}
