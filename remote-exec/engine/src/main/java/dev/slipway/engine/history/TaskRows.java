package dev.slipway.engine.history;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.api.sql.QueryRecord;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.Failure;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunHistory.TaskAttempt;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.LogText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.View;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads tasks and what hangs on them. Immutable; for one view.
record TaskRows(View view) {
    private static final int LONGEST_LOG = 100_000;
    static final String TASKS = "SELECT t.idx, t.item, t.status, t.attempts, t.attempt, a.started, a.ended, a.worker"
            + " FROM task t LEFT JOIN attempt a ON a.id = t.attempt WHERE t.run = ? AND t.step = ?";
    private static final String POINTS = " FROM run r JOIN task t ON t.run = r.key JOIN step s ON s.run = t.run"
            + " AND s.position = t.step JOIN metric m ON m.attempt = t.attempt WHERE r.id = ?";

    /// @param run key of the run
    /// @param position of the step
    /// @param total how many tasks it has, 0 while that is not known
    private record StepKey(long run, int position, long total) {}

    private Optional<StepKey> step(RunId id, String step) throws IOException {
        return view.first(
                "SELECT s.run, s.position, s.total FROM run r JOIN step s ON s.run = r.key WHERE r.id = ? AND s.name = ?",
                row -> new StepKey(row.number("run"), row.small("position"), row.number("total")),
                id,
                step);
    }

    Page<TaskRow> page(RunId id, String step, long offset, int limit) throws IOException {
        var key = step(id, step);
        if (key.isEmpty()) {
            return new Page<>(0, List.of());
        }
        var run = key.get().run();
        var position = key.get().position();
        var total = key.get().total() > 0 ? key.get().total() : count(key.get());
        // indexes are without gaps, so the offset is an index: no row before it is read
        var rows = view.query(
                TASKS + " AND t.idx >= ? ORDER BY t.idx LIMIT ?", TaskRows::task, run, position, offset, limit);
        return new Page<>(total, rows);
    }

    /// Counts the tasks of a step, which takes its time where there are many.
    private long count(StepKey step) throws IOException {
        return view.query(
                        "SELECT count(*) n FROM task WHERE run = ? AND step = ?",
                        row -> row.number("n"),
                        step.run(),
                        step.position())
                .getFirst();
    }

    Optional<TaskDetail> detail(RunId id, String step, int index) throws IOException {
        var key = step(id, step);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var run = key.get().run();
        var position = key.get().position();
        var row = view.first(TASKS + " AND t.idx = ?", TaskRows::task, run, position, index);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        var counts = attempt(run, position, index);
        return Optional.of(new TaskDetail(
                row.get(),
                attempts(run, position, row.get(), step),
                counts.isEmpty() ? List.of() : artifacts(counts.get()),
                counts.isEmpty() ? List.of() : metrics(counts.get(), step, index),
                counts.isEmpty() ? List.of() : log(counts.get(), 0, LONGEST_LOG),
                counts.isEmpty() ? List.of() : queries(counts.get())));
    }

    List<LogLine> log(RunId id, String step, int index, long from, int limit) throws IOException {
        var key = step(id, step);
        var counts = key.isEmpty()
                ? Optional.<Long>empty()
                : attempt(key.get().run(), key.get().position(), index);
        return counts.isEmpty() ? List.of() : log(counts.get(), from, limit);
    }

    List<LogLine> log(RunId id, TaskAttempt attempt, long from, int limit) throws IOException {
        var key = step(id, attempt.step());
        if (key.isEmpty()) {
            return List.of();
        }
        // the one that counts is of another run where the task was reused
        var found = view.first(
                "SELECT a.id FROM attempt a WHERE a.number = ?4 AND (a.run = ?1 AND a.step = ?2 AND a.idx = ?3"
                        + " OR a.id = (SELECT attempt FROM task WHERE run = ?1 AND step = ?2 AND idx = ?3))",
                row -> row.number("id"),
                key.get().run(),
                key.get().position(),
                attempt.index(),
                attempt.number());
        return found.isEmpty() ? List.of() : log(found.get(), from, limit);
    }

    List<MetricPoint> curve(RunId id, String metric) throws IOException {
        return view.query(
                "SELECT s.name AS step, t.idx, m.name, m.iteration, m.value, m.time" + POINTS
                        + " AND m.name = ? ORDER BY m.iteration, t.step, t.idx, m.seq",
                row -> point(row, row.text("step"), row.small("idx")),
                id,
                metric);
    }

