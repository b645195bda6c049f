package dev.slipway.desktop.fakes;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.compare.Comparisons;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.workspace.Housekeeping;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A workspace in memory. One thread at a time.
public final class FakeWorkspace implements WorkspaceServices {
    public static final Instant NOW = Instant.parse("2026-06-29T12:00:00Z");

    public final FakeHistory history = new FakeHistory();
    public final FakeRuns runs = new FakeRuns(history);
    public final FakeDeployments deployments = new FakeDeployments();
    public final FakeArtifacts artifacts = new FakeArtifacts();
    public final FakeValues values = new FakeValues();
    public final FakeCompiler compiler = new FakeCompiler();
    public final Map<List<RunId>, Comparison> compared = new HashMap<>();
    public final Map<List<RunId>, Difference> differences = new HashMap<>();
    public final Map<List<RunId>, CodeDiff> codes = new HashMap<>();

    /// Returns the store as screens use it; all work is done at once, on the calling thread.
    public LiveStore live() {
        return live(AtOnce.jobs());
    }

    public LiveStore live(Jobs jobs) {
        return new LiveStore(this, compiler, jobs, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    public Workspace workspace() {
        return new Workspace(Path.of("/data").toAbsolutePath());
    }

    @Override
    public FakeRuns runs() {
        return runs;
    }

    @Override
    public FakeHistory history() {
        return history;
    }

    @Override
    public Artifacts artifacts() {
        return artifacts;
    }

    @Override
    public Comparisons comparisons() {
        return new Comparisons() {
            @Override
            public Comparison compare(List<RunId> asked) {
                return compared.getOrDefault(asked, SideBySide.of(history, asked));
            }

            @Override
            public CodeDiff code(RunId before, RunId after) {
                return codes.getOrDefault(List.of(before, after), new CodeDiff(List.of()));
            }

            @Override
            public Difference causes(RunId before, RunId after) {
                return diff(before, after);
            }

            @Override
            public Difference diff(RunId before, RunId after) {
                var none = new Difference.Item(Difference.Kind.NONE, "", null, null, "Nothing differs.");
                return differences.getOrDefault(List.of(before, after), new Difference(before, after, none, List.of()));
            }
        };
    }

    @Override
    public FakeValues values() {
        return values;
    }

    @Override
    public Deployments deployments() {
        return deployments;
    }

    @Override
    public Housekeeping housekeeping() {
        throw new UnsupportedOperationException("no screen keeps house");
    }

    @Override
    public void close() {}
}
