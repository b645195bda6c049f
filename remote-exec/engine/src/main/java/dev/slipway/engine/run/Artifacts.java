package dev.slipway.engine.run;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.kernel.protocol.Restorable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads stored artifacts. Runs no code of the notebook. Thread-safe. Does I/O: not for the UI thread.
public interface Artifacts {
    /// Returns what is known of one artifact of a task.
    ///
    /// @throws NoSuchRunException if there is no such run, step, task or artifact, naming those there are
    ArtifactRow find(RunId run, String step, int index, String name) throws IOException;

    /// Returns a readable form of an artifact: a text in full, however long; of anything else the stored preview.
    ///
    /// @throws NoSuchRunException as `find`
    String preview(RunId run, String step, int index, String name) throws IOException;

    /// Writes an artifact as a file of `extension` (`json`, `csv`, `txt`, `png`, …), its natural one if empty.
    ///
    /// @throws NoSuchRunException as `find`
    /// @throws UnsupportedExtensionException if it cannot be written as that, naming the extensions that work; then
    /// nothing was written
    void export(RunId run, String step, int index, String name, String extension, OutputStream out) throws IOException;

    /// Returns the extension of the artifact's natural file format.
    String extension(ArtifactRow artifact) throws IOException;

    /// Returns the plain text that a notebook shows of the artifact, as tables have; empty if that is not known. The
    /// whole value is read.
    ///
    /// @throws IOException if it is gone from the store, or no plug-in reads it
    default Optional<String> shown(ArtifactRow artifact) throws IOException {
        return Optional.empty();
    }

    /// Writes the encoded values of everything the task read (parameters, artifacts, collections, gathered lists)
    /// into `folder`, and returns what to restore in a kernel; loop variables follow from the collections. A
    /// parameter whose type a cell declares is left out: its value is made by running the parameters cell.
    ///
    /// @throws NoSuchRunException if the task is unknown
    /// @throws IOException if a value is gone from the store
    List<Restorable> inputs(RunId run, String step, int index, Path folder) throws IOException;

    /// Does as `inputs`, but leaves out what the run does not have of `dispensable`, names of variables.
    default List<Restorable> inputs(RunId run, String step, int index, Path folder, Set<String> dispensable)
            throws IOException {
        return inputs(run, step, index, folder);
    }

    /// Writes the encoded value of an artifact into `folder`, and returns what to restore in a kernel.
    ///
    /// @throws NoSuchRunException as `find`
    /// @throws IOException if the value is gone from the store
    Restorable stored(RunId run, String step, int index, String name, Path folder) throws IOException;
}
