package dev.slipway.cli.deploy;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.ProblemFields;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments.LiveChange;
import dev.slipway.kernel.problem.Problem;
import java.util.List;

/// Deployments as JSON.
final class DeploymentFields {
    private DeploymentFields() {}

    /// Returns what `deploy`, `promote` and `rollback` print.
    static Fields of(Deployment deployment, List<Problem> problems) {
        return new Fields()
                .with("flow", deployment.flow())
                .with("branch", deployment.branch())
                .with("version", deployment.version())
                .with("plan", deployment.plan().hash().hex())
                .with("package", deployment.plan().packageHash().hex())
                .with("target", deployment.target())
                .with("created", deployment.created().when())
                .with("dry_run", false)
                .with("problems", ProblemFields.of(problems))
                .with("live", deployment.live());
    }

    /// Returns a line of who made what live.
    static Fields change(LiveChange change) {
        return new Fields()
                .with("version", change.version())
                .with("since", change.since())
                .with("who", change.who())
                .with("action", change.action());
    }

    /// Returns a row of `deployments`.
    static Fields row(Deployment deployment) {
        var created = deployment.created();
        return new Fields()
                .with("flow", deployment.flow())
                .with("branch", deployment.branch())
                .with("version", deployment.version())
                .with("live", deployment.live())
                .with("plan", deployment.plan().hash().hex())
                .with("package", deployment.plan().packageHash().hex())
                .with("target", deployment.target())
                .with("created", created.when())
                .with("who", created.who())
                .with("note", created.note().isEmpty() ? null : created.note())
                .with("commit", created.commit())
                .with("notebook", created.notebook())
                .with("notebook_sha256", created.notebookHash().hex());
    }
}