    /// Returns what each metric of `runs` was at `iteration`: the value of the highest iteration up to it, then of the
    /// highest task.
    Map<RunId, Map<String, Double>> metricsAt(List<RunId> runs, long iteration) throws IOException {
        var values = new HashMap<RunId, Map<String, Double>>();
        view.query(
                "SELECT id, name, value FROM (SELECT r.id, m.name, m.value, row_number() OVER (PARTITION BY r.id, m.name"
                        + " ORDER BY m.iteration DESC, t.step DESC, t.idx DESC, m.seq DESC) AS place FROM run r"
                        + " JOIN task t ON t.run = r.key JOIN metric m ON m.attempt = t.attempt"
                        + " WHERE r.id IN (SELECT value FROM json_each(?)) AND m.iteration <= ?) WHERE place = 1",
                row -> values.computeIfAbsent(new RunId(row.text("id")), _ -> new HashMap<>())
                        .put(row.text("name"), row.real("value")),
                JsonText.write(runs.stream().map(RunId::value).toList()),
                iteration);
        return values;
    }

    private Optional<Long> attempt(long run, int position, int index) throws IOException {
        return view
                .query(
                        "SELECT attempt FROM task WHERE run = ? AND step = ? AND idx = ?",
                        row -> Optional.ofNullable(row.numberOrNull("attempt")),
                        run,
                        position,
                        index)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<Attempt> attempts(long run, int position, TaskRow task, String step) throws IOException {
        if (task.status() == RunStatus.REUSED) {
            return view.query(
                    "SELECT a.* FROM task t JOIN attempt a ON a.id = t.attempt WHERE t.run = ? AND t.step = ?"
                            + " AND t.idx = ?",
                    row -> attempt(row, step, task, RunStatus.REUSED),
                    run,
                    position,
                    task.index());
        }
        return view.query(
                "SELECT * FROM attempt WHERE run = ? AND step = ? AND idx = ? ORDER BY number",
                row -> attempt(row, step, task, RunStatus.of(row.text("status"))),
                run,
                position,
                task.index());
    }

    private static Attempt attempt(Row row, String step, TaskRow task, RunStatus status) throws IOException {
        var type = row.textOrNull("error_type");
        var failure = type == null
                ? null
                : new Failure(
                        step,
                        task.index(),
                        task.item(),
                        row.textOrNull("error_cell"),
                        row.smallOrNull("error_line"),
                        type,
                        row.text("error_message"));
        return new Attempt(
                row.small("number"),
                status,
                new Times(row.timeOrNull("started"), row.timeOrNull("ended")),
                row.smallOrNull("worker"),
                row.smallOrNull("exit"),
                failure);
    }

    private List<QueryRecord> queries(long attempt) throws IOException {
        return view.query(
                "SELECT * FROM query WHERE attempt = ? ORDER BY seq",
                row -> new QueryRecord(
                        row.text("connection"),
                        row.text("text"),
                        texts(JsonText.readObject(row.text("bound"))),
                        row.number("rows"),
                        row.real("seconds")),
                attempt);
    }

    private static Map<String, String> texts(Map<?, ?> bound) {
        var texts = new LinkedHashMap<String, String>();
        bound.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    private List<ArtifactRow> artifacts(long attempt) throws IOException {
        return view.query("SELECT * FROM artifact WHERE attempt = ? ORDER BY position", TaskRows::artifact, attempt);
    }

    private List<MetricPoint> metrics(long attempt, String step, int index) throws IOException {
        return view.query(
                "SELECT name, iteration, value, time FROM metric WHERE attempt = ? ORDER BY seq",
                row -> point(row, step, index),
                attempt);
    }

    private List<LogLine> log(long attempt, long from, int limit) throws IOException {
        return view.query(
                "SELECT time, stream, " + LogText.COLUMNS
                        + " FROM log WHERE attempt = ? AND line >= ? ORDER BY line LIMIT ?",
                row -> new LogLine(row.time("time"), row.text("stream"), LogText.of(row)),
                attempt,
                from,
                limit);
    }

    static ArtifactRow artifact(Row row) throws IOException {
        return new ArtifactRow(
                row.text("name"),
                row.text("type"),
                row.number("bytes"),
                new ContentHash(row.text("hash")),
                row.text("format"),
                row.text("preview"));
    }

    private static MetricPoint point(Row row, String step, int index) throws IOException {
        return new MetricPoint(
                step, index, row.text("name"), row.number("iteration"), row.real("value"), row.time("time"));
    }

    static TaskRow task(Row row) throws IOException {
        return new TaskRow(
                row.small("idx"),
                row.text("item"),
                RunStatus.of(row.text("status")),
                new Times(row.timeOrNull("started"), row.timeOrNull("ended")),
                row.small("attempts"),
                row.smallOrNull("worker"));
    }
}
