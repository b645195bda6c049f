package dev.slipway.desktop.route;

import java.nio.file.Path;
import java.util.Optional;

/// Questions that the system's own windows ask. UI thread only.
public interface Dialogs {
    /// Returns where to save a file that might be called `name`; empty if the person gives up.
    Optional<Path> save(String name);

    /// Puts `text` on the clipboard.
    void copy(String text);
}
