package dev.slipway.engine.local;

import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.util.HashMap;

/// Starts the workers of one run as processes of their own. Immutable.
record ProcessStarter(Installation installation, RunFacts facts, RunJars jars) implements WorkerLink.Starter {
    @Override
    public WorkerLink start(int number, WorkerLink.Outfit outfit, WorkerLink.Listener listener) throws IOException {
        var command = WorkerSettings.command(installation, outfit.heapMiB(), jars.files());
        var environment = new HashMap<>(WorkerSettings.ENVIRONMENT);
        environment.put(Orphans.MARK, facts.id().value());
        if (!outfit.devices().isEmpty()) {
            environment.put(Devices.VISIBLE, String.join(",", outfit.devices()));
        }
        var start = new WorkerProcess.Start(command, environment, facts.scratchOf(number), facts.logOf(number));
        return WorkerProcess.start("worker-" + number, start, listener);
    }
}
