package dev.slipway.engine.run;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

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

    /// Writes the encoded values of everything the task read (parameters, artifacts, collections, gathered lists)
    /// into `folder`, and returns what to restore in a kernel; loop variables follow from the collections.
    ///
    /// @throws IOException if the task is unknown or a value is gone from the store
    List<Restorable> inputs(RunId run, String step, int index, Path folder) throws IOException;
}
