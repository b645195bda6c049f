package dev.slipway.kernel.server;

import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.dialect.Loads;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.LoadedFiles;
import java.nio.file.Path;
import java.util.List;

/// What the cells of a notebook need from outside: files they load, and jars. Thread-safe.
///
/// @param folder the notebook's
/// @param jars of the session
public record Surroundings(Path folder, SessionJars jars) {
    /// Returns `cell` with the files it loads.
    SourceCell complete(SourceCell cell) {
        return Loads.fill(cell, LoadedFiles.in(folder));
    }

    /// Returns `cells` with the files they load.
    List<SourceCell> complete(List<SourceCell> cells) {
        return Loads.fill(cells, LoadedFiles.in(folder));
    }
}
