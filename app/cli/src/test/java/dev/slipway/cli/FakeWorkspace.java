package dev.slipway.cli;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.compare.Comparisons;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.deploy.DeployedMeanwhileException;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.DeploymentException;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.run.RunListener;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.run.RunService;
import dev.slipway.engine.store.Garbage;
import dev.slipway.engine.store.RunFiles;
import dev.slipway.engine.store.Sizes;
import dev.slipway.engine.values.ValueComparisons;
import dev.slipway.engine.workspace.Housekeeping;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A workspace with the one run of `KnownRun`. One thread at a time.
public final class FakeWorkspace implements WorkspaceServices {
    public final FakeRuns runs = new FakeRuns();
    public final List<Deployment> deployed = new ArrayList<>();
    public final Map<Integer, String> texts = new HashMap<>();
    public final Map<Integer, Compiled.Flow> flows = new HashMap<>();
    public RunDetail run = KnownRun.SUCCEEDED;

    @Override
    public Workspace workspace() {
        return new Workspace(Path.of("/somewhere"));
    }

    @Override
    public RunService runs() {
        return runs;
    }

    @Override
    public RunHistory history() {
        return new KnownHistory(() -> run);
    }

    @Override
    public Artifacts artifacts() {
        return new KnownArtifacts();
    }

    @Override
    public Comparisons comparisons() {
        return new Comparisons() {
            @Override
            public Comparison compare(List<RunId> ids) {
                return new Comparison(
                        ids,
                        List.of(
                                new Comparison.Row(Comparison.Kind.PARAMETER, "rate", List.of(0.1, 0.2), true),
                                new Comparison.Row(Comparison.Kind.METRIC, "rmse", List.of(3.0, 3.0), false)));
            }

            @Override
            public Difference causes(RunId before, RunId after) {
                return diff(before, after);
            }

            @Override
            public Difference diff(RunId before, RunId after) {
                var cause = new Difference.Item(
                        Difference.Kind.PARAMETER,
                        "parameter rate",
                        0.1,
                        0.2,
                        "The parameter rate went from 0.1 to 0.2.");
                var other = new Difference.Item(Difference.Kind.METRIC, "rmse", 3.0, 2.5, "rmse went from 3 to 2.5.");
                return new Difference(before, after, cause, List.of(cause, other));
            }

            @Override
            public CodeDiff code(RunId before, RunId after) {
                return new CodeDiff(List.of());
            }
        };
    }

    @Override
    public ValueComparisons values() {
        throw new UnsupportedOperationException("no command compares values yet");
    }

    @Override
    public Deployments deployments() {
        return new FakeDeployments();
    }

    @Override
    public Housekeeping housekeeping() {
        return new FakeHousekeeping();
    }

    private static final class FakeHousekeeping implements Housekeeping {
        @Override
        public Garbage.Amount garbage() {
            return new Garbage.Amount(3, 12_000, 5_000);
        }

        @Override
        public Garbage.Amount collect() {
            return new Garbage.Amount(3, 12_000, 5_000);
        }

        @Override
        public List<Sizes.Size> sizes(@Nullable String flow) {
            return List.of(new Sizes.Size(flow == null ? "sales" : KnownRun.ID.value(), 1, 3, 12_000, 2_000));
        }

        @Override
        public List<String> faults() {
            return List.of();
        }

        @Override
        public List<String> verify() {
            return List.of();
        }

        @Override
        public List<String> repair() {
            return List.of();
        }

        @Override
        public void export(List<RunId> runs, Path file) throws IOException {
            Files.writeString(file, runs.toString());
        }

        @Override
        public RunFiles.Imported take(Path file) {
            return new RunFiles.Imported(List.of(), List.of());
        }
    }

    @Override
    public void close() {
        // nothing to close
    }

    /// Records what is asked of it.
    public final class FakeRuns implements RunService {
        public final List<RunRequest> executed = new ArrayList<>();
        public final List<RunRequest> detached = new ArrayList<>();
        public final List<String> done = new ArrayList<>();
        public boolean interruptsItself;

