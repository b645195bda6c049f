package dev.slipway.cli.flow;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Parameters;

/// Stops a run, whoever started it.
@picocli.CommandLine.Command(
        name = "cancel",
        sortOptions = false,
        header = "Stops a run and waits until it has ended; what had finished is kept.",
        description = {"", "A run that is over already is left as it is. A lost run is marked as such.", ""},
        footer = {"", "Examples:", "  slipway cancel latest", "  slipway cancel sales:latest"})
public final class CancelCommand implements Command {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;

    @Parameters(paramLabel = "RUN", description = "An id, the beginning of one, latest, FLOW:latest or FLOW:latest~2.")
    String reference = "";

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var id = services.history().resolve(reference);
            var before = status(services, id);
            var status = before;
            if (!before.isOver()) {
                services.runs().cancel(id);
                status = awaitEnd(services, id);
            }
            if (session.isJson()) {
                session.document(new Fields().with("run", id.value()).with("status", status.word()));
            } else if (before.isOver()) {
                session.say("The run " + id + " was over already: " + before.word() + ".");
            } else {
                session.say("The run " + id + " is " + status.word() + ".");
            }
            return ExitCode.DONE;
        }
    }

    private static RunStatus awaitEnd(WorkspaceServices services, RunId id)
            throws IOException, InterruptedException, Fault {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var status = status(services, id);
        while (!status.isOver()) {
            if (System.nanoTime() > until) {
                throw Fault.world(
                        "not-cancelled",
                        "The run " + id + " was asked to stop and has not yet.",
                        "slipway show " + id + " tells when it has.");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            status = status(services, id);
        }
        return status;
    }

    private static RunStatus status(WorkspaceServices services, RunId id) throws IOException {
        return services.history()
                .run(id)
                .map(run -> run.row().status())
                .orElseThrow(() -> new NoSuchRunException("There is no run " + id + " any more."));
    }
}
