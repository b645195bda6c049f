package dev.slipway.engine.run;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.ArtifactRow;
import java.io.IOException;
import java.io.OutputStream;

/// Reads stored artifacts. Runs no code of the notebook. Thread-safe. Does I/O: not for the UI thread.
public interface Artifacts {
    /// Returns what is known of one artifact of a task.
    ///
    /// @throws IOException if there is none of that name, naming those there are
    ArtifactRow find(RunId run, String step, int index, String name) throws IOException;

    /// Writes an artifact as a file of `extension` (`json`, `csv`, `txt`, `png`, …), its natural one if that is empty.
    ///
    /// @throws IOException if it cannot be converted, naming the extensions that work
    void export(RunId run, String step, int index, String name, String extension, OutputStream out) throws IOException;

    /// Returns the extension of the artifact's natural file format.
    String extension(ArtifactRow artifact) throws IOException;
}
