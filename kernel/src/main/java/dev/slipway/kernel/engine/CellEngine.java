package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.Variable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Executes cells and answers questions about the live session.
///
/// `execute` is called by one thread at a time; everything else by any thread, and answered while a cell runs.
public interface CellEngine extends AutoCloseable {
    /// Executes `cell`, blocking until it ended. A cell that does not compile runs nothing.
    ///
    /// What the cell prints goes to `System.out` and `System.err` of this process, what it displays to the
    /// `NotebookHost`; the value of its last expression is in the outcome.
    ///
    /// @param elements which element each `foreach` variable of the cell's step takes, 0-based; empty for the first
    Outcome execute(SourceCell cell, Elements elements);

    /// Asks the running cell to end; returns at once. Does nothing if none runs.
    void interrupt();

    /// Returns the live variables in order of definition.
    List<Variable> variables();

    /// Returns what may be typed at UTF-16 offset `cursor` of `source`.
    Completion complete(String source, int cursor);

    /// Returns what is known about the name at UTF-16 offset `cursor` of `source`; empty if nothing.
    Optional<Inspection> inspect(String source, int cursor);

    /// Tells whether `source` can be executed as it stands.
    Completeness completeness(String source);

    /// Deletes what the cell `id` has defined.
    void forget(CellId id);

    /// Defines variables with stored values; imports, types and methods their types name must be defined already.
    ///
    /// @throws IOException if a value cannot be decoded or its type is not there, naming the variable
    void restore(List<Restorable> values) throws IOException;

    @Override
    void close();

    /// Elements chosen for a `foreach`.
    ///
    /// @param flat the flat index of the combination, row-major, first loop slowest; 0-based
    record Elements(int flat) {
        /// The first element of every loop.
        public static final Elements FIRST = new Elements(0);
    }
}
