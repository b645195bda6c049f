package dev.slipway.desktop;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.files.WorkspaceFiles;
import dev.slipway.desktop.notebook.NotebookScreens;
import dev.slipway.desktop.search.ReplaceViewModel;
import dev.slipway.desktop.search.SearchScreen;
import dev.slipway.desktop.search.SearchViewModel;
import dev.slipway.desktop.search.WorkspaceSearch.Found;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Shell;
import dev.slipway.desktop.task.Jobs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The search through the workspace and the files of the palette, as the window offers them. UI thread only.
final class Searching {
    private final Shell shell;
    private final NotebookScreens notebooks;
    private final SearchViewModel search;
    private final ReplaceViewModel replace;
    private final WorkspaceFiles files;
    private final Supplier<@Nullable Path> folder;
    private final Consumer<Path> open;

    /// @param folder returns the open folder, null if none is
    /// @param open opens a file
    Searching(Shell shell, NotebookScreens notebooks, Jobs jobs, Supplier<@Nullable Path> folder, Consumer<Path> open) {
        this.shell = shell;
        this.notebooks = notebooks;
        this.folder = folder;
        this.open = open;
        search = new SearchViewModel(jobs, jobs::after, folder, this::documents);
        replace = new ReplaceViewModel(search, jobs, new OpenCells(notebooks));
        files = new WorkspaceFiles(jobs);
        shell.addRailItem(SearchScreen.ID, "magnify", "Search", this::open);
        shell.addCommands(List.of(
                Command.of("search", "Go to", "Search the workspace", "magnify", this::open, "Shortcut+Shift+F")));
        shell.addPlaces(this::files, files::leftOut);
    }

    /// Looks which notebooks there are.
    void refresh() {
        var root = folder.get();
        if (root != null) {
            files.look(root);
        }
    }

    private void open() {
        shell.open(SearchScreen.ID, () -> new SearchScreen(search, replace, folder, this::go));
    }

    private Map<Path, Document> documents() {
        return notebooks.all().stream()
                .collect(Collectors.toMap(
                        screen -> screen.file().path(),
                        screen -> screen.notebook().documentProperty().get()));
    }

    private List<Command> files() {
        var root = folder.get();
        return files.notebooks().stream()
                .map(file -> Command.of(
                        "file:" + file,
                        "Files",
                        String.valueOf(root == null ? file : root.relativize(file)),
                        "notebook-outline",
                        () -> open.accept(file)))
                .toList();
    }

    private void go(Found found) {
        var cell = found.cell();
        if (cell == null) {
            open.accept(found.file());
        } else {
            notebooks.open(found.file(), screen -> screen.go(cell, found.line()));
        }
    }
}
