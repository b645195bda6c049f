package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.json.JsonText;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes runs, their steps and tasks. Stateless.
public final class RunRecords {
    private RunRecords() {}

    /// One row of `step`, as far as it changes.
    ///
    /// @param tasks how many tasks are where
    /// @param started null if not yet
    /// @param ended null if not yet
    /// @param why one clause
    public record StepRecord(
            String status,
            Tally tasks,
            @Nullable Instant started,
            @Nullable Instant ended,
            String why) {}

    /// How many tasks are where; `total` is 0 until the fan-out is known.
    public record Tally(int total, int executed, int reused, int failed, int cancelled, int running) {}

    /// Where a run, as an error says it.
    public record ErrorRecord(
            String step,
            int index,
            String item,
            @Nullable String cell,
            @Nullable Integer line,
            String type,
            String message) {}

    /// Adds a run that starts now and returns its key.
    public static long create(Transaction transaction, NewRun run, Instant now) throws IOException {
        var code = run.code();
        var git = run.maker().git();
        var document = keepPlan(transaction, code.plan(), code.packageHash(), code.planJson());
        var number = take(transaction, "run " + code.flow(), 1);
        transaction.update(
                "INSERT INTO run (id, flow, number, version, plan, notebook, notebook_hash, origin, name, status,"
                        + " started, target, who, host, command, git_commit, git_dirty, git_diff, environment, pid,"
                        + " pid_started, heartbeat)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(),
                code.flow(),
                number,
                code.version(),
                document,
                code.notebook(),
                code.notebookHash(),
                code.origin(),
                run.name(),
                now,
                run.maker().target(),
                run.maker().who(),
                run.maker().host(),
                run.maker().command(),
                git == null ? null : git.commit(),
                git == null ? null : git.dirty(),
                git == null ? null : git.diff(),
                JsonText.write(run.environment()),
                run.maker().pid(),
                run.maker().pidStarted(),
                now);
        var key = transaction
                .first("SELECT key FROM run WHERE id = ?", row -> row.number("key"), run.id())
                .orElseThrow();
        addDetails(transaction, key, run);
        return key;
    }

    /// Hands out `count` numbers of a counter and returns the first, 1-based.
    public static long take(Transaction transaction, String counter, long count) throws IOException {
        transaction.update(
                "INSERT INTO counter VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
                counter,
                count);
        return transaction
                        .first("SELECT value FROM counter WHERE name = ?", row -> row.number("value"), counter)
                        .orElseThrow()
                - count
                + 1;
    }

    /// Sets where a step stands.
    public static void step(Transaction transaction, long run, int position, StepRecord step) throws IOException {
        var tasks = step.tasks();
        transaction.update(
                "UPDATE step SET status = ?, total = ?, executed = ?, reused = ?, failed = ?, cancelled = ?,"
                        + " running = ?, started = ?, ended = ?, why = ? WHERE run = ? AND position = ?",
                step.status(),
                tasks.total(),
                tasks.executed(),
                tasks.reused(),
                tasks.failed(),
                tasks.cancelled(),
                tasks.running(),
                step.started(),
                step.ended(),
                step.why(),
                run,
                position);
    }

    /// Sets what the keys of a step's tasks are made of, a JSON object.
    public static void parts(Transaction transaction, long run, int position, String json) throws IOException {
        transaction.update("UPDATE step SET parts = ? WHERE run = ? AND position = ?", json, run, position);
    }

    /// Adds some tasks of a step: those that take the result of an earlier attempt, and the others, which wait.
    ///
    /// @param first of them
    /// @param items their elements as text
    /// @param reused ids of the earlier attempts by task index
    public static void tasks(Transaction transaction, TaskKey first, List<String> items, Map<Integer, Long> reused)
            throws IOException {
        for (int i = 0; i < items.size(); i++) {
            int index = first.index() + i;
            var attempt = reused.get(index);
            transaction.update(
                    "INSERT INTO task (run, step, idx, item, status, attempt) VALUES (?, ?, ?, ?, ?, ?)",
                    first.run(),
                    first.step(),
                    index,
                    items.get(i),
                    attempt == null ? "waiting" : "reused",
                    attempt);
        }
        if (!reused.isEmpty()) {
            transaction.update(
                    "INSERT OR IGNORE INTO run_input SELECT t.run, t.step, i.path, i.hash, i.bytes"
                            + " FROM task t JOIN input i ON i.attempt = t.attempt"
                            + " WHERE t.run = ? AND t.step = ? AND t.idx BETWEEN ? AND ?",
                    first.run(),
                    first.step(),
                    first.index(),
                    first.index() + items.size() - 1);
        }
    }

