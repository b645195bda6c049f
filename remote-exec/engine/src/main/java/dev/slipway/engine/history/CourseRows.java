package dev.slipway.engine.history;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;

/// Reads the values of one metric of one run over all its tasks. One thread at a time.
///
/// A sample takes from every so many values that a task has logged, of whatever metric, one at a scattered place: tasks
/// that log several metrics in turn give of each as fair a share. Where few tasks have logged much, those places are
/// looked up instead of reading all.
///
/// @param every 1 for all values, 17 for about every 17th
record CourseRows(View view, RunId run, String metric, int every) {
    /// Tasks that are looked into one by one.
    private static final int FEW = 64;

    private static final String VALUES = "SELECT m.iteration, m.value, m.time FROM ";

    /// A number that has nothing to do with `%1$s`.
    /// Source: D. Knuth, The Art of Computer Programming 3, multiplicative hashing.
    private static final String SCATTERED = "(%1$s * 2654435761 %% 4294967296) / 65536";

    private static final String LOOKED_UP = "WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + ?2 FROM s WHERE"
            + " n + ?2 <= (SELECT max(seq) FROM metric WHERE attempt = ?1)) "
            + VALUES + "s CROSS JOIN metric m ON m.attempt = ?1 AND m.seq = s.n + "
            + SCATTERED.formatted("s.n") + " % ?2 WHERE m.name = ?3";

    /// Returns the values by iteration.
    MetricCourse read() throws IOException {
        var course = new MetricCourse.Builder();
        Row.Reader<Object> reader = row -> course.add(row.number("iteration"), row.real("value"), row.number("time"));
        var attempts = every == 1
                ? null
                : view.query(
                        "SELECT t.attempt FROM run r JOIN task t ON t.run = r.key WHERE r.id = ?"
                                + " AND t.attempt IS NOT NULL LIMIT " + (FEW + 1),
                        row -> row.number("attempt"),
                        run);
        if (attempts == null || attempts.size() > FEW) {
            view.query(
                    VALUES + "run r JOIN task t ON t.run = r.key JOIN metric m ON m.attempt = t.attempt"
                            + " WHERE r.id = ? AND m.name = ? AND " + SCATTERED.formatted("m.seq") + " % ? = 0",
                    reader,
                    run,
                    metric,
                    every);
        } else {
            for (var attempt : attempts) {
                view.query(LOOKED_UP, reader, attempt, every, metric);
            }
        }
        return course.build();
    }
}
