package dev.slipway.desktop;

import dev.slipway.desktop.notebook.CellCommands;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.notebook.NotebookScreens;
import dev.slipway.desktop.search.ReplaceViewModel;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The open notebooks, for a search that replaces. UI thread only.
record OpenCells(NotebookScreens notebooks) implements ReplaceViewModel.OpenNotebooks {
    @Override
    public Set<Path> files() {
        return notebooks.all().stream().map(screen -> screen.file().path()).collect(Collectors.toSet());
    }

    @Override
    public boolean change(Path file, UnaryOperator<String> cell) {
        var open = notebooks.all().stream()
                .filter(screen -> screen.file().path().equals(file))
                .map(NotebookScreen::notebook)
                .filter(notebook -> !notebook.isReadOnly())
                .toList();
        open.forEach(notebook -> new CellCommands(notebook).rewrite(cell));
        return !open.isEmpty();
    }
}
