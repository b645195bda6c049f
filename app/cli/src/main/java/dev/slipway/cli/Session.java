package dev.slipway.cli;

import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of a command: where it is called, what every command is told, and where its answer goes. One thread at a
/// time.
final class Session {
    private final Surroundings surroundings;
    private final Common common;
    private final Services services;

    Session(Surroundings surroundings, Common common, Services services) {
        this.surroundings = surroundings;
        this.common = common;
        this.services = services;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Services services() {
        return services;
    }

    Installation installation() throws IOException {
        return services.installation();
    }

    boolean isJson() {
        return common.json;
    }

    boolean isOffline() {
        return common.offline;
    }

    /// Tells whether the result may have colours.
    boolean isColoured() {
        return surroundings.terminals().out()
                && surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
    }

    /// Writes the one JSON document of this call.
    void document(Map<String, @Nullable Object> fields) {
        surroundings.out().print(JsonText.document(fields));
    }

    /// Writes a line of the result.
    void line(String text) {
        surroundings.out().print(text + "\n");
    }

    /// Writes a line of progress or a message.
    void say(String text) {
        surroundings.err().print(text + "\n");
        surroundings.err().flush();
    }

    /// Returns the folder whose workspace is meant: `-C DIR`, else the current folder.
    Path folder() throws Fault {
        return common.folder == null
                ? surroundings.folder()
                : path(common.folder).toAbsolutePath().normalize();
    }

    /// Returns the path that a person wrote.
    Path path(String written) throws Fault {
        try {
            var path = Path.of(written);
            boolean here = surroundings.folder().equals(Path.of("").toAbsolutePath());
            return here || path.isAbsolute() ? path : surroundings.folder().resolve(path);
        } catch (InvalidPathException e) {
            throw Fault.usage("bad-path", "This is no path: " + e.getReason() + ".", "Check the spelling.");
        }
    }

    /// Returns the notebook that a person named.
    Opened.Notebook notebook(String written) throws Fault, IOException {
        return switch (NotebookFiles.open(path(written))) {
            case Opened.Notebook notebook -> notebook;
            case Opened.Refused refused ->
                throw Fault.usage("not-a-notebook", sentence(refused.message()), refused.hint())
                        .in(written);
        };
    }

    /// Returns `text` beginning with a capital letter, unless it begins with a name.
    static String sentence(String text) {
        return text.startsWith("there ") ? "T" + text.substring(1) : text;
    }
}
