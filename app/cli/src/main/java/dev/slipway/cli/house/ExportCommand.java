package dev.slipway.cli.house;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// Writes runs to one file.
@picocli.CommandLine.Command(
        name = "export",
        sortOptions = false,
        header = "Writes runs, with all they need, to one file to hand to a colleague.",
        description = {
            "",
            "The file holds their records, logs, metrics, artifacts, code and notebooks; not the input files they read.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway export latest run.slipway",
            "  slipway export sales:latest~1 sales:latest two.slipway"
        })
public final class ExportCommand implements Command {
    @Parameters(arity = "2..*", paramLabel = "RUN… FILE", description = "One or more runs, then the file to write.")
    List<String> arguments = new ArrayList<>();

    @Override
    public int run(Session session) throws Exception {
        var file = session.path(arguments.getLast());
        if (Files.isDirectory(file)) {
            throw Fault.usage("not-a-file", file + " is a folder.", "Name the file to write, as the last argument.");
        }
        try (var services = session.workspace()) {
            var runs = new ArrayList<RunId>();
            for (var reference : arguments.subList(0, arguments.size() - 1)) {
                runs.add(services.history().resolve(reference));
            }
            services.housekeeping().export(runs, file);
            if (session.isJson()) {
                session.document(new Fields()
                        .with("file", file.toString())
                        .with("bytes", Files.size(file))
                        .with("runs", runs.stream().map(RunId::value).toList()));
            } else {
                session.say("Wrote " + Figures.count(runs.size(), "run") + " to " + file + ", "
                        + Figures.bytes(Files.size(file)) + ".");
            }
            return ExitCode.DONE;
        }
    }
}
