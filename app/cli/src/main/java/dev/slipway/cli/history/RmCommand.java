package dev.slipway.cli.history;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.RunHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Parameters;

/// Deletes runs.
@picocli.CommandLine.Command(
        name = "rm",
        sortOptions = false,
        header = "Deletes runs with their records; slipway gc then frees what they alone held.",
        description = {"", "A run that is still running is refused, and then none is deleted.", ""},
        footer = {"", "Examples:", "  slipway rm latest", "  slipway rm r01k9abc r01k9def"})
public final class RmCommand implements Command {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The runs.")
    List<String> references = new ArrayList<>();

    @Override
    public int run(Session session) throws Exception {
        try (var services = session.workspace()) {
            var ids = new LinkedHashSet<RunId>();
            for (var reference : references) {
                ids.add(services.history().resolve(reference));
            }
            for (var id : ids) {
                requireOver(services.history(), id);
            }
            services.runs().delete(List.copyOf(ids));
            if (session.isJson()) {
                session.document(new Fields()
                        .with("deleted", ids.stream().map(RunId::value).toList()));
            } else {
                session.say("Deleted " + Figures.count(ids.size(), "run") + ".");
            }
            return ExitCode.DONE;
        }
    }

    private static void requireOver(RunHistory history, RunId id) throws Fault, IOException {
        var run = history.run(id);
        if (run.isPresent() && !run.get().row().status().isOver()) {
            throw Fault.usage(
                    "still-running",
                    "The run " + id + " is still " + run.get().row().status().word() + ".",
                    "Stop it first with slipway cancel " + id + ".");
        }
    }
}