    /// Sets where a task stands.
    ///
    /// @param attempt the attempt that counts, null if there is none
    public static void task(Transaction transaction, TaskKey task, String status, int attempts, @Nullable Long attempt)
            throws IOException {
        transaction.update(
                "UPDATE task SET status = ?, attempts = ?, attempt = ? WHERE run = ? AND step = ? AND idx = ?",
                status,
                attempts,
                attempt,
                task.run(),
                task.step(),
                task.index());
    }

    /// Sets every task of a run that is in one of the states `from` to `to`.
    public static void tasks(Transaction transaction, long run, Collection<String> from, String to) throws IOException {
        for (var status : from) {
            transaction.update("UPDATE task SET status = ? WHERE run = ? AND status = ?", to, run, status);
        }
    }

    /// Ends a run.
    public static void end(Transaction transaction, long run, String status, Instant ended, @Nullable ErrorRecord error)
            throws IOException {
        transaction.update("UPDATE run SET status = ?, ended = max(?, started) WHERE key = ?", status, ended, run);
        if (error != null) {
            transaction.update(
                    "UPDATE run SET error_step = ?, error_index = ?, error_item = ?, error_cell = ?, error_line = ?,"
                            + " error_type = ?, error_message = ? WHERE key = ?",
                    error.step(),
                    error.index(),
                    error.item(),
                    error.cell(),
                    error.line(),
                    error.type(),
                    error.message(),
                    run);
        }
    }

    /// Says that the process of a run is alive.
    public static void beat(Transaction transaction, long run, Instant now) throws IOException {
        transaction.update("UPDATE run SET heartbeat = ? WHERE key = ?", now, run);
    }

    /// Names a task.
    ///
    /// @param run key of the run
    /// @param step position of the step
    /// @param index flat index, 0-based
    public record TaskKey(long run, int step, int index) {}

    /// Adds a plan unless it is there, and returns the hash of its document.
    ///
    /// @param plan hash of the semantic form
    /// @param packageHash names the object with the shipped classes
    static ContentHash keepPlan(Transaction transaction, ContentHash plan, ContentHash packageHash, String json)
            throws IOException {
        var document = ContentHash.of(json);
        transaction.update("INSERT OR IGNORE INTO plan VALUES (?, ?, ?, ?)", document, plan, packageHash, json);
        return document;
    }

    private static void addDetails(Transaction transaction, long key, NewRun run) throws IOException {
        tag(transaction, key, run.tags());
        int position = 0;
        for (var parameter : run.parameters().entrySet()) {
            transaction.update(
                    "INSERT INTO run_parameter VALUES (?, ?, ?, ?, ?)",
                    key,
                    parameter.getKey(),
                    position++,
                    JsonText.write(parameter.getValue()),
                    number(parameter.getValue()));
        }
        for (int i = 0; i < run.steps().size(); i++) {
            var step = run.steps().get(i);
            transaction.update(
                    "INSERT INTO step (run, position, name, status, why, cells, depends_on, code)"
                            + " VALUES (?, ?, ?, 'waiting', ?, ?, ?, ?)",
                    key,
                    i,
                    step.name(),
                    step.why(),
                    JsonText.write(step.cells()),
                    JsonText.write(step.dependsOn()),
                    step.code());
        }
    }

    /// Adds tags to a run; one that it has stays.
    public static void tag(Transaction transaction, long run, Collection<String> tags) throws IOException {
        for (var tag : tags) {
            transaction.update("INSERT OR IGNORE INTO run_tag VALUES (?, ?)", run, tag);
        }
    }

    /// Returns the key of a run; empty if it is not there.
    public static java.util.Optional<Long> key(View view, RunId id) throws IOException {
        return view.first("SELECT key FROM run WHERE id = ?", row -> row.number("key"), id);
    }

    private static @Nullable Double number(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1.0 : 0.0;
            case null, default -> null;
        };
    }
}
