package dev.slipway.cli.deploy;

import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import java.util.List;
import picocli.CommandLine.Parameters;

/// Puts a version of another branch on `prod`.
@picocli.CommandLine.Command(
        name = "promote",
        sortOptions = false,
        header = "Puts a version of another branch on prod, where it becomes live.",
        description = {""},
        footer = {"", "Example:", "  slipway promote sales 4"})
public final class PromoteCommand implements Command {
    @Parameters(index = "0", paramLabel = "FLOW", description = "The flow.")
    String flow = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "The number of the version.")
    int version;

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var deployment = services.deployments().promote(flow, version);
            if (session.isJson()) {
                session.document(DeploymentFields.of(deployment, List.of()));
            } else {
                session.say(deployment.flow() + "@" + deployment.version() + " is live.");
            }
            return ExitCode.DONE;
        }
    }
}
