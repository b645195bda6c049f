package dev.slipway.desktop.debug;

import dev.slipway.api.document.CellId;
import org.jspecify.annotations.Nullable;

/// One call of a paused thread. Immutable.
///
/// @param id the kernel's number of it, good while the thread stands
/// @param name what is called
/// @param cell the cell whose code it is, null for a library's
/// @param line 1-based in what runs, 0 if that is not known
/// @param source what the code is in: a file's name, empty if that is not known
/// @param sourceJson what the kernel calls the source, JSON
public record Frame(int id, String name, @Nullable CellId cell, int line, String source, String sourceJson) {
    static Frame of(Fields frame) {
        var source = frame.at("source");
        var cell = source.at("slipway").text("cell");
        var name = source.text("name");
        var path = source.text("path");
        boolean isCell = CellId.accepts(cell);
        return new Frame(
                frame.whole("id"),
                frame.text("name"),
                isCell ? new CellId(cell) : null,
                frame.whole("line"),
                name.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : name,
                source.json());
    }

    /// Tells whether it is code of the notebook.
    public boolean isOwn() {
        return cell != null;
    }
}
