package dev.slipway.cli;

import dev.slipway.api.run.RunId;
import dev.slipway.api.sql.QueryRecord;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.history.MetricCourse;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.MetricPoint;
import dev.slipway.engine.history.Rows.Page;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepTasks;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunBar;
import dev.slipway.engine.history.RunGroup;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunOrder;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.WhereException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The history of one run; `latest` and its id name it.
record KnownHistory(Supplier<RunDetail> run) implements RunHistory {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Times TIMES = new Times(START, START.plusMillis(125));
    private static final List<LogLine> LOG =
            List.of(new LogLine(START, "stdout", "begun"), new LogLine(START, "stderr", "careful"));

    @Override
    public RunId resolve(String reference) throws IOException {
        if (reference.equals("latest") || KnownRun.ID.value().startsWith(reference)) {
            return KnownRun.ID;
        }
        throw new NoSuchRunException("There is no run " + reference + ". slipway runs lists those there are.");
    }

    @Override
    public Page<RunRow> runs(RunQuery query) throws IOException {
        if ("rate <".equals(query.where())) {
            throw new WhereException("A number is missing.", 6);
        }
        return new Page<>(12, List.of(run.get().row()));
    }

    @Override
    public Page<RunRow> runs(RunQuery query, RunGroup.Key group) throws IOException {
        return runs(query);
    }

    @Override
    public List<RunRow> rows(List<RunId> ids) {
        return List.of(run.get().row());
    }

    @Override
    public MetricCourse course(RunId id, String metric, int every) {
        return new MetricCourse.Builder().build();
    }

    @Override
    public Page<RunRow> runs(RunQuery query, RunOrder order, long offset, Instant now) throws IOException {
        return runs(query);
    }

    @Override
    public Map<String, Integer> counts(RunQuery query, Count by) {
        return Map.of();
    }

    @Override
    public List<RunGroup> groups(RunQuery query, RunGroup.By by, List<String> metrics) {
        return List.of();
    }

    @Override
    public List<RunBar> bars(RunQuery query, int room, Instant now) {
        return List.of();
    }

    @Override
    public Optional<RunDetail> run(RunId id) {
        return Optional.of(run.get());
    }

    @Override
    public Compiled.Flow code(RunId id) {
        return KnownRun.FLOW;
    }

    @Override
    public Page<TaskRow> tasks(RunId id, String step, long offset, int limit) {
        return new Page<>(2, List.of(task()));
    }

    @Override
    public Map<String, Map<Integer, Double>> metrics(RunId id, String step) {
        return Map.of();
    }

    @Override
    public Set<Integer> holding(RunId id, String step, String name, String text) {
        return Set.of();
    }

    @Override
    public Map<Integer, List<Attempt>> retried(RunId id, String step) {
        return Map.of();
    }

    @Override
    public StepTasks tasks(RunId id, String step, StepTasks before) {
        return new StepTasks(List.of(task()), 1);
    }

    private static TaskRow task() {
        return new TaskRow(1, "DE", RunStatus.SUCCEEDED, TIMES, 2, 4);
    }

    @Override
    public Optional<TaskDetail> task(RunId id, String step, int index) {
        if (index > 1) {
            return Optional.empty();
        }
        return Optional.of(new TaskDetail(
                task(),
                List.of(new Attempt(1, RunStatus.SUCCEEDED, TIMES, 4, 0, null)),
                List.of(new ArtifactRow("model", "Model", 99, KnownRun.HASH, "slipway-value/1", "Model[a=1]")),
                List.of(new MetricPoint("train", 1, "rmse", 3, Double.POSITIVE_INFINITY, START)),
                LOG,
                List.of(new QueryRecord("shop", "SELECT id\nFROM orders WHERE id > :a", Map.of("a", "1"), 7, 0.25))));
    }

    @Override
    public List<LogLine> log(RunId id, String step, int index, long from, int limit) {
        return LOG.stream().skip(from).limit(limit).toList();
    }

    @Override
    public List<LogLine> logOfAttempt(RunId id, TaskAttempt attempt, long from, int limit) {
        return attempt.number() == 1 ? List.of(new LogLine(START, "stderr", "the first try")) : LOG;
    }

    @Override
    public List<MetricPoint> curve(RunId id, String metric) {
        return List.of();
    }

    @Override
    public Map<RunId, Map<String, Double>> metricsAt(List<RunId> runs, long iteration) {
        return Map.of();
    }

    @Override
    public List<String> flows() {
        return List.of("sales");
    }

    @Override
    public long revision() {
        return 1;
    }
}
