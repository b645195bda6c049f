package dev.slipway.cli.call;

import dev.slipway.cli.answer.JsonText;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of a command: where it is called, what every command is told, and where its answer goes. One thread at a
/// time.
public final class Session {
    private final Surroundings surroundings;
    private final Common common;
    private final Services services;
    private final List<String> arguments;

    /// @param arguments the command line, the command's name first; copied
    public Session(Surroundings surroundings, Common common, Services services, List<String> arguments) {
        this.surroundings = surroundings;
        this.common = common;
        this.services = services;
        this.arguments = List.copyOf(arguments);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Services services() {
        return services;
    }

    /// Returns the command line for the record of a run: `slipway run sales.ipynb`.
    public List<String> arguments() {
        return arguments;
    }

    public boolean isJson() {
        return common.json;
    }

    public boolean isOffline() {
        return common.offline;
    }

    /// Returns the environment variables of this call.
    public Map<String, String> environment() {
        return surroundings.environment();
    }

    /// Tells whether the result may have colours.
    public boolean isColoured() {
        return surroundings.terminals().out() && wantsColours();
    }

    /// Tells whether messages may have colours, and lines of progress that change.
    public boolean isLively() {
        return surroundings.terminals().err() && wantsColours();
    }

    private boolean wantsColours() {
        return surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(surroundings.environment().get("TERM"));
    }

    /// Writes the one JSON document of this call.
    public void document(Map<String, @Nullable Object> fields) {
        surroundings.out().print(JsonText.document(fields));
    }

    /// Writes a line of the result.
    public void line(String text) {
        surroundings.out().print(text + "\n");
    }

    /// Returns the stream that takes the result.
    public PrintStream out() {
        return surroundings.out();
    }

    /// Writes a line of progress or a message.
    public void say(String text) {
        surroundings.err().print(text + "\n");
        surroundings.err().flush();
    }

    /// Returns the folder whose workspace is meant: `-C DIR`, else the current folder.
    public Path folder() throws Fault {
        var named = common.folder;
        if (named == null) {
            return surroundings.folder();
        }
        var folder = path(named).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw Fault.usage("no-such-folder", "There is no folder " + named + ".", "Check the path after -C.");
        }
        return folder;
    }

    /// Returns the services over the workspace of `-C DIR` or the current folder.
    ///
    /// @throws Fault if there is none
    public WorkspaceServices workspace() throws Fault, IOException {
        return services.open(existing());
    }

    /// Returns the workspace of `-C DIR` or the current folder.
    ///
    /// @throws Fault if there is none
    public Workspace existing() throws Fault {
        var folder = folder();
        return Workspace.existing(folder)
                .orElseThrow(() -> Fault.usage(
                        "no-workspace",
                        "There is no workspace in " + folder + " or a folder above it.",
                        "Go to the folder of a notebook that has run, name it with -C DIR, or make a workspace with"
                                + " slipway init."));
    }

    /// Returns the workspace of a notebook: that of `-C DIR` if given, else the one the notebook lies in.
    public Workspace workspaceOf(Path notebook) throws Fault {
        if (common.folder == null) {
            return Workspace.ofNotebook(notebook);
        }
        var folder = folder();
        return Workspace.existing(folder).orElseGet(() -> new Workspace(folder));
    }

    /// Returns the path that a person wrote.
    public Path path(String written) throws Fault {
        try {
            var path = Path.of(written);
            boolean here = surroundings.folder().equals(Path.of("").toAbsolutePath());
            return here || path.isAbsolute() ? path : surroundings.folder().resolve(path);
        } catch (InvalidPathException e) {
            throw Fault.usage("bad-path", "This is no path: " + e.getReason() + ".", "Check the spelling.");
        }
    }

    /// Returns the notebook that a person named.
    public Opened.Notebook notebook(String written) throws Fault, IOException {
        return switch (NotebookFiles.open(path(written))) {
            case Opened.Notebook notebook -> notebook;
            case Opened.Refused refused ->
                throw Fault.usage("not-a-notebook", sentence(refused.message()), refused.hint())
                        .in(written);
        };
    }

    /// Returns the flow of `notebook`, or why there is none.
    ///
    /// @throws InterruptedException if the thread was interrupted meanwhile: the compiler's own reading breaks off
    /// then, and what it says of the code is not true
    public Compiled compile(Opened.Notebook notebook) throws IOException, InterruptedException {
        var compiled = services.compiler().compile(notebook.path(), notebook.document());
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while compiling");
        }
        return compiled;
    }

    /// Returns `text` beginning with a capital letter, unless it begins with a name.
    private static String sentence(String text) {
        return text.startsWith("there ") ? "T" + text.substring(1) : text;
    }
}
