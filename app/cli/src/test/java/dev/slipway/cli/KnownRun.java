package dev.slipway.cli;

import dev.slipway.api.document.CellId;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.Failure;
import dev.slipway.engine.history.Rows.FlowRef;
import dev.slipway.engine.history.Rows.Input;
import dev.slipway.engine.history.Rows.Label;
import dev.slipway.engine.history.Rows.Metric;
import dev.slipway.engine.history.Rows.Origin;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.Rows.Times;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.worker.code.CodePackage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A flow of two steps, and a run of it, with every field filled.
public final class KnownRun {
    public static final RunId ID = new RunId("r00000000000000000000000001");
    public static final ContentHash HASH = ContentHash.of("code");
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private static final Plan.Step PREPARE = new Plan.Step(
            "prepare",
            List.of(new CellId("c1")),
            List.of(),
            Plan.FanOut.ONCE,
            List.of(),
            List.of(new Plan.Write("rows", "List<String>")),
            Plan.Settings.DEFAULT,
            HASH);
    private static final Plan.Step TRAIN = new Plan.Step(
            "train",
            List.of(new CellId("c2")),
            List.of("prepare"),
            new Plan.FanOut(List.of(new Plan.Loop("row", "rows", "String")), List.of(), null),
            List.of(new Plan.Read("rate", "double", "parameters"), new Plan.Read("row", "String", "foreach")),
            List.of(new Plan.Write("model", "Model")),
            new Plan.Settings(2.0, 1L << 30, null, 3, Duration.ofMinutes(2), "error", true, List.of()),
            HASH);
    public static final Plan PLAN = new Plan(
            "sales",
            HASH,
            ContentHash.of("package"),
            List.of(new Plan.Parameter("rate", "double", 0.1)),
            List.of(new CellId("c0")),
            List.of(PREPARE, TRAIN),
            List.of(new Plan.Jar("org.example:thing:1.0", HASH)));
    public static final Compiled.Flow FLOW =
            new Compiled.Flow(PLAN, new CodePackage(List.of()), new CellGraph(List.of(), List.of()), List.of());

    public static final RunDetail SUCCEEDED = detail(RunStatus.SUCCEEDED, null);
    public static final RunDetail CANCELLED = detail(RunStatus.CANCELLED, null);
    public static final RunDetail RUNNING = detail(RunStatus.RUNNING, null);
    public static final RunDetail FAILED =
            detail(RunStatus.FAILED, new Failure("train", 1, "DE", "c2", 2, "ArithmeticException", "/ by zero"));

    private KnownRun() {}

    private static RunDetail detail(RunStatus status, @Nullable Failure failure) {
        return detail(status, failure, new Label("first try", List.of("good", "trial")));
    }

    /// Returns the run that succeeded under another name and other tags.
    public static RunDetail labelled(Label label) {
        return detail(RunStatus.SUCCEEDED, null, label);
    }

    private static RunDetail detail(RunStatus status, @Nullable Failure failure, Label label) {
        var times = new Times(START, START.plusMillis(1500));
        var row = new RunRow(
                ID,
                new FlowRef("sales", 7, 3, HASH, ContentHash.of("package"), "/notebooks/sales.ipynb"),
                label,
                status,
                times,
                new Origin("ann", "box", "local", "slipway run sales.ipynb", "0123456789abcdef", true),
                Map.of("rate", 0.1),
                Map.of("rmse", new Metric(Double.NaN, 1.5, 3, 2, true)));
        return new RunDetail(
                row,
                List.of(
                        step("prepare", RunStatus.REUSED, new Counts(1, 0, 1, 0, 0, 0), List.of()),
                        step(
                                "train",
                                status,
                                new Counts(2, failure == null ? 2 : 1, 0, failure == null ? 0 : 1, 0, 0),
                                List.of("prepare"))),
                failure,
                List.of(new Input("data/sales.csv", 1234, HASH, "prepare")),
                Map.of("java", "25.0.1", "os", "Linux", "slipway", "0.1"),
                List.of(new Plan.Jar("org.example:thing:1.0", HASH)),
                "{\"cells\": [{\"cell_type\": \"code\", \"id\": \"c1\", \"metadata\": {}, \"outputs\": [],"
                        + " \"execution_count\": null, \"source\": \"\"}, {\"cell_type\": \"code\", \"id\": \"c2\","
                        + " \"metadata\": {}, \"outputs\": [], \"execution_count\": null, \"source\": \"\"}],"
                        + " \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "+int rate = 2;");
    }

    private static StepRow step(String name, RunStatus status, Counts counts, List<String> dependsOn) {
        return new StepRow(
                name,
                status,
                counts,
                new Times(START, START.plusMillis(250)),
                "nothing changed",
                List.of("c1"),
                dependsOn,
                HASH.hex());
    }
}
