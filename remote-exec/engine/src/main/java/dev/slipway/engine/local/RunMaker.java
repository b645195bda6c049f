package dev.slipway.engine.local;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.history.StoredHistory;
import dev.slipway.engine.local.Planner.Layout;
import dev.slipway.engine.past.PastAnswers;
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
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.connection.Drivers;
import dev.slipway.kernel.connection.WorkspaceDatabases;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.TrustedNotebooks;
import dev.slipway.kernel.secret.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes runs in this process: decides what is reused, and schedules the rest. Thread-safe.
public final class RunMaker {
    private final Store store;
    private final Installation installation;
    private final PlanCodec plans;
    private final Clock clock;
    private final Function<RunFacts, WorkerLink.Starter> workers;
    private final Resolver resolver;

    /// @param plans writes plans for the record
    public RunMaker(Store store, Installation installation, PlanCodec plans, Clock clock) {
        this.store = store;
        this.installation = installation;
        this.plans = plans;
        this.clock = clock;
        var maven = MavenResolver.create(Home.here(), installation.libraries());
        resolver = maven;
        workers = facts -> new ProcessStarter(installation, facts, new RunJars(maven, facts));
    }

    RunMaker(
            Store store,
            Installation installation,
            PlanCodec plans,
            Clock clock,
            Function<RunFacts, WorkerLink.Starter> workers) {
        this.store = store;
        this.installation = installation;
        this.plans = plans;
        this.clock = clock;
        this.workers = workers;
        resolver = MavenResolver.create(Home.here(), installation.libraries());
    }

    private DatabaseAnswers databases() {
        var secrets = Secrets.of(System.getenv());
        var folder = Objects.requireNonNullElse(store.folder().toAbsolutePath().getParent(), store.folder());
        var drivers = new Drivers(resolver, folder, System.err::println);
        return new DatabaseAnswers(new WorkspaceDatabases(folder, secrets, drivers), secrets);
    }

    /// Starts a run in a process of its own and returns it once it is in the store.
    RunId start(RunRequest request) throws IOException {
        return DetachedRuns.start(installation, new Order(store.folder(), request));
    }

    /// Returns what would happen to each step, and why.
    List<Decision> decide(RunRequest request) throws IOException {
        return decided(request).decisions();
    }

    /// @param deployment as it stood then; it stays so for the run
    /// @param layouts of the steps that could be laid out, by position
    private record Decided(RunDeployment deployment, List<Decision> decisions, Map<Integer, Layout> layouts) {}

    private Decided decided(RunRequest request) throws IOException {
        var wiring = Wiring.of(request.flow().plan());
        var steps =
                wiring.steps().stream().map(wired -> new StepState(wired, "")).toList();
        var deployment = RunDeployment.of(request, store);
        var planner = planner(request, wiring, steps, new Self("", deployment));
        var decisions = new ArrayList<Decision>();
        var layouts = new HashMap<Integer, Layout>();
        for (var step : steps) {
            decisions.add(decide(step, steps, planner));
            if (step.isLaidOut()) {
                layouts.put(step.wired().position(), planner.last());
            }
        }
        return new Decided(deployment, decisions, layouts);
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

    /// Makes a run under an id made before and returns how it ended.
    ///
    /// @throws IOException if the store or the workers fail
    RunStatus make(RunId id, RunRequest request, RunListener listener) throws IOException {
        for (var obstacle : Capacity.ofThisMachine().problems(request.flow().plan())) {
            throw new IOException(obstacle.message() + " " + obstacle.hint());
        }
        if (!request.flow().plan().jars().isEmpty()) {
            // whoever runs a notebook trusts it; what its libraries write, they may read
            TrustedNotebooks.in(Home.here()).add(request.source().notebook());
        }
        var decided = decided(request);
        var wiring = Wiring.of(request.flow().plan());
        var facts = new NewRuns(store, plans).create(id, request, decided.decisions(), clock.instant());
        listener.started(id, decided.decisions());
        var history = new StoredHistory(store, plans, new Upkeep(store, clock));
        var answers = new PastAnswers(store, history, id);
        var starter = new AnsweringStarter(workers.apply(facts), answers, databases(), decided.deployment());
        return new OneRun(facts, store, starter, clock).execute(listener, steps -> {
            var planner = planner(request, wiring, steps, new Self(id.value(), decided.deployment()));
            planner.expect(decided.layouts());
            return planner;
        });
    }

    /// The run that is planned.
    ///
    /// @param id empty if it has none yet
    private record Self(String id, RunDeployment deployment) {}

    private Planner planner(RunRequest request, Wiring wiring, List<StepState> steps, Self self) {
        var parameters = parameters(request);
        var origin = request.source().origin();
        var allowed = request.options().reuse() == Reuse.ALLOWED;
        var scope = new PastResults.Scope(allowed, origin == null ? null : origin.value());
        var folder = request.source().notebook().toAbsolutePath().getParent();
        var surroundings = Provenance.surroundings(request.flow().plan(), installation);
        var keys = new Keys(
                parameters, surroundings, position -> steps.get(position).results());
        var code = new CodeChanges(store, request.flow().code());
        return new Planner(
                steps,
                keys,
                new PastResults(
                        store,
                        folder == null ? request.source().notebook() : folder,
                        scope,
                        new Lookups(store, self.id(), databases().databases(), self.deployment())),
                new Reasons(store, request.flow().plan(), self.id(), code, allowed || origin != null),
                new TaskRequests(
                        wiring, parameters, position -> steps.get(position).results()),
                request.options().again());
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
}
