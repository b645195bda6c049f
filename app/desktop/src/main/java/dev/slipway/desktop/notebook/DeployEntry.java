package dev.slipway.desktop.notebook;

import dev.slipway.kernel.file.Opened;

/// What the tool bar of a notebook leads to outside of it. UI thread only.
public interface DeployEntry {
    /// Opens what deploys `notebook`, which is saved.
    void deploy(Opened.Notebook notebook);

    /// Starts a run of the flow of `notebook`, which is saved.
    void runFlow(Opened.Notebook notebook);
}
