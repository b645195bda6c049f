package dev.slipway.engine.workspace;

import dev.slipway.engine.compare.Comparisons;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.run.RunService;
import dev.slipway.engine.values.ValueComparisons;

/// The services over one workspace's store, opened by `LocalWorkspace.open`. Thread-safe; close it when done.
public interface WorkspaceServices extends AutoCloseable {
    Workspace workspace();

    RunService runs();

    RunHistory history();

    Artifacts artifacts();

    Comparisons comparisons();

    /// Returns what compares the values of runs, one by one.
    ValueComparisons values();

    Deployments deployments();

    Housekeeping housekeeping();

    @Override
    void close();
}
