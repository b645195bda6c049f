package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.sql.QueryRecord;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.RunRecords.TaskKey;
import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes attempts and what hangs on them: artifacts, logs, metrics, inputs. Stateless.
public final class AttemptRecords {
    private AttemptRecords() {}

    /// An attempt that starts.
    ///
    /// @param id its id, from the counter `attempt`
    /// @param task the task
    /// @param number 1-based
    /// @param key names all that its result depends on
    /// @param worker number of the worker
    public record Started(long id, TaskKey task, int number, ContentHash key, Instant when, int worker) {}

    /// How an attempt ended.
    ///
    /// @param status `succeeded`, `failed` or `cancelled`
    /// @param exit exit status of the worker if it ended, else null
    /// @param error what went wrong, null if nothing did
    public record Ended(
            String status,
            Instant when,
            @Nullable Integer exit,
            @Nullable Cause error) {}

    /// @param cell id of the cell, null if not known
    /// @param line 1-based in the cell, null if not known
    public record Cause(
            String type,
            String message,
            @Nullable String cell,
            @Nullable Integer line) {}

    /// One line of a log; writing a line again replaces it.
    ///
    /// @param number 0-based within the attempt
    public record Line(int number, Instant time, String stream, String text) {}

    /// Adds an attempt.
    public static void start(Transaction transaction, Started attempt) throws IOException {
        transaction.update(
                "INSERT INTO attempt (id, run, step, idx, number, status, key, started, worker)"
                        + " VALUES (?, ?, ?, ?, ?, 'running', ?, ?, ?)",
                attempt.id(),
                attempt.task().run(),
                attempt.task().step(),
                attempt.task().index(),
                attempt.number(),
                HexFormat.of().parseHex(attempt.key().hex()),
                attempt.when(),
                attempt.worker());
        RunRecords.task(transaction, attempt.task(), "running", attempt.number(), attempt.id());
    }

    /// Ends an attempt.
    public static void end(Transaction transaction, long attempt, Ended end) throws IOException {
        var error = end.error();
        transaction.update(
                "UPDATE attempt SET status = ?, ended = max(?, started), exit = ?, error_type = ?, error_message = ?,"
                        + " error_cell = ?, error_line = ? WHERE id = ?",
                end.status(),
                end.when(),
                end.exit(),
                error == null ? null : error.type(),
                error == null ? null : error.message(),
                error == null ? null : error.cell(),
                error == null ? null : error.line(),
                attempt);
        transaction.update("DELETE FROM progress WHERE attempt = ?", attempt);
    }

    /// Adds what an attempt kept; its large blobs are on disk.
    public static void keep(Transaction transaction, long attempt, Report.Succeeded result) throws IOException {
        int position = 0;
        for (var artifact : result.artifacts()) {
            keep(transaction, attempt, position++, artifact);
        }
        for (var left : result.unstorable()) {
            transaction.update(
                    "INSERT INTO unstorable VALUES (?, ?, ?, ?)", attempt, left.name(), left.javaType(), left.reason());
        }
    }

    private static void keep(Transaction transaction, long attempt, int position, Artifact artifact)
            throws IOException {
        var blob = artifact.blob();
        transaction.update(
                "INSERT INTO artifact VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                attempt,
                position,
                artifact.name(),
                artifact.javaType(),
                blob.format(),
                blob.size(),
                blob.hash(),
                artifact.preview());
        var inline = blob.inline();
        if (inline != null) {
            transaction.update(
                    "INSERT INTO blob SELECT ?1, ?2 WHERE NOT EXISTS"
                            + " (SELECT 1 FROM blob WHERE substr(hash, 1, 16) = substr(?1, 1, 16) AND hash = ?1)",
                    blob.hash(),
                    inline.toArray());
        }
    }

    /// Adds or replaces lines of a log.
    public static void log(Transaction transaction, long attempt, List<Line> lines) throws IOException {
        for (var line : lines) {
            transaction.update(
                    "INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?)",
                    attempt,
                    line.number(),
                    line.time(),
                    line.stream(),
                    LogText.column(line.text()));
        }
    }

    /// Adds a value of a metric; `seq` counts the attempt's values.
    public static void metric(Transaction transaction, long attempt, int seq, Report.Metric metric) throws IOException {
        transaction.update(
                "INSERT INTO metric VALUES (?, ?, ?, ?, ?, ?)",
                attempt,
                seq,
                metric.name(),
                metric.iteration(),
                metric.value(),
                metric.time());
    }

    /// Says which way a metric gets better.
    public static void direction(Transaction transaction, long attempt, String metric, boolean lower)
            throws IOException {
        transaction.update("INSERT OR REPLACE INTO direction VALUES (?, ?, ?)", attempt, metric, lower);
    }

    /// Sets how far an attempt is.
    public static void progress(Transaction transaction, long attempt, Report.Progress progress) throws IOException {
        transaction.update(
                "INSERT OR REPLACE INTO progress VALUES (?, ?, ?, ?)",
                attempt,
                progress.done(),
                progress.total(),
                progress.text());
    }

    /// Adds a file that was read.
    public static void input(Transaction transaction, long attempt, Report.InputRead input) throws IOException {
        transaction.update(
                "INSERT OR REPLACE INTO input VALUES (?, ?, ?, ?, ?)",
                attempt,
                input.path(),
                input.file(),
                input.bytes(),
                input.hash());
        transaction.update(
                "INSERT OR IGNORE INTO run_input SELECT run, step, ?, ?, ? FROM attempt WHERE id = ? AND run IS NOT NULL",
                input.path(),
                input.hash(),
                input.bytes(),
                attempt);
    }

    /// Adds what a run was named by, and the run that was.
    public static void lookedUp(Transaction transaction, long attempt, Report.LookedUp found) throws IOException {
        transaction.update("INSERT OR REPLACE INTO lookup VALUES (?, ?, ?)", attempt, found.reference(), found.run());
    }

    /// Adds a query of a database.
    public static void query(Transaction transaction, long attempt, QueryRecord query) throws IOException {
        transaction.update(
                "INSERT INTO query SELECT ?1, coalesce(max(seq) + 1, 0), ?2, ?3, ?4, ?5, ?6 FROM query WHERE attempt = ?1",
                attempt,
                query.connection(),
                query.text(),
                JsonText.write(query.values()),
                query.rows(),
                query.seconds());
    }

    /// Sets the metrics of a run; one without values is removed.
    public static void metrics(Transaction transaction, long run, Map<String, MetricSummary> metrics)
            throws IOException {
        for (var metric : metrics.entrySet()) {
            var summary = metric.getValue();
            if (summary.count() == 0) {
                transaction.update("DELETE FROM run_metric WHERE run = ? AND name = ?", run, metric.getKey());
                continue;
            }
            transaction.update(
                    "INSERT OR REPLACE INTO run_metric VALUES (?, ?, ?, ?, ?, ?, ?)",
                    run,
                    metric.getKey(),
                    summary.last(),
                    summary.min(),
                    summary.max(),
                    summary.count(),
                    summary.lowerIsBetter());
        }
    }
}
