package dev.slipway.engine.history;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepTasks;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.store.Row;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.store.View;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.worker.code.CodePackages;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The history in a workspace's store. Thread-safe.
public final class StoredHistory implements RunHistory {
    private final Store store;
    private final PlanCodec plans;
    private final LostRuns lost;

    /// @param plans reads the plans of runs
    /// @param lost finds runs whose process is gone
    public StoredHistory(Store store, PlanCodec plans, LostRuns lost) {
        this.store = store;
        this.plans = plans;
        this.lost = lost;
    }

    @Override
    public RunId resolve(String reference) throws IOException {
        return RunReferences.resolve(store, reference, "");
    }

    @Override
    public Page<RunRow> runs(RunQuery query) throws IOException {
        return runs(query, RunCondition.of(query));
    }

    @Override
    public Page<RunRow> runs(RunQuery query, RunGroup.Key group) throws IOException {
        return runs(query, RunCondition.of(query).and(RunCondition.of(group)));
    }

    private Page<RunRow> runs(RunQuery query, RunCondition asked) throws IOException {
        var gone = lost();
        var rows = new RunRows(gone);
        var condition = asked.seeing(gone);
        return store.read(view -> {
            var before = query.before() == null ? Long.valueOf(Long.MAX_VALUE) : keyBefore(view, query.before());
            if (!query.expressions().isEmpty()) {
                return page(view, rows, condition, before, query.limit());
            }
            long total = count(view, condition);
            var page = rows.query(
                    view,
                    condition.sql() + " AND r.key < ? ORDER BY r.key DESC LIMIT ?",
                    condition.argumentsAnd(before, query.limit()));
            return new Page<>(total, page);
        });
    }

    @Override
    public List<RunRow> rows(List<RunId> ids) throws IOException {
        var rows = new RunRows(lost());
        var these = JsonText.write(ids.stream().map(RunId::value).toList());
        return store.read(view -> rows.query(view, "r.id IN (SELECT value FROM json_each(?))", these));
    }

    @Override
    public MetricCourse course(RunId id, String metric, int every) throws IOException {
        return store.read(view -> new CourseRows(view, id, metric, every).read());
    }

    @Override
    public Page<RunRow> runs(RunQuery query, RunOrder order, long offset, Instant now) throws IOException {
        var gone = lost();
        var rows = new RunRows(gone);
        return store.read(view -> {
            var condition = RunCondition.of(query).seeing(gone);
            if (query.before() != null) {
                condition = condition.and(RunCondition.of("r.key < ?", keyBefore(view, query.before())));
            }
            return new Page<>(
                    count(view, condition),
                    new OrderedRuns(view, rows, condition, order, now).page(offset, query.limit()));
        });
    }

    @Override
    public Map<String, Integer> counts(RunQuery query, Count by) throws IOException {
        var gone = lost();
        var condition = RunCondition.of(query).seeing(gone);
        var from = switch (by) {
            case FLOW -> "SELECT r.flow AS k, count(*) AS n FROM run r WHERE ";
            case STATUS -> "SELECT " + RunCondition.status(gone) + " AS k, count(*) AS n FROM run r WHERE ";
            case TAG -> "SELECT t.tag AS k, count(*) AS n FROM run_tag t JOIN run r ON r.key = t.run WHERE ";
            case VERSION ->
                "SELECT r.flow || '@' || r.version AS k, count(*) AS n FROM run r WHERE r.version IS NOT NULL AND ";
            case BRANCH ->
                "SELECT d.branch AS k, count(*) AS n FROM run r JOIN deployment d ON d.flow = r.flow"
                        + " AND d.version = r.version WHERE ";
            case WHO -> "SELECT r.who AS k, count(*) AS n FROM run r WHERE ";
        };
        var counts = new LinkedHashMap<String, Integer>();
        store.<Integer>read(view -> {
            view.query(
                    from + condition.sql() + " GROUP BY k ORDER BY k",
                    row -> counts.put(row.text("k"), row.small("n")),
                    condition.arguments().toArray());
            return counts.size();
        });
        return counts;
    }

    private static long count(View view, RunCondition condition) throws IOException {
        return view.query(
                        "SELECT count(*) n FROM run r WHERE " + condition.sql(),
                        row -> row.number("n"),
                        condition.arguments().toArray())
                .getFirst();
    }

    @Override
    public List<RunGroup> groups(RunQuery query, RunGroup.By by, List<String> metrics) throws IOException {
        var gone = lost();
        var condition = RunCondition.of(query).seeing(gone);
        return store.read(view -> new RunGroups(view, gone).of(condition, by, metrics));
    }

    @Override
    public List<RunBar> bars(RunQuery query, int room, Instant now) throws IOException {
        var gone = lost();
        var condition = RunCondition.of(query).seeing(gone);
        boolean isPlain = query.expressions().isEmpty() && query.tag() == null;
        return store.read(view -> new RunGroups(view, gone).bars(condition, isPlain, room, now));
    }

