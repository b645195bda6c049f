package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Copies runs between stores, with all that hangs on them. Keys and attempt ids are made anew; ids of runs stay.
/// Stateless.
final class Transfers {
    private static final List<String> OF_ATTEMPTS =
            List.of("artifact", "unstorable", "metric", "direction", "log", "input", "lookup", "query");
    private static final List<String> OF_RUNS = List.of("step", "run_tag", "run_parameter", "run_metric", "run_input");

    private Transfers() {}

    /// Copies `runs` from the database that is attached as `other`, in the order of their keys there.
    ///
    /// @param expansions keys of what the loops of the runs went over
    /// @throws IOException if one is not there or not over
    static void copy(Session session, List<RunId> runs, Collection<ContentHash> expansions) throws IOException {
        requireOver(session, runs);
        var ids = JsonText.write(runs.stream().map(RunId::value).toList());
        session.run("CREATE TEMP TABLE runs (old INTEGER PRIMARY KEY, new INTEGER)");
        session.run("CREATE TEMP TABLE attempts (old INTEGER PRIMARY KEY, new INTEGER)");
        session.update(
                "INSERT OR IGNORE INTO main.plan SELECT * FROM other.plan WHERE document IN"
                        + " (SELECT plan FROM other.run WHERE id IN (SELECT value FROM json_each(?)))",
                ids);
        for (var key : session.query(
                "SELECT key FROM other.run WHERE id IN (SELECT value FROM json_each(?)) ORDER BY key",
                row -> row.number("key"),
                ids)) {
            addRun(session, key);
        }
        addAttempts(session);
        for (var table : OF_RUNS) {
            copyRows(session, table, "run", "runs");
        }
        for (var table : OF_ATTEMPTS) {
            copyRows(session, table, "attempt", "attempts");
        }
        session.run("INSERT INTO main.task (run, step, idx, item, status, attempts, attempt)"
                + " SELECT r.new, t.step, t.idx, t.item, t.status, t.attempts, a.new FROM other.task t"
                + " JOIN runs r ON r.old = t.run LEFT JOIN attempts a ON a.old = t.attempt");
        session.run("INSERT INTO main.blob SELECT b.hash, b.content FROM other.blob b WHERE b.hash IN"
                + " (SELECT hash FROM other.artifact WHERE attempt IN (SELECT old FROM attempts))"
                + " AND NOT EXISTS (SELECT 1 FROM main.blob m"
                + " WHERE substr(m.hash, 1, 16) = substr(b.hash, 1, 16) AND m.hash = b.hash)");
        session.update(
                "INSERT OR IGNORE INTO main.expansion SELECT * FROM other.expansion WHERE key IN"
                        + " (SELECT value FROM json_each(?))",
                JsonText.write(expansions.stream().map(ContentHash::hex).toList()));
        session.run("DROP TABLE runs");
        session.run("DROP TABLE attempts");
    }

    private static void requireOver(Session session, List<RunId> runs) throws IOException {
        for (var id : runs) {
            var status = session.first("SELECT status FROM other.run WHERE id = ?", row -> row.text("status"), id)
                    .orElseThrow(() -> new IOException("There is no run " + id + " in this workspace."));
            if (status.equals("running") || status.equals("queued")) {
                throw new IOException("The run " + id + " is still " + status + ". Wait for its end, or stop it with"
                        + " `slipway cancel " + id + "`.");
            }
        }
    }

    private static void addRun(Session session, long key) throws IOException {
        var flow = session.query("SELECT flow FROM other.run WHERE key = ?", row -> row.text("flow"), key)
                .getFirst();
        var number = RunRecords.take(session, "run " + flow, 1);
        var columns = columns(session, "run");
        columns.removeAll(List.of("key", "number"));
        var all = String.join(", ", columns);
        session.update(
                "INSERT INTO main.run (number, " + all + ") SELECT ?, " + all + " FROM other.run WHERE key = ?",
                number,
                key);
        session.update("INSERT INTO runs SELECT ?, max(key) FROM main.run", key);
    }

    /// Those of the runs, and those of other runs whose results they took.
    private static void addAttempts(Session session) throws IOException {
        session.run("INSERT INTO attempts (old) SELECT id FROM other.attempt WHERE run IN (SELECT old FROM runs)"
                + " UNION SELECT attempt FROM other.task WHERE run IN (SELECT old FROM runs) AND attempt IS NOT NULL");
        var count = session.query("SELECT count(*) n FROM attempts", row -> row.number("n"))
                .getFirst();
        var first = RunRecords.take(session, "attempt", count);
        session.update(
                "UPDATE attempts SET new = ? + n FROM (SELECT old AS o, row_number() OVER (ORDER BY old) - 1 AS n"
                        + " FROM attempts) WHERE o = old",
                first);
        var columns = columns(session, "attempt");
        columns.removeAll(List.of("id", "run"));
        var all = String.join(", ", columns);
        session.run("INSERT INTO main.attempt (id, run, " + all + ") SELECT m.new, r.new, " + all
                + " FROM other.attempt a JOIN attempts m ON m.old = a.id LEFT JOIN runs r ON r.old = a.run");
    }

    private static void copyRows(Session session, String table, String column, String map) throws IOException {
        var columns = columns(session, table);
        columns.remove(column);
        var all = String.join(", ", columns);
        session.run("INSERT INTO main." + table + " (" + column + ", " + all + ") SELECT m.new, " + all + " FROM other."
                + table + " o JOIN " + map + " m ON m.old = o." + column);
    }

    private static List<String> columns(Session session, String table) throws IOException {
        return new ArrayList<>(
                session.query("SELECT name FROM pragma_table_info('" + table + "')", row -> row.text("name")));
    }
}
