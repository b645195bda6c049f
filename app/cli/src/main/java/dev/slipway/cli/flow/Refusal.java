package dev.slipway.cli.flow;

import dev.slipway.cli.answer.ProblemFields;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.problem.Problem;
import java.util.List;

/// Tells a person why a notebook is no flow.
public final class Refusal {
    private Refusal() {}

    /// Says each problem on its own line, and that nothing was started.
    ///
    /// @param notebook as the person named it
    public static void say(Session session, String notebook, List<Problem> problems) {
        for (var problem : problems) {
            session.say(ProblemFields.line(notebook, problem, session.isLively()));
        }
        session.say(notebook + " was refused: " + ProblemFields.summary(problems) + ". Nothing was started.");
    }
}
