package dev.slipway.cli.history;

import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows one run, step or task.
@picocli.CommandLine.Command(
        name = "show",
        sortOptions = false,
        header = "Shows one run, one of its steps, or one task.",
        description = {
            "",
            "A step's tasks come in pages: --offset and --limit choose which. With --logs, what tasks printed: of a"
                    + " task all of it or the page, of a step its tasks' on the page, of a run those of the first tasks"
                    + " of each step.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway show latest",
            "  slipway show sales:latest/train --offset 100 --limit 50",
            "  slipway show latest/train/17 --logs",
            "  slipway show latest/train/17 --attempt 1"
        })
public final class ShowCommand implements Command {
    @Parameters(
            paramLabel = "RUN[/STEP[/INDEX]]",
            description =
                    "A run by id, beginning of one, latest, FLOW:latest or FLOW:latest~2; a step; a task, 0-based.")
    String reference = "";

    @Option(names = "--logs", description = "Show what the tasks printed.")
    boolean logs;

    @Option(
            names = "--attempt",
            paramLabel = "N",
            description = "Of a task: the log of its attempt N, 1-based (default: of the one that counts).")
    int attempt;

    @Option(
            names = "--cards",
            paramLabel = "FILE",
            description = "Of a task: write what it displayed and noted to FILE, one HTML page that needs no other.")
    @Nullable
    String cards;

    @Option(names = "--offset", paramLabel = "N", description = "Begin with task (or log line) N, 0-based.")
    long offset;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most N tasks or log lines (default: 100; of a log all).")
    int limit = -1;

    @Override
    public boolean takes(String argument) {
        reference = argument;
        return true;
    }

    @Override
    public int run(Session session) throws Exception {
        if (offset < 0 || limit == 0 || limit < -1) {
            throw Fault.usage("usage", "There is no such page.", "Use --offset 0 or more, and --limit 1 or more.");
        }
        var named = RunReference.of(reference);
        if ((attempt != 0 || cards != null) && named.index() == null) {
            var option = attempt != 0 ? "--attempt" : "--cards";
            throw Fault.usage("usage", "The option " + option + " is about a task.", "Name one: RUN/STEP/INDEX.");
        }
        try (var services = session.workspace()) {
            var detail = named.detail(services.history());
            var page = new ShownPage(logs || attempt != 0, offset, limit);
            if (named.step() == null) {
                new ShownRun(session, services.history(), services.artifacts(), page).show(detail);
            } else if (named.index() == null) {
                new ShownStep(session, services.history(), page).show(detail, named.stepOf(detail));
            } else {
                var task = new ShownTask(session, services.history(), page);
                if (cards != null) {
                    task.write(detail, named.stepOf(detail), named.index(), session.path(cards));
                }
                task.show(detail, named.stepOf(detail), named.index(), attempt);
            }
            return ExitCode.DONE;
        }
    }
}
