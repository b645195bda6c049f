package dev.slipway.desktop.notebook;

import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Where one can go in a notebook, as the palette offers it.
final class CellPlaces {
    private CellPlaces() {}

    /// Returns the cells, steps and names of the notebook as ways to go there.
    static List<Command> of(List<CellViewModel> cells, Consumer<CellViewModel> go) {
        var places = new ArrayList<Command>();
        for (var entry : Outline.of(cells).entries()) {
            places.add(place(entry.cell(), entry.words(), entry.step() ? "layers-outline" : "format-header-pound", go));
        }
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var node = cell.nodeProperty().get();
            var first = cell.source().strip().lines().findFirst().orElse("");
            places.add(place(cell, "Cell " + (i + 1) + "  " + Words.shorten(first, 48), "code-tags", go));
            if (node != null) {
                for (var name : node.defines()) {
                    places.add(place(cell, name + "  in cell " + (i + 1), "variable", go));
                }
            }
        }
        return places;
    }

    private static Command place(CellViewModel cell, String title, String icon, Consumer<CellViewModel> go) {
        return Command.of("cell-" + cell.id().value(), "Cells and steps", title, icon, () -> go.accept(cell));
    }
}
