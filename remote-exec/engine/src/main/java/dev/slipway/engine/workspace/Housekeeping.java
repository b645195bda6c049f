package dev.slipway.engine.workspace;

import dev.slipway.engine.store.Garbage;
import java.io.IOException;
import java.util.List;

/// Looks after a workspace's store on disk. Thread-safe. Does I/O: not for the UI thread.
public interface Housekeeping {
    /// Returns what `collect` would free.
    Garbage.Amount garbage() throws IOException;

    /// Frees what no run, deployment or tag reaches, and returns how much that was. Safe beside runs: what is younger
    /// than an hour stays.
    Garbage.Amount collect() throws IOException;

    /// Returns what is wrong with the store, one sentence each; empty if it is sound or there is none.
    ///
    /// **Cost**: reads the whole database and looks at every object it names.
    List<String> faults() throws IOException;
}
