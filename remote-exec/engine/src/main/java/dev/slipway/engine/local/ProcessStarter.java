package dev.slipway.engine.local;

import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;

/// Starts the workers of one run as processes of their own. Immutable.
record ProcessStarter(Installation installation, RunFacts facts, RunJars jars) implements WorkerLink.Starter {
    @Override
    public WorkerLink start(int number, WorkerLink.Listener listener) throws IOException {
        return start(number, List.of(), listener);
    }

    @Override
    public WorkerLink start(int number, List<String> devices, WorkerLink.Listener listener) throws IOException {
        var request = facts.request();
        var command = WorkerSettings.command(
                installation, request.flow().plan(), request.options().workers(), jars.files());
        var environment = new HashMap<>(WorkerSettings.ENVIRONMENT);
        environment.put(Orphans.MARK, facts.id().value());
        if (!devices.isEmpty()) {
            environment.put(Devices.VISIBLE, String.join(",", devices));
        }
        var start = new WorkerProcess.Start(command, environment, facts.scratchOf(number), facts.logOf(number));
        return WorkerProcess.start("worker-" + number, start, listener);
    }
}
