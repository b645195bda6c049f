package dev.slipway.engine.workspace;

import dev.slipway.engine.artifact.DeclaredJars;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.artifact.StoredArtifacts;
import dev.slipway.engine.compare.Comparisons;
import dev.slipway.engine.compare.StoredComparisons;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.deploy.StoredDeployments;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.StoredHistory;
import dev.slipway.engine.local.LocalAuthor;
import dev.slipway.engine.local.LocalRuns;
import dev.slipway.engine.local.RunMaker;
import dev.slipway.engine.local.Upkeep;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.run.RunService;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.values.StoredValues;
import dev.slipway.engine.values.ValueClauses;
import dev.slipway.engine.values.ValueComparisons;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.TrustedNotebooks;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// The services over the store of a workspace on this machine. Thread-safe.
///
/// Opening does no I/O and makes nothing: while the workspace has no store, every question has an empty answer, and
/// `.slipway` appears with the first run or deployment. Where a store may not lie (a network folder, a folder that a
/// service syncs), cannot be written, is damaged or newer, the first use says so (`StoreException`).
public final class LocalWorkspace implements WorkspaceServices {
    private final Workspace workspace;
    private final Store store;
    private final LibraryCodecs codecs;
    private final RunService runs;
    private final RunHistory history;
    private final Artifacts artifacts;
    private final Comparisons comparisons;
    private final ValueComparisons values;
    private final Deployments deployments;
    private final Housekeeping housekeeping;

    private LocalWorkspace(Workspace workspace, Installation installation, Clock clock, RandomGenerator random) {
        this.workspace = workspace;
        var plans = new PlanJson();
        store = Store.in(workspace.folder());
        var resolver = MavenResolver.create(Home.here(), installation.libraries());
        var trusted = TrustedNotebooks.in(Home.here());
        codecs = new LibraryCodecs(installation.libraries(), new DeclaredJars(store, plans, resolver, trusted));
        history = new StoredHistory(store, plans, new Upkeep(store, clock));
        runs = new LocalRuns(
                store,
                new RunMaker(store, installation, plans, clock),
                id -> history.run(id).orElseThrow(() -> new IOException("the run " + id + " was deleted meanwhile")),
                clock,
                random);
        artifacts = new StoredArtifacts(store, history, codecs);
        comparisons = new StoredComparisons(store, plans, codecs, ValueClauses::of);
        values = new StoredValues(store, codecs);
        deployments = new StoredDeployments(store, plans, new LocalAuthor(), clock);
        housekeeping = new StoreKeeping(store, plans, clock);
    }

    /// Returns the services of `workspace` with the system's clock.
    ///
    /// @param installation its workers run tasks, its libraries read artifacts
    public static LocalWorkspace open(Workspace workspace, Installation installation) {
        return open(workspace, installation, Clock.systemUTC(), RandomGenerator.getDefault());
    }

    /// Returns the services of `workspace`.
    ///
    /// @param clock tells when things happen
    /// @param random makes the ids of runs
    public static LocalWorkspace open(
            Workspace workspace, Installation installation, Clock clock, RandomGenerator random) {
        return new LocalWorkspace(workspace, installation, clock, random);
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public RunService runs() {
        return runs;
    }

    @Override
    public RunHistory history() {
        return history;
    }

    @Override
    public Artifacts artifacts() {
        return artifacts;
    }

    @Override
    public Comparisons comparisons() {
        return comparisons;
    }

    @Override
    public ValueComparisons values() {
        return values;
    }

    @Override
    public Deployments deployments() {
        return deployments;
    }

    @Override
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    @Override
    public void close() {
        store.close();
        codecs.close();
    }
}
