package dev.slipway.cli.deploy;

import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// Moves live back to an earlier version.
@picocli.CommandLine.Command(
        name = "rollback",
        sortOptions = false,
        header = "Moves live back to the version that was live before, or to VERSION.",
        description = {"", "No version is changed or deleted.", ""},
        footer = {"", "Examples:", "  slipway rollback sales", "  slipway rollback sales 2"})
public final class RollbackCommand implements Command {
    @Parameters(index = "0", paramLabel = "FLOW", description = "The flow.")
    String flow = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "The number of the version.")
    @Nullable
    Integer version;

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var deployment = services.deployments().rollback(flow, version);
            if (session.isJson()) {
                session.document(DeploymentFields.of(deployment, List.of()));
            } else {
                session.say(deployment.flow() + "@" + deployment.version() + " is live.");
            }
            return ExitCode.DONE;
        }
    }
}
