package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs that are compared, as they were read.
///
/// @param runs in the order of the columns; copied
/// @param comparison of those runs, in the same order
/// @param gone how many of those asked for were deleted
record Compared(List<RunRow> runs, Comparison comparison, int gone) {
    static final Compared NONE = new Compared(List.of(), new Comparison(List.of(), List.of()), 0);

    Compared {
        runs = List.copyOf(runs);
    }

    /// Reads `ids` from the store. Does I/O.
    static Compared read(WorkspaceServices services, List<RunId> ids) throws IOException {
        var found = rows(services.history(), ids);
        var there = ids.stream().map(found::get).filter(Objects::nonNull).toList();
        var comparison = there.isEmpty()
                ? new Comparison(List.of(), List.of())
                : services.comparisons().compareRows(there);
        return new Compared(there, comparison, ids.size() - there.size());
    }

    private static Map<RunId, RunRow> rows(RunHistory history, List<RunId> ids) throws IOException {
        var found = new HashMap<RunId, RunRow>();
        history.rows(ids).forEach(run -> found.put(run.id(), run));
        return found;
    }
}
