package dev.slipway.kernel.client;

import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.DatabaseContent;
import dev.slipway.kernel.protocol.ExecutionId;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.Variable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A live kernel, as front ends use it. Thread-safe; events of one kernel come from one thread, in order.
///
/// A question whose kernel dies completes with `KernelDied`.
public interface Kernel extends AutoCloseable {
    /// Queues `cell`; its events go to `listener`.
    ExecutionId execute(SourceCell cell, Elements elements, Consumer<KernelEvent> listener);

    /// Asks the running cell to end, and drops the queued ones.
    void interrupt();

    /// Answers a `KernelEvent.Asked`.
    void answer(String line);

    /// Returns the live variables.
    CompletableFuture<List<Variable>> variables();

    /// Returns the cell graph and the problems of a notebook with these cells; answered while a cell runs.
    CompletableFuture<CellGraph> analyse(List<SourceCell> cells);

    /// Returns what may be typed at UTF-16 offset `cursor` of `source`.
    CompletableFuture<Completion> complete(String source, int cursor);

    /// Returns what is known about the name at `cursor`.
    CompletableFuture<Optional<Inspection>> inspect(String source, int cursor);

    /// Returns what can be done about `fault` in a cell with the text `source`, best first; empty if nothing is known.
    default CompletableFuture<List<QuickFix>> fixes(String source, QuickFix.Fault fault) {
        return CompletableFuture.completedFuture(List.of());
    }

    /// Returns the text of a cell laid out; answered while a cell runs. The first takes about a second.
    default CompletableFuture<Formatted> format(String source) {
        return CompletableFuture.completedFuture(new Formatted(source, ""));
    }

    /// Tells whether `source` can be executed as it stands.
    CompletableFuture<Completeness> completeness(String source);

    /// Returns rows of a live table; fails with a sentence if it is gone. Answered while a cell runs.
    CompletableFuture<TablePage> page(TableQuery query, TablePage.Window window);

    /// Returns what a column of a live table holds, 0-based, over the rows that `query` keeps.
    CompletableFuture<ColumnSummary> summary(TableQuery query, int column);

    /// Ends the summary that is being made; whoever waits for it is refused.
    default void stopSummary() {}

    /// Returns how much memory the kernel uses.
    CompletableFuture<KernelMemory> memory();

    /// Returns the databases that the workspace declares.
    default CompletableFuture<List<DatabaseConnection>> connections() {
        return CompletableFuture.completedFuture(List.of());
    }

    /// Returns the tables of the database behind `connection`, or, where `table` is not empty, the columns of that one;
    /// fails with a sentence if it cannot be opened.
    default CompletableFuture<DatabaseContent> schema(String connection, String schema, String table) {
        return CompletableFuture.completedFuture(new DatabaseContent(List.of(), List.of()));
    }

    /// Deletes what the cell has defined.
    CompletableFuture<Void> forget(dev.slipway.api.document.CellId cell);

    /// Stores the values that variables have now in files of `folder`, which is there and empty. To be asked while no
    /// cell runs.
    default CompletableFuture<StoredVariables> store(List<String> names, Path folder) {
        return CompletableFuture.failedFuture(new IOException("This kernel stores no variables."));
    }

    /// Declares the imports, types and methods of cells that have not run, and runs nothing of them.
    default CompletableFuture<Void> declare(List<SourceCell> cells) {
        return CompletableFuture.completedFuture(null);
    }

    /// Defines variables with stored values; fails naming the variable that cannot be brought back.
    CompletableFuture<Void> restore(List<Restorable> values);

    /// Puts `jars`, to which the declarations of `cells` come, on the class path, and trusts the notebook.
    CompletableFuture<Void> provide(List<SourceCell> cells, List<ResolvedJar> jars);

    /// Sends a request of the debugger: JSON, as the Debug Adapter Protocol has it. Returns the response,
    /// JSON; fails with a sentence where the kernel cannot be debugged. Answered while a cell runs or is
    /// paused.
    default CompletableFuture<String> debug(String request) {
        return CompletableFuture.failedFuture(new java.io.IOException("This kernel cannot be debugged."));
    }

    /// Calls `listener` with every event of the debugger, JSON; on the thread of the other events, in their order.
    default void onDebug(Consumer<String> listener) {}

    /// Completes with the reason when the kernel's process has ended, whatever ended it.
    CompletableFuture<String> ended();

    /// Ends the kernel's process: asks, then kills after two seconds.
    @Override
    void close();
}
