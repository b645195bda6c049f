package dev.slipway.desktop.fakes;

import dev.slipway.api.document.CellId;
import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Gather;
import dev.slipway.engine.flow.Plan.Loop;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.flow.Plan.Read;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.Plan.Step;
import dev.slipway.engine.flow.Plan.Write;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.worker.code.CodePackage;
import java.util.List;

/// The flow of `flight-delays` as the compiler gives it, without any class.
public final class FlightFlow {
    private FlightFlow() {}

    /// Returns the plan; `change` makes the hash of `train` another one.
    public static Plan plan(String change) {
        return new Plan(
                "flight-delays",
                ContentHash.of("plan" + change),
                ContentHash.of("package" + change),
                List.of(new Parameter("airports", "int", 40L), new Parameter("settings", "int", 5L)),
                List.of(new CellId("c3")),
                List.of(prepare(), train(change), choose(), report()),
                List.of());
    }

    public static Compiled.Flow flow(String change, Problem... problems) {
        return new Compiled.Flow(
                plan(change), new CodePackage(List.of()), new CellGraph(List.of(), List.of()), List.of(problems));
    }

    private static Step prepare() {
        return new Step(
                "prepare",
                List.of(new CellId("c2")),
                List.of(),
                FanOut.ONCE,
                List.of(new Read("airports", "int", "parameters")),
                List.of(new Write("delays", "Table"), new Write("names", "List<String>")),
                Settings.DEFAULT,
                ContentHash.of("prepare"));
    }

    private static Step train(String change) {
        return new Step(
                "train",
                List.of(new CellId("c4"), new CellId("c5")),
                List.of("prepare"),
                new FanOut(
                        List.of(new Loop("airport", "names", "String"), new Loop("setting", "grid", "Setting")),
                        List.of(),
                        null),
                List.of(new Read("delays", "Table", "prepare")),
                List.of(new Write("model", "Boosted")),
                Settings.DEFAULT,
                ContentHash.of("train" + change));
    }

    private static Step choose() {
        return new Step(
                "choose",
                List.of(new CellId("c6")),
                List.of("train"),
                new FanOut(List.of(), List.of(new Gather("model", "models")), null),
                List.of(new Read("models", "List<Boosted>", "train")),
                List.of(new Write("best", "Boosted")),
                Settings.DEFAULT,
                ContentHash.of("choose"));
    }

    private static Step report() {
        return new Step(
                "report",
                List.of(new CellId("c7")),
                List.of("prepare", "choose"),
                FanOut.ONCE,
                List.of(new Read("delays", "Table", "prepare"), new Read("best", "Boosted", "choose")),
                List.of(),
                Settings.DEFAULT,
                ContentHash.of("report"));
    }
}
