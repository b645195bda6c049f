package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what a list tells of runs: one question, however many runs there are. Immutable; for one view.
record OutlineRows(View view) {
    private static final String SQL =
            "SELECT r.*, (SELECT count FROM run_metric WHERE run = r.key AND name = ?) AS points,"
                    + " (SELECT name FROM step WHERE run = r.key AND status = 'running' ORDER BY position LIMIT 1) AS step,"
                    + " sum(s.total) AS total, sum(s.executed) AS executed, sum(s.reused) AS reused, sum(s.failed) AS failed,"
                    + " sum(s.cancelled) AS cancelled, sum(s.running) AS running FROM run r LEFT JOIN step s ON s.run = r.key"
                    + " WHERE r.id IN (SELECT value FROM json_each(?)) GROUP BY r.key";

    Map<RunId, RunOutline> read(List<RunId> ids, String metric) throws IOException {
        var outlines = new HashMap<RunId, RunOutline>();
        view.query(
                SQL,
                row -> outlines.put(new RunId(row.text("id")), outline(row)),
                metric,
                JsonText.write(ids.stream().map(RunId::value).toList()));
        return outlines;
    }

    private static RunOutline outline(Row row) throws IOException {
        var step = row.textOrNull("step");
        return new RunOutline(
                RunDetails.counts(row), step == null ? "" : step, RunDetails.failure(row), row.number("points"));
    }
}
