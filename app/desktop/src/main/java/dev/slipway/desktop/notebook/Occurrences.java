package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.editor.Stretch;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/// Where the name at the caret stands in all cells: what the window lights. UI thread only.
final class Occurrences {
    private final NotebookViewModel notebook;
    private final Symbols symbols;
    private final PauseTransition resting = new PauseTransition(Duration.millis(200));
    private final ReadOnlyObjectWrapper<Map<CellId, List<Stretch>>> lit = new ReadOnlyObjectWrapper<>(Map.of());

    /// @param caret returns the caret's UTF-16 offset in the current cell
    Occurrences(NotebookViewModel notebook, IntSupplier caret) {
        this.notebook = notebook;
        symbols = new Symbols(notebook);
        resting.setOnFinished(_ -> {
            if (notebook.modeProperty().get() == Mode.EDIT) {
                caret(caret.getAsInt());
            }
        });
        notebook.documentProperty().subscribe(_ -> clear());
        notebook.modeProperty().subscribe(_ -> clear());
    }

    /// Takes note that the caret has moved: they are lit once it rests.
    void moved() {
        resting.playFromStart();
    }

    /// The places by cell; empty if no name is at the caret, or if it stands nowhere else.
    ReadOnlyObjectProperty<Map<CellId, List<Stretch>>> litProperty() {
        return lit.getReadOnlyProperty();
    }

    List<Stretch> of(CellViewModel cell) {
        return lit.get().getOrDefault(cell.id(), List.of());
    }

    /// Looks for the name at UTF-16 offset `at` of the current cell: in all cells if one of them defines it, else in
    /// this one.
    void caret(int at) {
        var cell = notebook.current();
        var name = cell.isCode() ? Symbols.at(cell.source(), at) : java.util.Optional.<String>empty();
        var spots = name.map(wanted -> symbols.isDefined(wanted) ? symbols.usages(wanted) : Symbols.spots(cell, wanted))
                .orElse(List.of());
        var places = new LinkedHashMap<CellId, List<Stretch>>();
        if (spots.size() > 1 && spots.stream().anyMatch(spot -> isAt(spot, cell, at))) {
            spots.forEach(spot -> places.computeIfAbsent(spot.cell().id(), _ -> new ArrayList<>())
                    .add(new Stretch(spot.start(), spot.end())));
        }
        lit.set(Map.copyOf(places));
    }

    private static boolean isAt(Symbols.Spot spot, CellViewModel cell, int at) {
        return spot.cell().equals(cell) && spot.start() <= at && at <= spot.end();
    }

    private void clear() {
        if (!lit.get().isEmpty()) {
            lit.set(Map.of());
        }
    }
}
