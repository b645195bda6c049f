package dev.slipway.desktop.notebook;

import java.nio.file.Path;
import java.util.Optional;

/// Asks for files. UI thread only; tests answer by themselves.
public interface FileDialogs {
    /// Asks where to save; empty if the person gave up.
    Optional<Path> save(String title, Path folder, String name);
}
