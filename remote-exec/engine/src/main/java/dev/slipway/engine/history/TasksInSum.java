package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is asked of all tasks of a step at once. Immutable; for one view.
record TasksInSum(View view, RunId id, String step) {
    private static final String TASKS =
            " FROM run r JOIN step s ON s.run = r.key JOIN task t ON t.run = s.run AND t.step = s.position";
    private static final String OF_STEP = " WHERE r.id = ? AND s.name = ?";

    /// The value of the highest iteration, then of what was logged last; metrics as the first task logged them.
    ///
    /// With no other aggregate than `max`, SQLite takes the value from the row that has the maximum.
    /// Source: SQLite, "Bare columns in an aggregate query".
    Map<String, Map<Integer, Double>> metrics() throws IOException {
        var metrics = new LinkedHashMap<String, Map<Integer, Double>>();
        view.query(
                "SELECT m.name FROM metric m WHERE m.attempt = (SELECT t.attempt" + TASKS + OF_STEP
                        + " AND EXISTS (SELECT 1 FROM metric e WHERE e.attempt = t.attempt) ORDER BY t.idx LIMIT 1)"
                        + " GROUP BY m.name ORDER BY min(m.seq)",
                row -> metrics.put(row.text("name"), new HashMap<>()),
                id,
                step);
        view.query(
                "SELECT t.idx, m.name, m.value, max(m.iteration * 4294967296 + m.seq)" + TASKS
                        + " JOIN metric m ON m.attempt = t.attempt" + OF_STEP
                        + " GROUP BY t.idx, m.name",
                row -> metrics.computeIfAbsent(row.text("name"), _ -> new HashMap<>())
                        .put(row.small("idx"), row.real("value")),
                id,
                step);
        return metrics;
    }

    Set<Integer> holding(String name, String text) throws IOException {
        return new TreeSet<>(view.query(
                "SELECT t.idx" + TASKS + " JOIN artifact a ON a.attempt = t.attempt" + OF_STEP
                        + " AND a.name = ? AND instr(lower(a.preview), lower(?)) > 0",
                row -> row.small("idx"),
                id,
                step,
                name,
                text));
    }

    Map<Integer, List<Attempt>> retried() throws IOException {
        var attempts = new LinkedHashMap<Integer, List<Attempt>>();
        view.query(
                "SELECT a.idx, a.number, a.status, a.started, a.ended, a.worker, a.exit" + TASKS
                        + " JOIN attempt a ON a.run = t.run AND a.step = t.step AND a.idx = t.idx" + OF_STEP
                        + " AND t.attempts > 1 ORDER BY a.idx, a.number",
                row -> attempts.computeIfAbsent(row.small("idx"), _ -> new ArrayList<>())
                        .add(attempt(row)),
                id,
                step);
        return attempts;
    }

    private static Attempt attempt(Row row) throws IOException {
        return new Attempt(
                row.small("number"),
                RunStatus.of(row.text("status")),
                new Times(row.timeOrNull("started"), row.timeOrNull("ended")),
                row.smallOrNull("worker"),
                row.smallOrNull("exit"),
                null);
    }
}
