package dev.slipway.cli.flow;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.RunFields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs what of an earlier run is not reusable.
@picocli.CommandLine.Command(
        name = "resume",
        sortOptions = false,
        header = "Starts a new run that takes from RUN whatever is still good, and runs the rest.",
        description = {
            "",
            "It has RUN's parameters, changed by -p, and the notebook as it is now; with --as-recorded the notebook as"
                    + " it was. Of a succeeded run everything is reused.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway resume latest",
            "  slipway resume sales:latest -p rate=0.1",
            "  slipway resume sales:latest~1 --as-recorded",
            "  slipway resume latest --again train/17"
        })
public final class ResumeCommand implements Command {
    @Parameters(paramLabel = "RUN", description = "An id, the beginning of one, latest, FLOW:latest or FLOW:latest~2.")
    String reference = "";

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description = "Change a parameter, or several with -p @file.json. May be given again.")
    List<String> parameters = new ArrayList<>();

    @Option(names = "--as-recorded", description = "Use the notebook as RUN recorded it.")
    boolean asRecorded;

    @Option(
            names = "--again",
            paramLabel = "STEP[/INDEX]",
            description = "Compute this task again, even if its result could be reused. What has no result yet is"
                    + " computed too; exec --from tries one task alone.")
    String again = "";

    @Mixin
    RunSettings settings = new RunSettings();

    @Override
    public boolean takes(String argument) {
        reference = argument;
        return true;
    }

    @Override
    public int run(Session session) throws Exception {
        settings.check();
        var given = Given.read(parameters, session);
        try (var services = session.workspace()) {
            var id = services.history().resolve(reference);
            var before = services.history()
                    .run(id)
                    .orElseThrow(() -> new NoSuchRunException("There is no run " + id + " any more."));
            requireOver(before);
            var subject = subject(services, before, session);
            if (!(subject.compiled() instanceof Compiled.Flow flow)) {
                return refused(subject, session);
            }
            var values = new LinkedHashMap<String, String>();
            for (var parameter : flow.plan().parameters()) {
                var recorded = before.row().parameters();
                if (recorded.containsKey(parameter.name())) {
                    values.put(parameter.name(), Given.text(recorded.get(parameter.name())));
                }
            }
            values.putAll(given);
            var typed = subject.values(flow.plan(), values, session);
            var request = with(settings.request(subject, flow, typed, session, id), before);
            if (!again.isEmpty()) {
                sayWhatElseRuns(before, session);
            }
            var runner = new Runner(session, services);
            return runner.run(settings, request, subject, flow.problems());
        }
    }

    /// Adds the task that is wanted again.
    @SuppressWarnings("NullAway") // the class file of RunRequest does not say that values may be null; its source does
    private RunRequest with(RunRequest request, RunDetail before) throws Fault {
        if (again.isEmpty()) {
            return request;
        }
        int slash = again.indexOf('/');
        var name = slash < 0 ? again : again.substring(0, slash);
        var index = slash < 0 ? "0" : again.substring(slash + 1);
        var step =
                before.steps().stream().filter(one -> one.name().equals(name)).findFirst();
        if (step.isEmpty() || !index.matches("\\d{1,9}")) {
            var names = before.steps().stream().map(one -> one.name()).toList();
            throw Fault.usage(
                    "no-such-task",
                    "The run has no task " + again + ".",
                    "Name a step and a number, such as " + names.getFirst() + "/0; it has " + String.join(", ", names)
                            + ".");
        }
        return new RunRequest(
                request.flow(),
                request.source(),
                request.parameters(),
                request.label(),
                request.options().again(name, Integer.parseInt(index)));
    }

    /// A resumed run has a result of every task in the end: says which have none yet, and what would do without.
    private void sayWhatElseRuns(RunDetail before, Session session) {
        var open = new ArrayList<String>();
        for (var step : before.steps()) {
            var counts = step.counts();
            int missing = counts.total() - counts.executed() - counts.reused();
            if (counts.total() == 0 && step.status() != RunStatus.SUCCEEDED && step.status() != RunStatus.REUSED) {
                open.add(step.name());
            } else if (missing > 0) {
                open.add(step.name() + " (" + missing + " of " + counts.total() + " tasks)");
            }
        }
        if (!open.isEmpty()) {
            session.say("What has no result yet is computed too: " + String.join(", ", open)
                    + ". To try the one task alone: slipway exec --from "
                    + before.row().id() + "/" + again + ".");
        }
    }

    private static void requireOver(RunDetail before) throws Fault {
        if (!before.row().status().isOver()) {
            RunId id = before.row().id();
            throw Fault.usage(
                    "still-running",
                    "The run " + id + " is still " + before.row().status().word() + ".",
                    "Wait for its end, or stop it with slipway cancel " + id + ".");
        }
    }

    private Subject subject(WorkspaceServices services, RunDetail before, Session session)
            throws Fault, IOException, InterruptedException {
        var row = before.row();
        var notebook = Path.of(row.flow().notebook());
        if (asRecorded) {
            var code = services.history().code(row.id());
            return new Subject(
                    reference,
                    notebook,
                    before.notebookText(),
                    row.flow().flow(),
                    row.flow().version(),
                    code,
                    services);
        }
        if (!Files.exists(notebook)) {
            throw Fault.usage(
                    "no-such-file",
                    "The notebook of the run, " + notebook + ", is gone.",
                    "Put it back, or use --as-recorded to run it as it was.");
        }
        if (row.flow().version() != null) {
            session.say("The run was of " + row.flow().flow() + "@" + row.flow().version()
                    + "; this one takes the notebook as it is now. Use --as-recorded for the version's own code.");
        }
        var opened = session.notebook(notebook.toString());
        var compiled = session.compile(opened);
        return Subject.of(notebook.toString(), opened, compiled, services);
    }

    private int refused(Subject subject, Session session) {
        var problems = subject.compiled().problems();
        if (session.isJson()) {
            session.document(
                    RunFields.refused(subject.flowName(), subject.notebook().toString(), settings.target, problems));
        }
        Refusal.say(session, subject.written(), problems);
        return ExitCode.AT_FAULT;
    }
}
