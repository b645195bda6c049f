package dev.slipway.engine.workspace;

import dev.slipway.engine.compare.Comparisons;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.run.RunService;

/// The services over one workspace's store, opened by `LocalWorkspace.open`. Thread-safe; close it when done.
public interface WorkspaceServices extends AutoCloseable {
    Workspace workspace();

    RunService runs();

    RunHistory history();

    Artifacts artifacts();

    Comparisons comparisons();

    Deployments deployments();

    Housekeeping housekeeping();

    @Override
    void close();
}
