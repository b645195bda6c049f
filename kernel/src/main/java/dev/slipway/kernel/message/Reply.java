package dev.slipway.kernel.message;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.connection.DatabaseConnection;
import dev.slipway.kernel.protocol.CellTrace;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.DatabaseContent;
import dev.slipway.kernel.protocol.Formatted;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.QuickFix;
import dev.slipway.kernel.protocol.StoredVariables;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.Variable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a kernel answers one front end. Its type is that of the request, ending in `_reply`.
///
/// Source: Jupyter messaging 5.4; the `slipway_*` ones: `docs/protocol.md`.
public sealed interface Reply {
    /// To `kernel_info_request`.
    ///
    /// @param version of this kernel
    /// @param debugger whether its cells can be debugged
    record Introduced(String version, boolean debugger) implements Reply {}

    /// To `execute_request`: how it ended.
    ///
    /// @param count its number in brackets
    /// @param failure what front ends show of a failure, null if there is none
    /// @param expressions name → value of each asked for, displayed or failed; copied, order kept
    /// @param trace what it did to the session, null if nothing
    record Ended(
            int count,
            Outcome outcome,
            Output.@Nullable Failed failure,
            Duration elapsed,
            Map<String, Output> expressions,
            @Nullable CellTrace trace)
            implements Reply {
        public Ended {
            expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
        }
    }

    /// To `complete_request`.
    ///
    /// @param code the text that was asked about: the wire counts in other units than the completion
    record Completed(String code, Completion completion) implements Reply {}

    /// To `inspect_request`; empty if nothing is known.
    record Inspected(Optional<Inspection> inspection) implements Reply {}

    /// To `slipway_fix_request`, best first.
    record Fixed(List<QuickFix> fixes) implements Reply {
        public Fixed {
            fixes = List.copyOf(fixes);
        }
    }

    /// To `is_complete_request`.
    record Checked(Completeness completeness) implements Reply {}

    /// To `history_request`.
    record Recalled(List<HistoryLine> history, boolean withResults) implements Reply {
        public Recalled {
            history = List.copyOf(history);
        }
    }

    /// To `comm_info_request`: there are none.
    record NoComms() implements Reply {}

    /// To a request that is done and has nothing to say: `interrupt`, `slipway_forget`, `slipway_declare`,
    /// `slipway_restore`.
    record Done() implements Reply {}

    /// To `shutdown_request`.
    record GoingDown(boolean restart) implements Reply {}

    /// To `slipway_format_request`.
    record LaidOut(Formatted formatted) implements Reply {}

    /// To `slipway_variables_request`, in order of definition.
    record Variables(List<Variable> variables) implements Reply {
        public Variables {
            variables = List.copyOf(variables);
        }
    }

    /// To `slipway_store_request`.
    record Stored(StoredVariables variables) implements Reply {}

    /// To `slipway_analyse_request`.
    record Analysed(CellGraph graph) implements Reply {}

    /// To `slipway_table_request`.
    record TableRead(TablePage page) implements Reply {}

    /// To `slipway_summary_request`.
    record Summarised(ColumnSummary summary) implements Reply {}

    /// To `slipway_memory_request`.
    record Memory(KernelMemory memory) implements Reply {}

    /// To `slipway_connections_request`.
    record Connections(List<DatabaseConnection> connections) implements Reply {
        public Connections {
            connections = List.copyOf(connections);
        }
    }

    /// To `slipway_schema_request`.
    record Schema(DatabaseContent content) implements Reply {}

    /// To `debug_request`.
    ///
    /// @param content JSON: a response of the Debug Adapter Protocol
    record Debugged(String content) implements Reply {}

    /// To any request: it could not be done.
    ///
    /// @param type a word for programs: the exception's class name, or `UnknownRequest`
    /// @param message a sentence for a person
    record Refused(String type, String message) implements Reply {}
}
