package dev.slipway.desktop.notebook;

import dev.slipway.desktop.notebook.Revisions.Revision;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;

/// Opens what a notebook was before, or what its file holds, beside what it is now. UI thread only.
record Earlier(NotebookScreen screen, NotebookServices services) {
    /// Shows the revisions of the current cell.
    void ofCell() {
        int place = screen.notebook().place() + 1;
        open("cell:" + screen.notebook().current().id(), "Cell " + place + " before", "Cell " + place, false, saved());
    }

    /// Shows the revisions of the notebook.
    void ofNotebook() {
        int place = screen.notebook().place() + 1;
        open("revisions", "Before", "Cell " + place, true, saved());
    }

    private Callable<List<Revision>> saved() {
        return screen.saving()::revisions;
    }

    /// Shows what the notebook's file holds now.
    void fromFile() {
        int place = screen.notebook().place() + 1;
        var path = screen.file().path();
        open("file", "On disk", "Cell " + place, true, () -> switch (NotebookFiles.open(path)) {
            case Opened.Notebook theirs ->
                List.of(new Revision(Files.getLastModifiedTime(path).toInstant(), theirs.document()));
            case Opened.Refused(var message, var _) -> throw new IOException(message);
        });
    }

    private void open(String what, String name, String one, boolean whole, Callable<List<Revision>> reading) {
        screen.open(what, () -> {
            var model = new RevisionsViewModel(
                    screen.notebook(), screen.notebook().current().id());
            model.whole(whole);
            return new RevisionsScreen(
                    screen.tabId(what),
                    name,
                    List.of(one, "Notebook"),
                    model,
                    services.clock(),
                    () -> services.jobs().submit(reading, model::take));
        });
    }
}
