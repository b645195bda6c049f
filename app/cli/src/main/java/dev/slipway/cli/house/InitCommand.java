package dev.slipway.cli.house;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.store.Store;
import dev.slipway.engine.workspace.Workspace;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// Makes a workspace.
@picocli.CommandLine.Command(
        name = "init",
        sortOptions = false,
        header = "Makes a workspace: the folder .slipway, which holds the runs of the notebooks around it.",
        description = {
            "",
            "Without it, the first run of a notebook makes one at the Git root, else beside the notebook. A workspace"
                    + " that is there is left as it is.",
            ""
        },
        footer = {"", "Examples:", "  slipway init", "  slipway init experiments"})
public final class InitCommand implements Command {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder (default: the current one).")
    @Nullable
    String directory;

    @Override
    public int run(Session session) throws Exception {
        var folder = directory == null
                ? session.folder()
                : session.path(directory).toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw Fault.usage("not-a-folder", folder + " is a file.", "Name a folder.");
        }
        var workspace = new Workspace(folder);
        boolean isNew = !Files.exists(workspace.folder());
        try {
            Files.createDirectories(folder);
        } catch (FileSystemException e) {
            throw Fault.world(
                    "cannot-write", "Cannot make the folder " + folder + ".", "Name a folder you may write to.");
        }
        try (var store = Store.in(workspace.folder())) {
            store.<Integer>write(transaction -> 0);
        }
        if (session.isJson()) {
            session.document(new Fields().with("workspace", folder.toString()).with("created", isNew));
        } else {
            session.say((isNew ? "Made a workspace in " : "There is a workspace in ") + folder + ".");
        }
        return ExitCode.DONE;
    }
}
