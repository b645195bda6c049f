package dev.slipway.desktop.notebook;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.image.Image;

/// Ways out of a notebook. UI thread only.
public interface OutsideLinks {
    /// Opens a web address in the person's browser.
    void browse(String address);

    /// Opens another file of the workspace.
    void open(Path file);

    /// Puts what `text` returns on a worker on the clipboard.
    void copy(Supplier<String> text);

    /// Puts an image on the clipboard.
    default void copy(Image image) {}
}
