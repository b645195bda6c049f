package dev.slipway.engine.store;

import java.io.IOException;
import java.util.List;

/// Deletes runs. What other runs have taken of their results stays. Stateless.
public final class Deletions {
    private static final List<String> OF_ATTEMPTS =
            List.of("artifact", "unstorable", "metric", "direction", "log", "progress", "input", "lookup", "query");
    private static final List<String> OF_RUNS =
            List.of("task", "step", "run_tag", "run_parameter", "run_metric", "run_input");
    private static final String UNUSED = "SELECT a.id FROM attempt a WHERE a.run IS NULL"
            + " AND NOT EXISTS (SELECT 1 FROM task t WHERE t.attempt = a.id)";

    private Deletions() {}

    /// Deletes the runs with these keys and returns how many were there.
    public static int delete(Transaction transaction, List<Long> keys) throws IOException {
        int deleted = 0;
        for (var key : keys) {
            for (var table : OF_RUNS) {
                transaction.update("DELETE FROM " + table + " WHERE run = ?", key);
            }
            transaction.update("UPDATE attempt SET run = NULL WHERE run = ?", key);
            deleted += transaction.update("DELETE FROM run WHERE key = ?", key);
        }
        forgetUnused(transaction);
        return deleted;
    }

    /// Deletes the results that no run has any more. While a run goes on they stay: it may just be taking one, and has
    /// not said so yet.
    static void forgetUnused(Transaction transaction) throws IOException {
        if (isBusy(transaction)) {
            return;
        }
        for (var table : OF_ATTEMPTS) {
            transaction.update("DELETE FROM " + table + " WHERE attempt IN (" + UNUSED + ")");
        }
        transaction.update("DELETE FROM attempt WHERE id IN (" + UNUSED + ")");
    }

    /// Tells whether a run is going on.
    static boolean isBusy(View view) throws IOException {
        return view.first("SELECT 1 FROM run WHERE status IN ('queued', 'running')", row -> true)
                .isPresent();
    }
}
