package dev.slipway.desktop.deploy;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.shell.Workbench;
import dev.slipway.kernel.file.Opened;

/// Opens the sheets that deploy and run a notebook. UI thread only.
public final class Deploying {
    private final Workbench workbench;
    private final Routes routes;

    public Deploying(Workbench workbench, Routes routes) {
        this.workbench = workbench;
        this.routes = routes;
    }

    /// Shows what deploys `notebook`, which is saved; `fixes` mends what stands in the way.
    public void deploy(LiveStore store, Opened.Notebook notebook, ProblemFixes fixes) {
        var model = new DeployViewModel(store, notebook, fixes);
        workbench.sheet(new DeploySheet(store, model, routes, workbench::closeSheet), DeploySheet.WIDTH);
        model.check();
    }

    /// Shows what runs the flow of `notebook`, which is saved, without deploying it.
    public void run(LiveStore store, Opened.Notebook notebook, ProblemFixes fixes) {
        workbench.sheet(new RunSheet(store, notebook, fixes, routes, workbench::closeSheet), RunSheet.WIDTH);
    }

    /// Shows what starts `run` again as it was recorded, with its parameters to be changed.
    public void again(LiveStore store, RunId run) {
        workbench.sheet(new AgainSheet(store, run, routes, workbench::closeSheet), AgainSheet.WIDTH);
    }
}
