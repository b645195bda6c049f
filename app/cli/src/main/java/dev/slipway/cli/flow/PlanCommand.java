package dev.slipway.cli.flow;

import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.JsonText;
import dev.slipway.cli.answer.ProblemFields;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.run.RunListener.Choice;
import dev.slipway.engine.run.RunListener.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the flow of a notebook, and what a run would do.
@picocli.CommandLine.Command(
        name = "plan",
        sortOptions = false,
        header = "Shows the flow of a notebook, and per step whether a run would reuse or run it, and why.",
        description = {"", "Starts nothing and writes nothing. The exit code is 1 if the notebook is no flow.", ""},
        footer = {
            "",
            "Examples:",
            "  slipway plan sales.ipynb",
            "  slipway plan sales.ipynb -p rate=0.1 --json",
            "  slipway plan sales@3"
        })
public final class PlanCommand implements Command {
    @Parameters(paramLabel = "NB|FLOW@VERSION", description = "A notebook, or a deployed version of a flow.")
    String subject = "";

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description = "Set a parameter, or several with -p @file.json. May be given again.")
    List<String> parameters = new ArrayList<>();

    @Override
    public boolean takes(String argument) {
        subject = argument;
        return true;
    }

    @Override
    public int run(Session session) throws Exception {
        var given = Given.read(parameters, session);
        try (var found = Subject.of(subject, session)) {
            if (!(found.compiled() instanceof Compiled.Flow flow)) {
                return refused(found, session);
            }
            var values = found.values(flow.plan(), given, session);
            var request = new RunSettings().request(found, flow, values, session);
            var decisions = found.services().runs().decide(request);
            if (session.isJson()) {
                session.document(PlanFields.of(flow, decisions));
            } else {
                print(session, flow, decisions);
            }
            return ExitCode.DONE;
        }
    }

    private int refused(Subject found, Session session) {
        if (session.isJson()) {
            session.document(
                    PlanFields.refused(found.flowName(), found.compiled().problems()));
        }
        Refusal.say(session, subject, found.compiled().problems());
        return ExitCode.AT_FAULT;
    }

    private void print(Session session, Compiled.Flow flow, List<Decision> decisions) {
        var plan = flow.plan();
        session.line(Ink.BOLD.on(plan.flow(), session.isColoured()) + "  plan "
                + plan.hash().hex().substring(0, 12) + "  package "
                + plan.packageHash().hex().substring(0, 12));
        if (!plan.parameters().isEmpty()) {
            session.line("");
            var table = new TextTable(2, "PARAMETER", "TYPE", "DEFAULT");
            plan.parameters()
                    .forEach(each -> table.row(
                            each.name(), each.type(), Figures.shorten(JsonText.line(each.defaultValue()), 60)));
            table.print(session.out(), session.isColoured());
        }
        session.line("");
        var table = new TextTable(2, "STEP", "RUNS", "AFTER", "KEEPS", "DECISION", "WHY");
        for (int i = 0; i < plan.steps().size(); i++) {
            var step = plan.steps().get(i);
            var decision = decisions.get(i);
            table.row(4, ink(decision.decision()), cells(step, decision));
        }
        table.print(session.out(), session.isColoured());
        flow.problems().forEach(problem -> session.say(ProblemFields.line(subject, problem, session.isLively())));
    }

    private static String[] cells(Plan.Step step, Decision decision) {
        return new String[] {
            step.name(),
            times(step.fanOut()),
            String.join(", ", step.dependsOn()),
            Figures.shorten(
                    String.join(
                            ", ", step.writes().stream().map(Plan.Write::name).toList()),
                    40),
            decision.decision().name().toLowerCase(Locale.ROOT),
            decision.why()
        };
    }

    private static String times(Plan.FanOut fanOut) {
        if (fanOut.loops().isEmpty()) {
            return "once";
        }
        return "per "
                + String.join(
                        ", ", fanOut.loops().stream().map(Plan.Loop::variable).toList());
    }

    private static Ink ink(Choice choice) {
        return switch (choice) {
            case REUSE -> Ink.GREEN;
            case RUN -> Ink.CYAN;
            case UNKNOWN -> Ink.DIM;
        };
    }
}
