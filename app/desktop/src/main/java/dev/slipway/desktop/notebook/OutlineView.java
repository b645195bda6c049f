package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The outline of the notebook: its headings and steps. UI thread only.
final class OutlineView extends ScrollPane {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final NotebookViewModel notebook;
    private final Consumer<CellViewModel> go;
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final VBox rows = new VBox();
    private final PauseTransition later = new PauseTransition(Duration.millis(120));
    private List<Outline.Entry> shown = List.of();

    /// @param go called with a cell to show
    OutlineView(NotebookViewModel notebook, Consumer<CellViewModel> go) {
        this.notebook = notebook;
        this.go = go;
        getStyleClass().add("notebook-side");
        setFitToWidth(true);
        setFocusTraversable(false);
        setContent(rows);
        later.setOnFinished(_ -> refresh());
        notebook.changesProperty().subscribe(_ -> later.playFromStart());
        notebook.documentProperty().subscribe(_ -> later.playFromStart());
        refresh();
    }

    /// Cells and steps, in words.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    private void refresh() {
        var now = Outline.of(notebook.cells()).entries();
        long steps = now.stream().filter(Outline.Entry::step).count();
        count.set(Words.count(notebook.cells().size(), "cell") + (steps == 0 ? "" : ", " + Words.count(steps, "step")));
        if (!now.equals(shown) || rows.getChildren().isEmpty()) {
            shown = now;
            if (now.isEmpty()) {
                rows.getChildren()
                        .setAll(Kit.empty(
                                "format-header-pound",
                                "No headings yet",
                                "Headings of Markdown cells and steps stand here. Key 1 makes the cell a heading."));
            } else {
                rows.getChildren().setAll(now.stream().map(this::row).toList());
            }
        }
        light();
    }

    /// Lights the entry that the current cell is under.
    private void light() {
        int place = notebook.place();
        int on = -1;
        for (int i = 0; i < shown.size(); i++) {
            if (notebook.cells().indexOf(shown.get(i).cell()) <= place) {
                on = i;
            }
        }
        for (int i = 0; i < shown.size(); i++) {
            rows.getChildren().get(i).pseudoClassStateChanged(ON, i == on);
        }
    }

    private HBox row(Outline.Entry entry) {
        var words = Kit.text(entry.words(), "name");
        words.setMinWidth(0);
        var row = Kit.row(6, words, Kit.spacer());
        var mark = entry.mark();
        if (mark != null) {
            var badge = mark.badge(14);
            badge.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(badge);
        }
        row.getStyleClass().add("outline-row");
        row.setPadding(new Insets(0, 12, 0, 12 + Math.min(4, entry.level()) * 16));
        row.setOnMouseClicked(_ -> go.accept(entry.cell()));
        return row;
    }
}
