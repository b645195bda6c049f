package dev.slipway.desktop.notebook;

import dev.slipway.desktop.deploy.ProblemFixes;
import dev.slipway.kernel.file.Opened;

/// What the tool bar of a notebook leads to outside of it. UI thread only.
public interface DeployEntry {
    /// Opens what deploys `notebook`, which is saved; `fixes` mends what stands in the way.
    void deploy(Opened.Notebook notebook, ProblemFixes fixes);

    /// Starts a run of the flow of `notebook`, which is saved.
    void runFlow(Opened.Notebook notebook, ProblemFixes fixes);
}
