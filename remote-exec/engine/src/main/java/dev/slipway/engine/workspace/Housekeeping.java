package dev.slipway.engine.workspace;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.store.Garbage;
import dev.slipway.engine.store.RunFiles;
import dev.slipway.engine.store.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks after a workspace's store on disk. Thread-safe. Does I/O: not for the UI thread.
public interface Housekeeping {
    /// Returns what `collect` would free.
    Garbage.Amount garbage() throws IOException;

    /// Frees what no run, deployment or tag reaches, and returns how much that was. Safe beside runs: what is younger
    /// than an hour stays.
    Garbage.Amount collect() throws IOException;

    /// Returns how much the flows hold, largest first; the runs of `flow`, newest first, if that is not null.
    ///
    /// **Cost**: goes through the artifacts of all tasks.
    List<Sizes.Size> sizes(@Nullable String flow) throws IOException;

    /// Returns what is wrong with the store, one sentence each; empty if it is sound or there is none.
    ///
    /// **Cost**: reads the whole database and looks at every object it names.
    List<String> faults() throws IOException;

    /// Returns what is wrong with what the store holds, one sentence each: as `faults`, and every object is read.
    ///
    /// **Cost**: reads every byte of the store.
    List<String> verify() throws IOException;

    /// Mends what can be mended and returns what was done, one sentence each.
    ///
    /// **Cost**: as `verify`.
    List<String> repair() throws IOException;

    /// Writes runs that are over, with all they need, to one file for a colleague.
    ///
    /// @throws IOException if a run is not there or not over, naming it, or the file cannot be written
    void export(List<RunId> runs, Path file) throws IOException;

    /// Adds the runs of a file that `export` wrote; those that are there already are left alone.
    ///
    /// @throws IOException if the file holds no runs, is damaged, or is of a newer Slipway; then nothing is added
    RunFiles.Imported take(Path file) throws IOException;
}
