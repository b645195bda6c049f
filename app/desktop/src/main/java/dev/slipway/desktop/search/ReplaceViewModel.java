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
import java.util.stream.Stream;
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

        /// Changes the text of each cell of the one at `file`, as one step of undo; tells whether it could: not if it
        /// can only be read.
        boolean change(Path file, UnaryOperator<String> cell);
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

    /// Replaces all that was found, in the files that were found, by `by`; nothing while the search goes on.
    void replaceAll(String by) {
        if (!search.isDone()) {
            words.set("The search has not come to its end, so nothing was replaced.");
            return;
        }
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
        boolean isCutOff = search.isCutOff();
        var inWindow = inWindow(replace, found.stream().filter(open::contains).toList());
        var onDisk = found.stream().filter(file -> !open.contains(file)).toList();
        jobs.submit(() -> replace.run(onDisk), result -> {
            if (result instanceof Jobs.Result.Done<Done>(var done)) {
                ended(done, inWindow, isCutOff);
            }
        });
    }

    /// What became of open notebooks.
    private record InWindow(int places, int files, List<String> refused) {}

    private InWindow inWindow(WorkspaceReplace replace, List<Path> files) {
        int[] places = {0};
        var refused = new ArrayList<String>();
        for (var file : files) {
            boolean isChanged = notebooks.change(file, text -> {
                places[0] += replace.places(text);
                return replace.replaced(text);
            });
            if (!isChanged) {
                refused.add(file.getFileName() + " can only be read.");
            }
        }
        return new InWindow(places[0], files.size() - refused.size(), List.copyOf(refused));
    }

    private void ended(Done done, InWindow inWindow, boolean isCutOff) {
        written = done.written();
        canTakeBack.set(!written.isEmpty());
        var rest = "Only files of the first " + Words.count(WorkspaceSearch.MOST, "hit") + ": there are more.";
        var more = Stream.of(inWindow.refused(), done.refused(), isCutOff ? List.of(rest) : List.<String>of())
                .flatMap(List::stream)
                .toList();
        words.set("Replaced " + Words.count(inWindow.places() + done.places(), "place") + " in "
                + Words.count(inWindow.files() + written.size(), "file")
                + (more.isEmpty() ? "" : ". " + String.join(" ", more)));
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
