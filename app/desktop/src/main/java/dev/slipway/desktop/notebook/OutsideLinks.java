package dev.slipway.desktop.notebook;

import java.nio.file.Path;

/// Ways out of a notebook. UI thread only.
public interface OutsideLinks {
    /// Opens a web address in the person's browser.
    void browse(String address);

    /// Opens another file of the workspace.
    void open(Path file);

    /// Lets the person save `text`, suggesting `name` in `folder`.
    void save(Path folder, String name, String text);
}
