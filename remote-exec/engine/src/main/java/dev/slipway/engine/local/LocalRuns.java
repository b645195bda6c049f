package dev.slipway.engine.local;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.reuse.CodeChanges;
import dev.slipway.engine.reuse.Found.Hit;
import dev.slipway.engine.reuse.Keys;
import dev.slipway.engine.reuse.PastResults;
import dev.slipway.engine.reuse.Reasons;
import dev.slipway.engine.reuse.Wiring;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunListener.Choice;
import dev.slipway.engine.run.RunListener.Decision;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.run.RunRequest.Reuse;
import dev.slipway.engine.run.RunService;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Runs flows in this process, with workers on this machine. Thread-safe: every run has its own scheduler.
public final class LocalRuns implements RunService {
    private final Store store;
    private final Ports ports;
    private final Clock clock;
    private final RandomGenerator random;
    private final Function<RunFacts, WorkerLink.Starter> workers;

    /// What runs need of others.
    ///
    /// @param installation where the program's parts are
    /// @param plans writes plans as JSON for the record
    /// @param details reads a run back
    public record Ports(Installation installation, PlanCodec plans, DetailReader details) {}

    /// Reads what the store has of a run that is there.
    @FunctionalInterface
    public interface DetailReader {
        /// @throws IOException if the store cannot be read
        RunDetail read(RunId id) throws IOException;
    }

    public LocalRuns(Store store, Ports ports, Clock clock, RandomGenerator random) {
        this(store, ports, clock, random, facts -> new ProcessStarter(ports.installation(), facts));
    }

    LocalRuns(
            Store store,
            Ports ports,
            Clock clock,
            RandomGenerator random,
            Function<RunFacts, WorkerLink.Starter> workers) {
        this.store = store;
        this.workers = workers;
        this.ports = ports;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public List<Decision> decide(RunRequest request) throws IOException {
        var wiring = Wiring.of(request.flow().plan());
        var steps =
                wiring.steps().stream().map(wired -> new StepState(wired, "")).toList();
        var planner = planner(request, wiring, steps, "");
        var decisions = new ArrayList<Decision>();
        for (var step : steps) {
            decisions.add(decide(step, steps, planner));
        }
        return decisions;
    }

    private Decision decide(StepState step, List<StepState> steps, Planner planner) throws IOException {
        for (var before : step.wired().upstream()) {
            if (!steps.get(before).isDone()) {
                return new Decision(
                        step.name(),
                        Choice.UNKNOWN,
                        "depends on what " + steps.get(before).name() + " gives");
            }
        }
        if (!planner.tryLayOut(step)) {
            return new Decision(step.name(), Choice.UNKNOWN, "depends on the elements of its collection");
        }
        for (int i = 0; i < planner.found().size(); i++) {
            if (!(planner.found().get(i) instanceof Hit hit)) {
                return new Decision(step.name(), Choice.RUN, step.why());
            }
            step.results().set(i, hit.artifacts());
        }
        step.end(RunStatus.REUSED, clock.instant());
        return new Decision(step.name(), Choice.REUSE, step.why());
    }

    @Override
    public RunDetail execute(RunRequest request, RunListener listener) throws IOException {
        return execute(RunId.create(clock, random), request, listener);
    }

    /// Runs a flow as `execute` does, under an id made before.
    RunDetail execute(RunId id, RunRequest request, RunListener listener) throws IOException {
        var decisions = decide(request);
        var wiring = Wiring.of(request.flow().plan());
        var facts = new NewRuns(store, ports.plans()).create(id, request, decisions, clock.instant());
        listener.started(id, decisions);
        new OneRun(facts, store, workers.apply(facts), clock)
                .execute(listener, steps -> planner(request, wiring, steps, id.value()));
        return ports.details().read(id);
    }

    private Planner planner(RunRequest request, Wiring wiring, List<StepState> steps, String self) {
        var parameters = parameters(request);
        var origin = request.source().origin();
        var allowed = request.options().reuse() == Reuse.ALLOWED;
        var scope = new PastResults.Scope(allowed, origin == null ? null : origin.value());
        var folder = request.source().notebook().toAbsolutePath().getParent();
        var surroundings = Provenance.surroundings(request.flow().plan(), ports.installation());
        var keys = new Keys(
                parameters, surroundings, position -> steps.get(position).results());
        var code = new CodeChanges(store, request.flow().code());
        return new Planner(
                steps,
                keys,
                new PastResults(store, folder == null ? request.source().notebook() : folder, scope),
                new Reasons(store, request.flow().plan(), self, code, allowed || origin != null),
                new TaskRequests(
                        wiring, parameters, position -> steps.get(position).results()));
    }

    /// Returns the values of all parameters, in the plan's order.
    static Map<String, @Nullable Object> parameters(RunRequest request) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        for (var parameter : request.flow().plan().parameters()) {
            var given = request.parameters();
            all.put(
                    parameter.name(),
                    given.containsKey(parameter.name()) ? given.get(parameter.name()) : parameter.defaultValue());
        }
        return all;
    }

    @Override
    public void cancel(RunId id) throws IOException {
        new Upkeep(store, clock).cancel(id);
    }

    @Override
    public void sweep() throws IOException {
        new Upkeep(store, clock).sweep();
    }

    @Override
    public void tag(RunId id, List<String> add, List<String> remove) throws IOException {
        new Upkeep(store, clock).tag(id, add, remove);
    }

    @Override
    public void delete(List<RunId> ids) throws IOException {
        new Upkeep(store, clock).delete(ids);
    }
}
