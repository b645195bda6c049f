package dev.slipway.desktop.search;

import dev.slipway.desktop.search.WorkspaceReplace.Done;
import dev.slipway.desktop.search.WorkspaceReplace.Written;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Replaces what a search has found: in the window where a notebook is open, else in the files, which can be taken
/// back. UI thread only.
public final class ReplaceViewModel {
    private final SearchViewModel search;
    private final Jobs jobs;
    private final OpenNotebooks notebooks;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper canTakeBack = new ReadOnlyBooleanWrapper();
    private List<Written> written = List.of();

    /// The notebooks that are open in the window.
    public interface OpenNotebooks {
        /// Returns where they are.
        Set<Path> files();

        /// Changes the text of each cell of the one at `file`, as one step of undo.
        void change(Path file, UnaryOperator<String> cell);
    }

    public ReplaceViewModel(SearchViewModel search, Jobs jobs, OpenNotebooks notebooks) {
        this.search = search;
        this.jobs = jobs;
        this.notebooks = notebooks;
    }

    /// What came of it, in words.
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// Whether files can be made what they were.
    ReadOnlyBooleanProperty canTakeBackProperty() {
        return canTakeBack.getReadOnlyProperty();
    }

    /// Replaces all that was found, in the files that were found, by `by`.
    void replaceAll(String by) {
        var query = search.query();
        var found = search.found().stream()
                .filter(one -> one.line() > 0)
                .map(WorkspaceSearch.Found::file)
                .distinct()
                .toList();
        if (query.isEmpty() || query.fault().isPresent() || found.isEmpty()) {
            words.set("Nothing to replace");
            return;
        }
        var fault = query.faultOf(by);
        if (fault.isPresent()) {
            words.set(fault.get());
            return;
        }
        var replace = new WorkspaceReplace(query, by);
        var open = notebooks.files();
        int[] inWindow = {0, 0};
        var onDisk = new ArrayList<Path>();
        for (var file : found) {
            if (open.contains(file)) {
                inWindow[1]++;
                notebooks.change(file, text -> {
                    inWindow[0] += replace.places(text);
                    return replace.replaced(text);
                });
            } else {
                onDisk.add(file);
            }
        }
        jobs.submit(() -> replace.run(onDisk), result -> {
            if (result instanceof Jobs.Result.Done<Done>(var done)) {
                ended(done, inWindow[0], inWindow[1]);
            }
        });
    }

    private void ended(Done done, int places, int files) {
        written = done.written();
        canTakeBack.set(!written.isEmpty());
        int all = places + done.places();
        words.set("Replaced " + Words.count(all, "place") + " in "
                + Words.count(files + written.size(), "file")
                + (done.refused().isEmpty() ? "" : ". " + String.join(" ", done.refused())));
        search.again();
    }

    /// Makes the files on disk what they were; those that have changed since stay. Open notebooks have undo.
    void takeBack() {
        var files = written;
        written = List.of();
        canTakeBack.set(false);
        jobs.submit(() -> takenBack(files), result -> {
            if (result instanceof Jobs.Result.Done<TakenBack>(var done)) {
                words.set(Words.count(done.count(), "file") + " taken back"
                        + (done.changed() == 0 ? "" : ", " + done.changed() + " had changed since")
                        + (done.refused().isEmpty() ? "" : ". " + String.join(" ", done.refused())));
                search.again();
            }
        });
    }

    private record TakenBack(int count, int changed, List<String> refused) {}

    private static TakenBack takenBack(List<Written> files) {
        int count = 0;
        var refused = new ArrayList<String>();
        for (var file : files) {
            try {
                count += file.takeBack() ? 1 : 0;
            } catch (IOException e) {
                refused.add(file.file().getFileName() + " was not taken back: " + e.getMessage());
            }
        }
        return new TakenBack(count, files.size() - count - refused.size(), List.copyOf(refused));
    }
}
