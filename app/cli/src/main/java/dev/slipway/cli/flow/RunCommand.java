package dev.slipway.cli.flow;

import dev.slipway.cli.answer.RunFields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.flow.Compiled;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a flow to its end.
@picocli.CommandLine.Command(
        name = "run",
        sortOptions = false,
        header = "Runs the flow of a notebook, or a deployed version of one.",
        description = {
            "",
            "Steps whose code, inputs and parameters have not changed are reused. Progress goes to stderr, the result to"
                    + " stdout. Ctrl-C cancels the run cleanly, a second one at once. The exit code is 1 if the plan was"
                    + " refused, the run failed, or someone else cancelled it.",
            "",
            "A parameter's value is read as its Java type: a number, true or false, a text without quotes, the name of"
                    + " an enum constant; JSON for lists, maps and records.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway run sales.ipynb",
            "  slipway run sales.ipynb -p rate=0.1 -p countries='[\"DE\", \"FR\"]' --tag trial",
            "  slipway run sales@live --detach --json"
        })
public final class RunCommand implements Command {
    @Parameters(
            paramLabel = "NB|FLOW@VERSION",
            description = "A notebook, a deployed version of a flow (sales@3), or the live one (sales@live).")
    String subject = "";

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description = "Set a parameter, or several with -p @file.json. May be given again.")
    List<String> parameters = new ArrayList<>();

    @Mixin
    RunSettings settings = new RunSettings();

    @Override
    public boolean takes(String argument) {
        subject = argument;
        return true;
    }

    @Override
    public int run(Session session) throws Exception {
        settings.check();
        var given = Given.read(parameters, session);
        try (var found = Subject.of(subject, session)) {
            if (!(found.compiled() instanceof Compiled.Flow flow)) {
                var problems = found.compiled().problems();
                if (session.isJson()) {
                    session.document(RunFields.refused(
                            found.flowName(), found.notebook().toString(), settings.target, problems));
                }
                Refusal.say(session, subject, problems);
                return ExitCode.AT_FAULT;
            }
            var values = found.values(flow.plan(), given, session);
            var request = settings.request(found, flow, values, session);
            var runner = new Runner(session, found.services());
            return runner.run(settings, request, found, flow.problems());
        }
    }
}
