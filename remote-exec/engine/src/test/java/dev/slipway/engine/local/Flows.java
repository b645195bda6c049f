package dev.slipway.engine.local;

import dev.slipway.api.document.CellId;
import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Jar;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.Plan.Write;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.StepCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Builds flows by hand.
public final class Flows {
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Jar> jars = new ArrayList<>();

    /// Prepare (parameter `items`, `rate`) → train for each item, then report on all.
    public static Flows fanOut(Settings settings) {
        return new Flows()
                .parameter("items", "String", "a,b,c")
                .parameter("rate", "double", 0.1)
                .step("prepare", FanOut.ONCE, List.of(new Read("items", "String", "parameters")), "all")
                .step(new Step(
                        "train",
                        List.of(new CellId("c-train")),
                        List.of("prepare"),
                        new FanOut(List.of(new Loop("item", "all", "String")), List.of(), null),
                        List.of(new Read("rate", "double", "parameters"), new Read("item", "String", "foreach")),
                        List.of(new Write("model", "String")),
                        settings,
                        ContentHash.of("train")))
                .step(
                        "report",
                        new FanOut(List.of(), List.of(new Gather("model", "models")), null),
                        List.of(new Read("models", "List<String>", "train")),
                        "summary");
    }

    public Flows parameter(String name, String type, Object value) {
        parameters.add(new Parameter(name, type, value));
        return this;
    }

    public Flows step(String name, FanOut fanOut, List<Read> reads, String... writes) {
        var kept = new ArrayList<Write>();
        for (var write : writes) {
            kept.add(new Write(write, "String"));
        }
        return step(new Step(
                name,
                List.of(new CellId("c-" + name)),
                List.of(),
                fanOut,
                reads,
                kept,
                Settings.DEFAULT,
                ContentHash.of(name)));
    }

    public Flows step(Step step) {
        steps.add(step);
        return this;
    }

    /// Declares a locked dependency.
    public Flows jar(String coordinates, String content) {
        jars.add(new Jar(coordinates, ContentHash.of(content)));
        return this;
    }

    /// Changes the settings of a step.
    public Flows edit(String name, Settings settings) {
        steps.replaceAll(step -> step.name().equals(name)
                ? new Step(
                        name,
                        step.cells(),
                        step.dependsOn(),
                        step.fanOut(),
                        step.reads(),
                        step.writes(),
                        settings,
                        step.code())
                : step);
        return this;
    }

    /// Changes the code of a step.
    public Flows edit(String name, String code) {
        steps.replaceAll(step -> step.name().equals(name)
                ? new Step(
                        name,
                        step.cells(),
                        step.dependsOn(),
                        step.fanOut(),
                        step.reads(),
                        step.writes(),
                        step.settings(),
                        ContentHash.of(code))
                : step);
        return this;
    }

    public Compiled.Flow build() {
        var code = new CodePackage(steps.stream()
                .map(step -> new StepCode(step.name(), List.of(), List.of(), Map.of(), Map.of()))
                .toList());
        var semantic = ContentHash.of(String.join(
                "\n", steps.stream().map(step -> step.name() + step.code()).toList()));
        var plan = new Plan("flow", semantic, code.hash(), parameters, List.of(), steps, jars);
        return new Compiled.Flow(plan, code, new CellGraph(List.of(), List.of()), List.of());
    }
}
