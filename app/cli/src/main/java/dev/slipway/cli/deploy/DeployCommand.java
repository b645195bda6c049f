package dev.slipway.cli.deploy;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.ProblemFields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.cli.flow.Refusal;
import dev.slipway.cli.flow.Subject;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Compiled;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Publishes a version of a flow.
@picocli.CommandLine.Command(
        name = "deploy",
        sortOptions = false,
        header = "Publishes the flow of a notebook as its next immutable, numbered version; starts nothing.",
        description = {
            "",
            "On the branch prod the new version is live at once; on another branch it is not, until slipway promote puts"
                    + " it there. The exit code is 1 if the notebook is no flow: then nothing is published.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway deploy sales.ipynb --note 'smaller step'",
            "  slipway deploy sales.ipynb --branch trial",
            "  slipway deploy sales.ipynb --dry-run --json"
        })
public final class DeployCommand implements Command {
    private static final String LOCAL = "local";
    private static final Duration JUST_NOW = Duration.ofSeconds(60);

    @Parameters(paramLabel = "NB", description = "An .ipynb or .jsh notebook.")
    String notebook = "";

    @Option(
            names = "--target",
            paramLabel = "T",
            description = "Where it will run. There is one target so far: local, this machine.")
    String target = LOCAL;

    @Option(names = "--branch", paramLabel = "B", description = "The branch (default: prod).")
    String branch = Deployments.PROD;

    @Option(names = "--note", paramLabel = "S", description = "A note for those who read the list.")
    String note = "";

    @Option(
            names = "--after",
            paramLabel = "N",
            description = "Publish only if version N still is the newest (0: none is); else say who was first.")
    @Nullable
    Integer after;

    @Option(names = "--dry-run", description = "Check only; publish nothing.")
    boolean dryRun;

    @Override
    public boolean takes(String argument) {
        notebook = argument;
        return true;
    }

    @Override
    public int run(Session session) throws Exception {
        if (!target.equals(LOCAL)) {
            throw Fault.usage("no-such-target", "There is no target " + target + ".", "Use --target local.");
        }
        if (branch.isBlank() || !branch.strip().equals(branch)) {
            throw Fault.usage("bad-branch", "This is no branch: '" + branch + "'.", "Give it a name.");
        }
        session.notebook(notebook); // versions of flows cannot be deployed again
        try (var found = Subject.of(notebook, session)) {
            if (!(found.compiled() instanceof Compiled.Flow flow)) {
                if (session.isJson()) {
                    session.document(unpublished(found, null));
                }
                Refusal.say(session, notebook, found.compiled().problems());
                return ExitCode.AT_FAULT;
            }
            flow.problems().forEach(problem -> session.say(ProblemFields.line(notebook, problem, session.isLively())));
            if (dryRun) {
                checked(session, found, flow);
            } else {
                publish(session, found, flow);
            }
            return ExitCode.DONE;
        }
    }

    private void checked(Session session, Subject found, Compiled.Flow flow) {
        if (session.isJson()) {
            session.document(unpublished(found, flow));
        } else {
            session.say(notebook + " can be deployed. Nothing was published.");
        }
    }

    private Fields unpublished(Subject found, Compiled.@Nullable Flow flow) {
        return new Fields()
                .with("flow", found.flowName())
                .with("branch", branch)
                .with("version", null)
                .with("plan", flow == null ? null : flow.plan().hash().hex())
                .with("package", flow == null ? null : flow.plan().packageHash().hex())
                .with("target", target)
                .with("created", null)
                .with("dry_run", dryRun)
                .with("problems", ProblemFields.of(found.compiled().problems()))
                .with("live", false);
    }

    /// Tells of a version that was published while this one was being made.
    private static void sayWhoWasFirst(Session session, Deployments deployments, Deployment mine) throws IOException {
        var before = deployments.version(mine.flow(), mine.version() - 1);
        if (before.isPresent()) {
            var ago = Duration.between(
                    before.get().created().when(), mine.created().when());
            if (ago.compareTo(JUST_NOW) < 0) {
                session.say(before.get().created().who() + " published " + mine.flow() + "@" + (mine.version() - 1)
                        + " on " + before.get().branch() + " " + ago.toSeconds() + " s before. slipway deployments "
                        + mine.flow() + " shows both; --after N refuses instead.");
            }
        }
    }

    /// Refuses a number that is of no version: it is not the newest, whatever that is.
    private void requireAfter(Deployments deployments, String flow) throws Fault, IOException {
        var number = after;
        if (number != null && number != 0 && deployments.version(flow, number).isEmpty()) {
            throw Fault.usage(
                    "bad-version",
                    "There is no version " + number + " of " + flow + ", so it is not the newest.",
                    "slipway deployments " + flow + " lists them; --after 0 says that there are none.");
        }
    }

    private void publish(Session session, Subject found, Compiled.Flow flow) throws Exception {
        var deployments = found.services().deployments();
        requireAfter(deployments, flow.plan().flow());
        var deployment = after == null
                ? deployments.deploy(flow, found.notebook(), found.text(), branch, note)
                : deployments.deployAfter(
                        after, flow, new Deployments.NotebookSource(found.notebook(), found.text()), branch, note);
        sayWhoWasFirst(session, deployments, deployment);
        if (session.isJson()) {
            session.document(DeploymentFields.of(deployment, flow.problems()));
            return;
        }
        var version = deployment.flow() + "@" + deployment.version();
        session.line(version);
        session.say(
                deployment.live()
                        ? version + " is live. slipway run " + version + " runs it."
                        : version + " is on the branch " + branch + ". slipway run " + version
                                + " runs it, slipway promote " + deployment.flow() + " " + deployment.version()
                                + " makes it live.");
    }
}
