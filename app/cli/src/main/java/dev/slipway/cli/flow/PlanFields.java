package dev.slipway.cli.flow;

import dev.slipway.api.document.CellId;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.ProblemFields;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.run.RunListener.Decision;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Plans as JSON.
final class PlanFields {
    private PlanFields() {}

    /// Returns what `plan` prints.
    ///
    /// @param decisions one a step, in order
    static Fields of(Compiled.Flow flow, List<Decision> decisions) {
        var plan = flow.plan();
        var steps = new ArrayList<Fields>();
        for (int i = 0; i < plan.steps().size(); i++) {
            steps.add(step(plan.steps().get(i), decisions.get(i)));
        }
        return new Fields()
                .with("schema", Plan.SCHEMA)
                .with("flow", plan.flow())
                .with("plan", plan.hash().hex())
                .with("package", plan.packageHash().hex())
                .with(
                        "parameters",
                        plan.parameters().stream()
                                .map(each -> new Fields()
                                        .with("name", each.name())
                                        .with("type", each.type())
                                        .with("default", each.defaultValue()))
                                .toList())
                .with("library", ids(plan.library()))
                .with("steps", steps)
                .with(
                        "jars",
                        plan.jars().stream()
                                .map(jar -> new Fields()
                                        .with("coordinates", jar.coordinates())
                                        .with("sha256", jar.sha256().hex()))
                                .toList())
                .with("problems", ProblemFields.of(flow.problems()));
    }

    /// Returns what `plan` prints of a notebook that is no flow.
    static Fields refused(String flow, List<Problem> problems) {
        return new Fields()
                .with("schema", Plan.SCHEMA)
                .with("flow", flow)
                .with("plan", null)
                .with("package", null)
                .with("parameters", List.of())
                .with("library", List.of())
                .with("steps", List.of())
                .with("jars", List.of())
                .with("problems", ProblemFields.of(problems));
    }

    private static Fields step(Plan.Step step, Decision decision) {
        var settings = step.settings();
        return new Fields()
                .with("name", step.name())
                .with("cells", ids(step.cells()))
                .with("depends_on", step.dependsOn())
                .with(
                        "foreach",
                        step.fanOut().loops().stream().map(PlanFields::loop).toList())
                .with(
                        "gathers",
                        step.fanOut().gathers().stream()
                                .map(each -> new Fields()
                                        .with("artifact", each.artifact())
                                        .with("as", each.as()))
                                .toList())
                .with("reads", step.reads().stream().map(PlanFields::read).toList())
                .with(
                        "writes",
                        step.writes().stream()
                                .map(each ->
                                        new Fields().with("name", each.name()).with("type", each.type()))
                                .toList())
                .with("resources", resources(settings))
                .with("retry", settings.retry())
                .with("timeout", settings.timeout())
                .with("catch", settings.catchVariable())
                .with("secrets", settings.secrets())
                .with("code", step.code().hex())
                .with("decision", decision.decision().name().toLowerCase(Locale.ROOT))
                .with("why", decision.why());
    }

    private static Fields loop(Plan.Loop loop) {
        return new Fields()
                .with("variable", loop.variable())
                .with("over", loop.over())
                .with("type", loop.type());
    }

    private static Fields read(Plan.Read read) {
        return new Fields().with("name", read.name()).with("type", read.type()).with("from", read.from());
    }

    private static Fields resources(Plan.Settings settings) {
        return new Fields()
                .with("cpu", whole(settings.cpu()))
                .with("memory", settings.memoryBytes())
                .with("gpu", settings.gpu());
    }

    /// Returns a whole number of cores without its fraction.
    private static @Nullable Number whole(@Nullable Double cpu) {
        if (cpu == null || cpu != Math.rint(cpu)) {
            return cpu;
        }
        return cpu.longValue();
    }

    private static List<String> ids(List<CellId> cells) {
        return cells.stream().map(CellId::value).toList();
    }
}
