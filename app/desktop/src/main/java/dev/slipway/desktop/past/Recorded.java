package dev.slipway.desktop.past;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What recorded a notebook.
public sealed interface Recorded {
    /// A run.
    record OfRun(RunId run) implements Recorded {}

    /// A deployed version.
    record OfVersion(String flow, int version) implements Recorded {}

    /// A notebook as it was.
    ///
    /// @param title what it is of, for example `sales 41`
    /// @param file where it was
    /// @param steps the step of a cell, by the cell's id; copied
    record Notebook(String title, Path file, String text, Map<String, String> steps) {
        public Notebook {
            steps = Map.copyOf(steps);
        }
    }

    /// Returns what names it among open screens.
    default String id() {
        return switch (this) {
            case OfRun of -> "past:" + of.run().value();
            case OfVersion of -> "past:" + of.flow() + "@" + of.version();
        };
    }

    /// Reads the notebook. Does I/O.
    ///
    /// @throws IOException if what recorded it, or its text, is gone
    default Notebook read(WorkspaceServices services) throws IOException {
        return switch (this) {
            case OfRun of -> ofRun(services, of.run());
            case OfVersion of -> ofVersion(services, of);
        };
    }

    private static Notebook ofRun(WorkspaceServices services, RunId run) throws IOException {
        var detail = services.history()
                .run(run)
                .orElseThrow(() -> new IOException("The run was deleted, and its notebook with it."));
        if (detail.notebookText().isEmpty()) {
            throw new IOException(
                    "The text of the notebook is gone from the store. `slipway doctor` says what else is.");
        }
        var steps = new HashMap<String, String>();
        detail.steps().forEach(step -> step.cells().forEach(cell -> steps.put(cell, step.name())));
        return new Notebook(
                Facts.title(detail.row()), Path.of(detail.row().flow().notebook()), detail.notebookText(), steps);
    }

    private static Notebook ofVersion(WorkspaceServices services, OfVersion of) throws IOException {
        var version = services.deployments()
                .version(of.flow(), of.version())
                .orElseThrow(() -> new IOException("The version was deleted, and its notebook with it."));
        var steps = new HashMap<String, String>();
        version.plan().steps().forEach(step -> step.cells().forEach(cell -> steps.put(cell.value(), step.name())));
        return new Notebook(
                of.flow() + " version " + of.version(),
                Path.of(version.created().notebook()),
                services.deployments().notebookText(version),
                steps);
    }
}
