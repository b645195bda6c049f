package dev.slipway.engine.local;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.reuse.Wiring;
import dev.slipway.engine.run.RunListener.Decision;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.store.NewRun;
import dev.slipway.engine.store.NewRun.NewStep;
import dev.slipway.engine.store.RunRecords;
import dev.slipway.engine.store.Store;
import dev.slipway.worker.code.CodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Adds runs to the store. Immutable.
record NewRuns(Store store, PlanCodec plans) {
    /// Adds a run that starts now, with all that it needs to run again.
    RunFacts create(RunId id, RunRequest request, List<Decision> decisions, Instant now) throws IOException {
        var plan = request.flow().plan();
        var source = request.source();
        var shipped = store.keep(CodePackages.encode(request.flow().code()));
        var notebook = store.keep(source.notebookText().getBytes(StandardCharsets.UTF_8));
        var steps = new ArrayList<NewStep>();
        for (int i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            var cells = step.cells().stream().map(cell -> cell.value()).toList();
            steps.add(new NewStep(step.name(), decisions.get(i).why(), cells, step.dependsOn(), step.code()));
        }
        var code = new NewRun.Code(
                plan.flow(),
                source.version(),
                plan.hash(),
                shipped,
                plans.write(plan),
                source.notebook().toAbsolutePath(),
                notebook,
                source.origin());
        var parameters = RunMaker.parameters(request);
        var run = new NewRun(
                id,
                code,
                Provenance.maker(source.notebook(), source.command(), store),
                request.label().name(),
                request.label().tags(),
                parameters,
                Provenance.environment(),
                steps);
        var key = store.<Long>write(transaction -> RunRecords.create(transaction, run, now));
        return new RunFacts(key, id, request, Wiring.of(plan), parameters, store.folder());
    }
}
