package dev.slipway.cli.house;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.workspace.Workspace;
import java.nio.file.Files;
import picocli.CommandLine.Parameters;

/// Adds the runs of a file.
@picocli.CommandLine.Command(
        name = "import",
        sortOptions = false,
        header = "Adds the runs of a file that `slipway export` wrote.",
        description = {"", "They keep their ids and become the newest of their flows. Runs that are there stay.", ""},
        footer = {"", "Examples:", "  slipway import run.slipway"})
public final class ImportCommand implements Command {
    @Parameters(paramLabel = "FILE", description = "A file that `slipway export` wrote.")
    String file = "";

    @Override
    public int run(Session session) throws Exception {
        var path = session.path(file);
        if (!Files.isRegularFile(path)) {
            throw Fault.usage("no-such-file", "There is no file " + path + ".", "Check its name.");
        }
        var folder = session.folder().toAbsolutePath().normalize();
        var workspace = Workspace.existing(folder).orElseGet(() -> new Workspace(folder));
        try (var services = session.services().open(workspace)) {
            var imported = services.housekeeping().take(path);
            if (session.isJson()) {
                session.document(new Fields()
                        .with("runs", imported.runs().stream().map(RunId::value).toList())
                        .with(
                                "known",
                                imported.known().stream().map(RunId::value).toList()));
            } else {
                session.say("Added " + Figures.count(imported.runs().size(), "run") + " to " + workspace.root() + "."
                        + (imported.known().isEmpty()
                                ? ""
                                : " " + Figures.count(imported.known().size(), "run") + " were there already."));
            }
            return ExitCode.DONE;
        }
    }
}
