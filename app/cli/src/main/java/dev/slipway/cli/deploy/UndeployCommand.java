package dev.slipway.cli.deploy;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Deletes a version that is not live.
@picocli.CommandLine.Command(
        name = "undeploy",
        sortOptions = false,
        header = "Deletes a version of a flow that is not live.",
        description = {
            "",
            "Runs that were made of it stay and can run again; its number is not given again. What is live cannot be"
                    + " deleted.",
            ""
        },
        footer = {"", "Examples:", "  slipway undeploy sales 4 --dry-run", "  slipway undeploy sales 4"})
public final class UndeployCommand implements Command {
    @Parameters(index = "0", paramLabel = "FLOW", description = "The flow.")
    String flow = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "The number of the version.")
    int version;

    @Option(names = "--dry-run", description = "Say what depends on it; delete nothing.")
    boolean dryRun;

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var deployments = services.deployments();
            var depends = deployments.dependents(flow, version);
            if (!dryRun) {
                deployments.delete(flow, version);
            }
            if (session.isJson()) {
                session.document(new Fields()
                        .with("flow", flow)
                        .with("version", version)
                        .with("runs", depends.runs())
                        .with("live", depends.isLive())
                        .with("was_live", depends.wasLive())
                        .with("dry_run", dryRun));
            } else {
                session.say(flow + "@" + version + (dryRun ? " would be deleted; " : " is deleted; ")
                        + Figures.count(depends.runs(), "run") + " of it "
                        + (depends.runs() == 1 ? "stays." : "stay.")
                        + (depends.isLive() ? " It is live, so it cannot be." : ""));
            }
            return ExitCode.DONE;
        }
    }
}