        @Override
        public List<RunListener.Decision> decide(RunRequest request) {
            return request.flow().plan().steps().stream()
                    .map(step -> new RunListener.Decision(step.name(), RunListener.Choice.RUN, "it never ran"))
                    .toList();
        }

        @Override
        public RunDetail execute(RunRequest request, RunListener listener) {
            executed.add(request);
            listener.started(KnownRun.ID, decide(request));
            if (interruptsItself) {
                Thread.currentThread().interrupt();
            }
            return run;
        }

        @Override
        public RunId start(RunRequest request) {
            detached.add(request);
            return KnownRun.ID;
        }

        @Override
        public void cancel(RunId id) {
            done.add("cancel " + id);
            run = KnownRun.CANCELLED;
        }

        @Override
        public void sweep() {
            done.add("sweep");
        }

        @Override
        public void tag(RunId id, List<String> add, List<String> remove) {
            done.add("tag +" + add + " -" + remove);
        }

        @Override
        public void rename(RunId id, String name) {
            done.add("rename " + name);
        }

        @Override
        public void delete(List<RunId> ids) {
            done.add("delete " + ids);
        }
    }

    private final class FakeDeployments implements Deployments {
        @Override
        public Deployment deploy(Compiled.Flow flow, Path notebook, String text, String branch, String note) {
            var created = new Deployment.Created(
                    Instant.parse("2026-01-02T03:04:05Z"),
                    "ann",
                    note,
                    null,
                    ContentHash.of(text),
                    notebook.toString());
            var deployment = new Deployment(
                    flow.plan().flow(),
                    deployed.size() + 1,
                    branch,
                    "local",
                    flow.plan(),
                    created,
                    branch.equals(PROD));
            deployed.addFirst(deployment);
            texts.put(deployment.version(), text);
            flows.put(deployment.version(), flow);
            return deployment;
        }

        @Override
        public Deployment deployAfter(
                int latest, Compiled.Flow flow, NotebookSource notebook, String branch, String note)
                throws IOException {
            if (!deployed.isEmpty() && deployed.getFirst().version() > latest) {
                throw new DeployedMeanwhileException(deployed.getFirst());
            }
            return deploy(flow, notebook.file(), notebook.text(), branch, note);
        }

        @Override
        public List<LiveChange> history(String flow) {
            return List.of(new LiveChange(1, Instant.parse("2026-01-02T03:04:05Z"), "ann", "deploy"));
        }

        @Override
        public Dependents dependents(String flow, int version) throws IOException {
            var found = version(flow, version)
                    .orElseThrow(() -> new DeploymentException("There is no version " + version + " of " + flow + "."));
            return new Dependents(2, found.live(), found.live());
        }

        @Override
        public void delete(String flow, int version) throws IOException {
            if (dependents(flow, version).isLive()) {
                throw new DeploymentException("Version " + version + " of " + flow + " is live and cannot be deleted.");
            }
            deployed.removeIf(each -> each.version() == version);
        }

        @Override
        public List<Deployment> versions(Optional<String> flow) {
            return List.copyOf(deployed);
        }

        @Override
        public Optional<Deployment> version(String flow, int version) {
            return deployed.stream()
                    .filter(each -> each.flow().equals(flow) && each.version() == version)
                    .findFirst();
        }

        @Override
        public Optional<Deployment> live(String flow) {
            return deployed.stream().filter(Deployment::live).findFirst();
        }

        @Override
        public Compiled.Flow code(Deployment deployment) {
            return flows.getOrDefault(deployment.version(), KnownRun.FLOW);
        }

        @Override
        public String notebookText(Deployment deployment) {
            return texts.getOrDefault(deployment.version(), "");
        }

        @Override
        public Deployment promote(String flow, int version) throws IOException {
            return rollback(flow, version);
        }

        @Override
        public Deployment rollbackFrom(String flow, int live) throws IOException {
            return rollback(flow, null);
        }

        @Override
        public Deployment rollback(String flow, @Nullable Integer version) throws IOException {
            return deployed.stream()
                    .filter(each -> version == null || each.version() == version)
                    .findFirst()
                    .orElseThrow(() -> new DeploymentException("There is no version " + version + ". There is none."));
        }
    }
}
