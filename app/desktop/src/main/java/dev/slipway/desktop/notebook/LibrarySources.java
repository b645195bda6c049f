package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.Frame;

/// Opens the code of libraries that frames are in, to be read. UI thread only.
///
/// @param screen the notebook's
record LibrarySources(NotebookScreen screen) {
    /// Shows the line of `frame` in a tab; says so if its code is not there.
    void open(Frame frame) {
        var paused = screen.notebook().kernel().debug().paused();
        paused.source(
                frame,
                text -> screen.open(
                        "source:" + frame.source() + ":" + frame.line(),
                        () -> new SourceScreen(
                                screen.tabId("source:" + frame.source() + ":" + frame.line()), frame, text)));
    }
}
