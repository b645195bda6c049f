package dev.slipway.desktop.search;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.search.WorkspaceSearch.Found;
import dev.slipway.desktop.task.Coalesced;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.Later;
import dev.slipway.desktop.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A search through the workspace, begun anew a moment after the query has changed. UI thread only.
public final class SearchViewModel {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Jobs jobs;
    private final Later later;
    private final Supplier<@Nullable Path> folder;
    private final Supplier<Map<Path, Document>> open;
    private final ObservableList<Found> found = FXCollections.observableArrayList();
    private final ObservableList<Found> unmodifiable = FXCollections.unmodifiableObservableList(found);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private Query query = Query.of("");
    private Jobs.@Nullable Handle waiting;
    private Jobs.@Nullable Handle running;
    private int generation;
    private boolean isDone = true;
    private boolean isCutOff;

    /// @param folder returns where to look, null while no folder is open
    /// @param open returns the notebooks as they stand in the window
    public SearchViewModel(
            Jobs jobs, Later later, Supplier<@Nullable Path> folder, Supplier<Map<Path, Document>> open) {
        this.jobs = jobs;
        this.later = later;
        this.folder = folder;
        this.open = open;
    }

    /// What was found so far, in the order of the files.
    public ObservableList<Found> found() {
        return unmodifiable;
    }

    /// How the search stands: `searching`, `12 lines in 3 files`, what is wrong with the expression.
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// Looks for `wanted` from now on.
    public void search(Query wanted) {
        if (!wanted.equals(query)) {
            query = wanted;
            stop();
            waiting = later.after(PAUSE, this::begin);
        }
    }

    /// Returns what is looked for.
    Query query() {
        return query;
    }

    /// Tells whether all of `found` is of the present query and no more comes.
    boolean isDone() {
        return isDone;
    }

    /// Tells whether there is more than `found`.
    boolean isCutOff() {
        return isCutOff;
    }

    /// Looks again: files may have changed.
    public void again() {
        stop();
        begin();
    }

    private void stop() {
        generation++;
        isDone = false;
        if (waiting != null) {
            waiting.cancel();
            waiting = null;
        }
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    private void begin() {
        found.clear();
        isCutOff = false;
        var root = folder.get();
        var fault = query.fault();
        if (query.isEmpty() || root == null || fault.isPresent()) {
            words.set(query.isEmpty() || fault.isEmpty() ? "" : fault.get());
            isDone = true;
            return;
        }
        words.set("searching");
        int mine = generation;
        var gathered = new Coalesced<Found>(jobs.ui(), batch -> {
            if (mine == generation) {
                found.addAll(batch);
            }
        });
        var search = new WorkspaceSearch(root, query, open.get(), gathered);
        running = jobs.submit(search::run, result -> {
            if (mine == generation) {
                jobs.ui().run(() -> ended(mine, result, search.leftOut()));
            }
        });
    }

    private void ended(int mine, Jobs.Result<Boolean> result, List<Path> leftOut) {
        if (mine != generation) {
            return;
        }
        if (result instanceof Jobs.Result.Done<Boolean>(var all)) {
            isDone = true;
            isCutOff = !all;
        }
        long files = found.stream().map(Found::file).distinct().count();
        var hits = found.size() + (found.size() == 1 ? " hit" : " hits") + " in " + files
                + (files == 1 ? " file" : " files");
        words.set(
                switch (result) {
                    case Jobs.Result.Done<Boolean>(var all) ->
                        (found.isEmpty()
                                        ? "Nothing found"
                                        : all ? hits : "the first " + hits + "; look for more letters")
                                + tooLarge(leftOut);
                    case Jobs.Result.Failed<Boolean>(var cause) ->
                        "The folder could not be read: " + cause.getMessage();
                    case Jobs.Result.Cancelled<Boolean> _ -> "";
                });
    }

    private static String tooLarge(List<Path> files) {
        return files.isEmpty()
                ? ""
                : "; too large to look into: " + files.getFirst().getFileName()
                        + (files.size() == 1 ? "" : " and " + Words.count(files.size() - 1, "more file"));
    }
}
