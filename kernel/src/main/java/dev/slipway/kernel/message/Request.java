package dev.slipway.kernel.message;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a front end asks of a kernel.
///
/// Source: Jupyter messaging 5.4; the `slipway_*` ones: `docs/protocol.md`.
public sealed interface Request {
    /// `kernel_info_request`: what kernel is this?
    record Introduce() implements Request {}

    /// `execute_request`.
    ///
    /// @param expressions name → expression, evaluated after the code; copied, order kept
    record Execute(String code, CodeCell cell, Mode mode, Map<String, String> expressions) implements Request {
        public Execute {
            expressions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(expressions));
        }
    }

    /// How code is executed.
    ///
    /// @param silent publishes nothing but its state and counts nothing
    /// @param storesHistory counts, and is kept in the history
    /// @param allowsStdin the front end can be asked for input
    /// @param stopsOnError a failure aborts what is queued behind
    record Mode(boolean silent, boolean storesHistory, boolean allowsStdin, boolean stopsOnError) {
        /// What a person's cell is executed with.
        public static final Mode USUAL = new Mode(false, true, true, true);
    }

    /// `complete_request`; `cursor` in UTF-16 units.
    record Complete(String code, int cursor) implements Request {}

    /// `inspect_request`; `cursor` in UTF-16 units.
    record Inspect(String code, int cursor) implements Request {}

    /// `slipway_fix_request`: what can be done about a fault of a cell with the text `code`?
    record Fix(String code, QuickFix.Fault fault) implements Request {}

    /// `slipway_format_request`: the text `code` of a cell, laid out.
    record Format(String code) implements Request {}

    /// `is_complete_request`.
    record CheckComplete(String code) implements Request {}

    /// `history_request`.
    record Recall(HistoryQuery query, boolean withResults) implements Request {}

    /// `comm_info_request`.
    record ListComms() implements Request {}

    /// `comm_open`; no target is known to this kernel.
    record OpenComm(String comm) implements Request {}

    /// `comm_msg` or `comm_close`, for a comm this kernel does not have.
    record UseComm(String comm) implements Request {}

    /// `interrupt_request`.
    record Interrupt() implements Request {}

    /// `shutdown_request`.
    record Shutdown(boolean restart) implements Request {}

    /// `input_reply`.
    record Answer(String value) implements Request {}

    /// What asks for variables, or for what they need, or changes them; one is answered after the other.
    sealed interface OfVariables extends Request {}

    /// `slipway_variables_request`.
    record ListVariables() implements OfVariables {}

    /// `slipway_analyse_request`.
    record Analyse(List<SourceCell> cells) implements Request {
        public Analyse {
            cells = List.copyOf(cells);
        }
    }

    /// `slipway_forget_request`.
    record Forget(CellId cell) implements OfVariables {}

    /// `slipway_declare_request`.
    record Declare(List<SourceCell> cells) implements OfVariables {
        public Declare {
            cells = List.copyOf(cells);
        }
    }

    /// `slipway_restore_request`.
    record Restore(List<Restorable> values) implements OfVariables {
        public Restore {
            values = List.copyOf(values);
        }
    }

    /// `slipway_store_request`.
    ///
    /// @param folder is there, and empty
    record Store(List<String> names, Path folder) implements OfVariables {
        public Store {
            names = List.copyOf(names);
        }
    }

    /// `slipway_table_request`.
    record ReadTable(TableQuery query, TablePage.Window window) implements Request {}

    /// `slipway_summary_request`.
    record Summarise(TableQuery query, int column) implements Request {}

    /// `slipway_stop_summary_request`: nobody waits for the summary that is being made.
    record StopSummary() implements Request {}

    /// `slipway_memory_request`.
    record MeasureMemory() implements Request {}

    /// `slipway_connections_request`: which databases does the workspace declare?
    record ListConnections() implements Request {}

    /// `slipway_schema_request`: what is in the database behind `connection`? With an empty `table` its tables, else
    /// the columns of that one.
    record ReadSchema(String connection, String schema, String table) implements Request {}

    /// `slipway_provide_request`: what `cells` declare comes to `jars`; the notebook is trusted.
    record Provide(List<SourceCell> cells, List<ResolvedJar> jars) implements OfVariables {
        public Provide {
            cells = List.copyOf(cells);
            jars = List.copyOf(jars);
        }
    }

    /// `debug_request`.
    ///
    /// @param content JSON: a request of the Debug Adapter Protocol
    record Debug(String content) implements Request {}

    /// A request of a type this kernel does not know, or that lacks what it needs.
    ///
    /// @param reason what is wrong with it
    record Unclear(String reason) implements Request {}
}
