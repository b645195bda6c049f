package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.connection.DatabaseSchemas;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.Variable;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Executes cells and answers questions about the live session.
///
/// `execute` is called by one thread at a time; everything else by any thread, and answered while a cell runs.
public interface CellEngine extends AutoCloseable {
    /// Executes `cell`, blocking until it ended. A cell that does not compile runs nothing.
    ///
    /// What the cell prints goes to `System.out` and `System.err` of this process, what it displays to the
    /// `NotebookHost`; the value of its last expression is in the outcome.
    ///
    /// @param interruption ends it, also when it was asked for before
    /// @param elements which element each `foreach` variable of the cell's step takes, 0-based; empty for the first
    Outcome execute(SourceCell cell, Elements elements, Interruption interruption);

    /// Returns what the last `execute` did to the session; null if it did nothing. Called by the thread that executes.
    default @Nullable CellTrace trace() {
        return null;
    }

    /// Returns the live variables in order of definition.
    List<Variable> variables();

    /// Returns what may be typed at UTF-16 offset `cursor` of `source`.
    Completion complete(String source, int cursor);

    /// Returns what is known about the name at UTF-16 offset `cursor` of `source`; empty if nothing.
    Optional<Inspection> inspect(String source, int cursor);

    /// Returns the qualified names of the types on the class path whose simple name is `name`.
    default List<String> typesNamed(String name) {
        return List.of();
    }

    /// Returns the snippets of Java text, as the engine would run them.
    default List<CellSnippet> snippets(String java) {
        return List.of();
    }

    /// Tells whether `source` can be executed as it stands.
    Completeness completeness(String source);

    /// Returns the live tables: those shown and those in variables.
    Tables tables();

    /// Deletes what the cell `id` has defined.
    void forget(CellId id);

    /// Declares the imports, types and methods of `cells` that have not run, so that stored values of their types can
    /// be brought back; nothing of them runs. What does not compile is left out.
    default void declare(List<SourceCell> cells) {
        throw new UnsupportedOperationException("nothing is declared here");
    }

    /// Defines variables with stored values; imports, types and methods their types name must be defined already.
    ///
    /// @throws IOException if a value cannot be decoded or its type is not there, naming the variable
    void restore(List<Restorable> values) throws IOException;

    /// Stores the values that the variables `names` have now in files of `folder`, so that another engine can `restore`
    /// them. Not to be called while a cell runs: what is being changed is stored half changed.
    ///
    /// @param folder is there, and empty
    default StoredVariables store(Set<String> names, Path folder) {
        throw new UnsupportedOperationException("nothing is stored here");
    }

    /// Lets cells see `jars`, to which the declarations of `cells` come; none of these is resolved again.
    void provide(List<SourceCell> cells, List<ResolvedJar> jars);

    /// Returns what looks into the workspace's databases.
    default DatabaseSchemas databases() {
        throw new UnsupportedOperationException("no databases here");
    }

    /// Tells `watcher` of all code from now on; called once, before the first cell.
    ///
    /// @return what there is to know of the code
    /// @throws UnsupportedOperationException if this engine's code cannot be watched
    default LiveCode watch(CodeWatcher watcher) {
        throw new UnsupportedOperationException("nothing to watch here");
    }

    @Override
    void close();

    /// Takes in what the analysis knows of the loops each cell runs in. Cells it does not know are taken to run in the
    /// loop of the `foreach` above them.
    default void fanOuts(CellGraph graph) {}

    /// Elements chosen for the loops that a cell runs in.
    ///
    /// @param flat the flat index of the combination that the cell's own `foreach` takes, row-major, first loop
    /// slowest; 0-based
    /// @param loops all loops in force with the element each takes, outermost first, the cell's own included;
    /// empty if the engine is to know them itself and the others take the element they took last; copied
    /// @param caught why the cell's step failed for these elements, where `catch` takes that: the cell then runs
    /// nothing, and what it declares is null; null if it did not
    record Elements(int flat, List<Loop> loops, @Nullable Caught caught) {
        /// The first element of every loop.
        public static final Elements FIRST = new Elements(0);

        public Elements {
            loops = List.copyOf(loops);
        }

        /// Chooses an element of the cell's own `foreach` only.
        public Elements(int flat) {
            this(flat, List.of(), null);
        }

        /// Chooses for all loops.
        public static Elements of(List<Loop> loops) {
            return new Elements(
                    loops.isEmpty() ? 0 : Math.max(0, loops.getLast().element()), loops, null);
        }

        /// Returns the same for a cell whose step failed.
        public Elements caught(String variable, String message) {
            return new Elements(flat, loops, new Caught(variable, message));
        }

        /// Tells whether there is no element to run for: the cell declares its variables only.
        public boolean isEmpty() {
            return loops.stream().anyMatch(loop -> loop.element() < 0);
        }

        /// One loop in force.
        ///
        /// @param cell the cell with the `foreach`
        /// @param element flat index of its combination, 0-based; -1 if it has none
        public record Loop(CellId cell, int element) {}

        /// A failure that `catch` took.
        ///
        /// @param variable gets the message
        public record Caught(String variable, String message) {}
    }
}
