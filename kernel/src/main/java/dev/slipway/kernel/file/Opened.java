package dev.slipway.kernel.file;

import dev.slipway.api.document.Document;
import java.nio.file.Path;

/// What opening a file gave.
public sealed interface Opened {
    /// A notebook.
    ///
    /// @param path absolute
    /// @param format how it is stored
    /// @param document its content, read from `text`
    /// @param text the file's text as read; a save keeps every part of it that was not edited, byte for byte
    record Notebook(Path path, Format format, Document document, String text) implements Opened {}

    /// Not a notebook, cut short, or of a newer version; the file is left as it is.
    ///
    /// @param message what is wrong, naming the file
    /// @param hint what to do
    record Refused(String message, String hint) implements Opened {}

    /// File formats.
    enum Format {
        /// Jupyter's, `.ipynb`.
        IPYNB,
        /// Percent format, `.jsh`.
        JSH
    }
}
