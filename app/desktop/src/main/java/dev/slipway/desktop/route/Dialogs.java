package dev.slipway.desktop.route;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.Image;

/// Questions that the system's own windows ask. UI thread only.
public interface Dialogs {
    /// Returns where to save a file that might be called `name`; empty if the person gives up.
    Optional<Path> save(String name);

    /// Puts `text` on the clipboard.
    void copy(String text);

    /// Puts an image on the clipboard.
    void copy(Image image);

    /// Opens a web address in the person's browser.
    void browse(String address);
}