    /// Counts the runs and picks the page in one pass: an expression costs more than what it finds.
    private static Page<RunRow> page(View view, RunRows rows, RunCondition condition, long before, int limit)
            throws IOException {
        record Found(long key, long total) {}
        var found = view.query(
                "WITH met AS MATERIALIZED (SELECT r.key FROM run r WHERE " + condition.sql() + ")"
                        + " SELECT key, (SELECT count(*) FROM met) AS total FROM met WHERE key < ?"
                        + " ORDER BY key DESC LIMIT ?",
                row -> new Found(row.number("key"), row.number("total")),
                condition.argumentsAnd(before, limit));
        long total = found.isEmpty() ? count(view, condition) : found.getFirst().total();
        var keys = found.stream().map(Found::key).toList();
        var page =
                rows.query(view, "r.key IN (SELECT value FROM json_each(?)) ORDER BY r.key DESC", JsonText.write(keys));
        return new Page<>(total, page);
    }

    /// Returns the key that older runs are below; of a run that was deleted, by the time in its id.
    private static Long keyBefore(View view, RunId id) throws IOException {
        return view.query(
                        "SELECT coalesce((SELECT key FROM run WHERE id = ?),"
                                + " (SELECT max(key) + 1 FROM run WHERE id < ?), 0) k",
                        row -> row.number("k"),
                        id,
                        id)
                .getFirst();
    }

    @Override
    public Map<RunId, RunOutline> outlines(List<RunId> ids, String metric) throws IOException {
        return store.read(view -> new OutlineRows(view).read(ids, metric));
    }

    @Override
    public Optional<RunDetail> run(RunId id) throws IOException {
        var rows = new RunRows(lost());
        return store.read(view -> new RunDetails(store, plans, rows, view).read(id));
    }

    @Override
    public Compiled.Flow code(RunId id) throws IOException {
        record Code(String json, ContentHash shipped) {}
        Row.Reader<Code> reader = row -> new Code(row.text("json"), new ContentHash(row.text("package")));
        var code = store.<Optional<Code>>read(view -> view.first(
                        "SELECT p.json, p.package FROM run r JOIN plan p ON p.document = r.plan WHERE r.id = ?",
                        reader,
                        id))
                .orElseThrow(() -> RunDetails.unknown(id));
        var shipped = CodePackages.decode(store.bytes(code.shipped()));
        return new Compiled.Flow(plans.read(code.json()), shipped, new CellGraph(List.of(), List.of()), List.of());
    }

    @Override
    public Plan plan(RunId id) throws IOException {
        return plans.read(store.<Optional<String>>read(view -> view.first(
                        "SELECT p.json FROM run r JOIN plan p ON p.document = r.plan WHERE r.id = ?",
                        row -> row.text("json"),
                        id))
                .orElseThrow(() -> RunDetails.unknown(id)));
    }

    @Override
    public Page<TaskRow> tasks(RunId id, String step, long offset, int limit) throws IOException {
        return store.read(view -> new TaskRows(view).page(id, step, offset, limit));
    }

    @Override
    public StepTasks tasks(RunId id, String step, StepTasks before) throws IOException {
        return store.read(view -> new TasksOfStep(view, id, step).after(before));
    }

    @Override
    public Map<String, Map<Integer, Double>> metrics(RunId id, String step) throws IOException {
        return store.read(view -> new TasksInSum(view, id, step).metrics());
    }

    @Override
    public Set<Integer> holding(RunId id, String step, String name, String text) throws IOException {
        return store.read(view -> new TasksInSum(view, id, step).holding(name, text));
    }

    @Override
    public Map<Integer, List<Attempt>> retried(RunId id, String step) throws IOException {
        return store.read(view -> new TasksInSum(view, id, step).retried());
    }

    @Override
    public Optional<TaskDetail> task(RunId id, String step, int index) throws IOException {
        return store.read(view -> new TaskRows(view).detail(id, step, index));
    }

    @Override
    public List<LogLine> log(RunId id, String step, int index, long from, int limit) throws IOException {
        return store.read(view -> new TaskRows(view).log(id, step, index, from, limit));
    }

    @Override
    public List<LogLine> logOfAttempt(RunId id, TaskAttempt attempt, long from, int limit) throws IOException {
        return store.read(view -> new TaskRows(view).log(id, attempt, from, limit));
    }

    @Override
    public List<MetricPoint> curve(RunId id, String metric) throws IOException {
        return store.read(view -> new TaskRows(view).curve(id, metric));
    }

    @Override
    public Map<RunId, Map<String, Double>> metricsAt(List<RunId> runs, long iteration) throws IOException {
        return store.read(view -> new TaskRows(view).metricsAt(runs, iteration));
    }

    @Override
    public List<String> flows() throws IOException {
        return store.read(RunReferences::flows);
    }

    @Override
    public long revision() throws IOException {
        return store.revision();
    }

    private Set<RunId> lost() throws IOException {
        return store.exists() ? lost.find() : Set.of();
    }
}
