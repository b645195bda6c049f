package dev.slipway.engine.history;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.FlowRef;
import dev.slipway.engine.history.Rows.Label;
import dev.slipway.engine.history.Rows.Origin;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads rows of runs. Immutable.
///
/// @param lost runs that the store has as running although their process is gone
record RunRows(Set<RunId> lost) {
    private static final String COLUMNS = "SELECT r.key, r.id, r.flow, r.number, r.version, p.hash, p.package,"
            + " r.notebook, r.name, r.status, r.started, r.ended, r.heartbeat, r.target, r.who, r.host, r.command,"
            + " r.git_commit, r.git_dirty FROM run r LEFT JOIN plan p ON p.document = r.plan WHERE ";

    private record Bare(long key, RunId id, FlowRef flow, String name, RunStatus status, Times times, Origin origin) {}

    /// Returns the runs for which `condition` holds; it may end in an order and a limit.
    List<RunRow> query(View view, String condition, @Nullable Object... arguments) throws IOException {
        var bare = view.query(COLUMNS + condition, this::read, arguments);
        var parts = RunParts.of(view, bare.stream().map(Bare::key).toList());
        var rows = new ArrayList<RunRow>(bare.size());
        for (var run : bare) {
            rows.add(new RunRow(
                    run.id(),
                    run.flow(),
                    new Label(run.name(), parts.tagsOf(run.key())),
                    run.status(),
                    run.times(),
                    run.origin(),
                    parts.parametersOf(run.key()),
                    parts.metricsOf(run.key())));
        }
        return rows;
    }

    private Bare read(Row row) throws IOException {
        var id = new RunId(row.text("id"));
        var isLost = lost.contains(id);
        return new Bare(
                row.number("key"),
                id,
                flow(row),
                row.text("name"),
                isLost ? RunStatus.LOST : RunStatus.of(row.text("status")),
                new Times(row.timeOrNull("started"), isLost ? row.time("heartbeat") : row.timeOrNull("ended")),
                new Origin(
                        row.text("who"),
                        row.text("host"),
                        row.text("target"),
                        row.text("command"),
                        row.textOrNull("git_commit"),
                        row.flagOrNull("git_dirty")));
    }

    private static FlowRef flow(Row row) throws IOException {
        return new FlowRef(
                row.text("flow"),
                row.small("number"),
                row.smallOrNull("version"),
                new ContentHash(row.text("hash")),
                new ContentHash(row.text("package")),
                row.text("notebook"));
    }
}
