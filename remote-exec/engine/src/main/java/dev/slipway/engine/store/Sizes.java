package dev.slipway.engine.store;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much of a store belongs to whom. Thread-safe.
///
/// **Cost**: goes through the artifacts of all tasks.
///
/// @param store to be looked at
public record Sizes(Store store) {
    private static final String USED = "WITH used AS (SELECT DISTINCT %s AS who, a.hash, a.bytes FROM run r"
            + " JOIN task t ON t.run = r.key JOIN artifact a ON a.attempt = t.attempt),"
            + " owned AS (SELECT hash FROM used GROUP BY hash HAVING count(*) = 1),"
            + " sums AS (SELECT who, sum(bytes) AS bytes,"
            + " sum(CASE WHEN hash IN (SELECT hash FROM owned) THEN bytes ELSE 0 END) AS own FROM used GROUP BY who) ";
    private static final String TASKS = "(SELECT coalesce(sum(s.total), 0) FROM step s WHERE s.run = r.key)";
    private static final String FLOWS = USED.formatted("r.flow")
            + "SELECT r.flow AS name, count(*) AS runs, sum(" + TASKS + ") AS tasks, coalesce(s.bytes, 0) AS bytes,"
            + " coalesce(s.own, 0) AS own FROM run r LEFT JOIN sums s ON s.who = r.flow GROUP BY r.flow"
            + " ORDER BY bytes DESC, name";
    private static final String RUNS = USED.formatted("r.key")
            + "SELECT r.id AS name, 1 AS runs, " + TASKS + " AS tasks, coalesce(s.bytes, 0) AS bytes,"
            + " coalesce(s.own, 0) AS own FROM run r LEFT JOIN sums s ON s.who = r.key WHERE r.flow = ?"
            + " ORDER BY r.key DESC";

    /// @param name of the flow, or id of the run
    /// @param runs how many
    /// @param tasks of all of them
    /// @param bytes size of the artifacts, each content once, before compression
    /// @param own what of that nothing else of its kind holds: so much goes with it
    public record Size(String name, long runs, long tasks, long bytes, long own) {
        private static Size read(Row row) throws IOException {
            return new Size(
                    row.text("name"), row.number("runs"), row.number("tasks"), row.number("bytes"), row.number("own"));
        }
    }

    /// Returns the sizes of all flows, largest first; of the runs of `flow`, newest first, if that is not null.
    public List<Size> of(@Nullable String flow) throws IOException {
        if (!store.exists()) {
            return List.of();
        }
        return store.read(view -> flow == null ? view.query(FLOWS, Size::read) : view.query(RUNS, Size::read, flow));
    }
}
