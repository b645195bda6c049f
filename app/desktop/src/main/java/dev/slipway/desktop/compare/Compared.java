package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs that are compared, as they were read.
///
/// @param runs in the order of the columns; copied
/// @param comparison of those runs, in the same order
/// @param gone how many of those asked for were deleted
record Compared(List<RunRow> runs, Comparison comparison, int gone) {
    private static final int LISTED = 500;

    Compared {
        runs = List.copyOf(runs);
    }

    /// Reads `ids` from the store. Does I/O.
    static Compared read(WorkspaceServices services, List<RunId> ids) throws IOException {
        var found = rows(services.history(), ids);
        var there = ids.stream().filter(found::containsKey).toList();
        var comparison = there.isEmpty()
                ? new Comparison(List.of(), List.of())
                : services.comparisons().compare(there);
        return new Compared(there.stream().map(found::get).toList(), comparison, ids.size() - there.size());
    }

    private static Map<RunId, RunRow> rows(RunHistory history, List<RunId> ids) throws IOException {
        var wanted = new HashSet<>(ids);
        var found = new LinkedHashMap<RunId, RunRow>();
        if (ids.size() > 8) {
            for (var run : history.runs(RunQuery.newest(LISTED)).rows()) {
                if (wanted.contains(run.id())) {
                    found.put(run.id(), run);
                }
            }
        }
        for (var id : ids) {
            if (!found.containsKey(id)) {
                history.run(id).ifPresent(run -> found.put(id, run.row()));
            }
        }
        return found;
    }
}
