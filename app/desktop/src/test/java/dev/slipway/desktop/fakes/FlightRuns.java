package dev.slipway.desktop.fakes;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.Failure;
import dev.slipway.engine.history.Rows.Input;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts runs of `flight-delays` with steps and tasks into a workspace; the fan-out has 40 tasks.
public final class FlightRuns {
    public static final int TASKS = 40;
    public static final int FIRST_FAILURE = 20;
    private static final List<String> AIRPORTS = List.of("ATL", "ORD", "DFW", "DEN", "HNL", "LGA", "SEA", "EWR");

    private final FakeWorkspace workspace;

    public FlightRuns(FakeWorkspace workspace) {
        this.workspace = workspace;
    }

    public RunId succeeded(int number) {
        return add(number, RunStatus.SUCCEEDED);
    }

    /// Three tasks of `train` failed, the others succeeded; the cause is a parameter.
    public RunId failed(int number) {
        return add(number, RunStatus.FAILED);
    }

    public RunId lost(int number) {
        return add(number, RunStatus.LOST);
    }

    public RunId running(int number) {
        return add(number, RunStatus.RUNNING);
    }

    /// Lets a running run succeed.
    public void finish(RunId id) {
        var old = workspace.history.run(id).orElseThrow().row();
        workspace.history.rows.remove(id);
        var done = add(old.flow().number(), RunStatus.SUCCEEDED);
        if (!done.equals(id)) {
            throw new IllegalStateException("another id");
        }
    }

    private RunId add(int number, RunStatus status) {
        var started = FakeWorkspace.NOW.minus(Duration.ofHours(100 - number));
        var builder = new RunBuilder("flight-delays", number)
                .started(started, Duration.ofSeconds(60))
                .status(status)
                .parameter("airports", 40L)
                .parameter("settings", status == RunStatus.FAILED ? 100L : 5L);
        if (status == RunStatus.SUCCEEDED) {
            builder.metric("rmse", 14 - number * 0.1, true);
        }
        var row = builder.build();
        var id = row.id();
        var failure = status == RunStatus.FAILED ? failure() : null;
        workspace.history.codes.put(id, FlightFlow.flow(""));
        workspace.history.add(new RunDetail(
                row,
                steps(status, started, row.times().ended()),
                failure,
                List.of(new Input("flights.csv", 212_000_000, ContentHash.of("flights"), "prepare")),
                Map.of("java", "25"),
                ""));
        workspace.history.tasks.put(id + "/train", tasks(status, started));
        for (var step : List.of("prepare", "choose", "report")) {
            workspace.history.tasks.put(
                    id + "/" + step, List.of(new TaskRow(0, "", RunStatus.REUSED, new Times(null, null), 0, null)));
        }
        if (failure != null) {
            detail(id, failure, started);
            explain(id, number);
        }
        return id;
    }

    private void explain(RunId id, int number) {
        var good = workspace.history.rows.values().stream()
                .filter(run -> run.status() == RunStatus.SUCCEEDED && run.flow().number() < number)
                .findFirst();
        good.ifPresent(run -> {
            var cause = new Difference.Item(
                    Difference.Kind.PARAMETER, "parameter settings", 5L, 100L, "The parameter settings changed.");
            workspace.differences.put(List.of(run.id(), id), new Difference(run.id(), id, cause, List.of(cause)));
        });
    }

    private static Failure failure() {
        return new Failure(
                "train",
                FIRST_FAILURE,
                "HNL, 0",
                "c5",
                2,
                "java.lang.IllegalArgumentException",
                "the first split is empty");
    }

    private static List<StepRow> steps(RunStatus status, Instant started, @Nullable Instant ended) {
        boolean isDone = status == RunStatus.SUCCEEDED;
        int failed = status == RunStatus.FAILED ? 3 : 0;
        int executed = isDone || status == RunStatus.FAILED ? TASKS - failed : TASKS / 2;
        var one = isDone ? new Counts(1, 1, 0, 0, 0, 0) : new Counts(1, 0, 0, 0, 0, 0);
        var train = status == RunStatus.LOST ? RunStatus.RUNNING : status;
        var after = isDone ? RunStatus.SUCCEEDED : status == RunStatus.FAILED ? RunStatus.SKIPPED : RunStatus.WAITING;
        var times = new Times(started, ended);
        var none = new Times(null, null);
        return List.of(
                new StepRow(
                        "prepare",
                        RunStatus.REUSED,
                        isDone ? one : new Counts(1, 0, 1, 0, 0, 0),
                        none,
                        "nothing it reads has changed",
                        List.of("c2"),
                        List.of(),
                        "a"),
                new StepRow(
                        "train",
                        train,
                        new Counts(TASKS, executed, 0, failed, 0, 0),
                        times,
                        "settings changed",
                        List.of("c4", "c5"),
                        List.of("prepare"),
                        "b"),
                new StepRow("choose", after, one, isDone ? times : none, "", List.of("c6"), List.of("train"), "c"),
                new StepRow(
                        "report",
                        after,
                        one,
                        isDone ? times : none,
                        "",
                        List.of("c7"),
                        List.of("prepare", "choose"),
                        "d"));
    }

    private static List<TaskRow> tasks(RunStatus status, Instant started) {
        var tasks = new ArrayList<TaskRow>();
        for (int i = 0; i < TASKS; i++) {
            boolean isFailed = status == RunStatus.FAILED && i >= FIRST_FAILURE && i < FIRST_FAILURE + 3;
            boolean isOpen = (status == RunStatus.RUNNING || status == RunStatus.LOST) && i >= TASKS / 2;
            var from = started.plusMillis(1000L * i);
            tasks.add(new TaskRow(
                    i,
                    AIRPORTS.get(i / 5) + ", " + i % 5,
                    isFailed ? RunStatus.FAILED : isOpen ? RunStatus.WAITING : RunStatus.SUCCEEDED,
                    isOpen ? new Times(null, null) : new Times(from, from.plusMillis(500 + 100L * (i % 7))),
                    isFailed ? 3 : isOpen ? 0 : 1,
                    isOpen ? null : i % 4));
        }
        return tasks;
    }

    private void detail(RunId id, Failure failure, Instant started) {
        var times = new Times(started, started.plusSeconds(2));
        var attempts = List.of(
                new Attempt(1, RunStatus.FAILED, times, 1, null, failure),
                new Attempt(2, RunStatus.FAILED, times, 2, null, failure),
                new Attempt(3, RunStatus.FAILED, times, 3, null, failure));
        var log = List.of(
                new LogLine(started, "stdout", "read 38 402 rows"),
                new LogLine(started, "stderr", "java.lang.E: no"),
                new LogLine(started, "stderr", "  at x"),
                new LogLine(started, "card", "### Card"));
        workspace.history.taskDetails.put(
                id + "/train/" + FIRST_FAILURE,
                new TaskDetail(
                        new TaskRow(FIRST_FAILURE, "HNL, 0", RunStatus.FAILED, times, 3, 3),
                        attempts,
                        List.of(new ArtifactRow("mine", "Table", 10, ContentHash.of("m"), "table", "3 rows")),
                        List.of(),
                        log));
    }
}
