package dev.slipway.cli.deploy;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.deploy.Deployments.LiveChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// Lists the deployed versions.
@picocli.CommandLine.Command(
        name = "deployments",
        sortOptions = false,
        header = "Lists the deployed versions of a flow, or of all, newest first.",
        description = {""},
        footer = {"", "Examples:", "  slipway deployments", "  slipway deployments sales --json"})
public final class DeploymentsCommand implements Command {
    private static final int NOTE_WIDTH = 50;

    @Parameters(arity = "0..1", paramLabel = "FLOW", description = "The flow (default: all).")
    @Nullable
    String flow;

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var versions = services.deployments().versions(Optional.ofNullable(flow));
            if (session.isJson()) {
                var history = flow == null ? null : services.deployments().history(flow);
                session.document(new Fields()
                        .with(
                                "deployments",
                                versions.stream().map(DeploymentFields::row).toList())
                        .with(
                                "live_history",
                                history == null
                                        ? null
                                        : history.stream()
                                                .map(DeploymentFields::change)
                                                .toList()));
                return ExitCode.DONE;
            }
            if (versions.isEmpty()) {
                session.say("Nothing is deployed" + (flow == null ? "" : " of " + flow) + ".");
                return ExitCode.DONE;
            }
            var table = new TextTable("VERSION", "BRANCH", "LIVE", "CREATED", "WHO", "PLAN", "NOTE");
            versions.forEach(each -> table.row(
                    2,
                    Ink.GREEN,
                    each.flow() + "@" + each.version(),
                    each.branch(),
                    each.live() ? "live" : "",
                    Figures.moment(each.created().when()),
                    each.created().who(),
                    each.plan().hash().hex().substring(0, 12),
                    Figures.shorten(each.created().note(), NOTE_WIDTH)));
            table.print(session.out(), session.isColoured());
            if (flow != null) {
                history(session, services.deployments().history(flow));
            }
            return ExitCode.DONE;
        }
    }

    /// Prints who made what live, newest first.
    private static void history(Session session, List<LiveChange> history) {
        if (!history.isEmpty()) {
            session.line("");
            var table = new TextTable("LIVE SINCE", "VERSION", "HOW", "WHO");
            history.forEach(each ->
                    table.row(Figures.moment(each.since()), String.valueOf(each.version()), each.action(), each.who()));
            table.print(session.out(), session.isColoured());
        }
    }
}
