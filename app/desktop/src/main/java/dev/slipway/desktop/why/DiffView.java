package dev.slipway.desktop.why;

import dev.slipway.desktop.diff.DiffList;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The code of two runs, the cells that changed beneath each other; one line where none has. UI thread only.
final class DiffView extends VBox {
    private static final double HEAD = 32;

    private final WhyViewModel model;
    private final DiffList list = new DiffList("Code of both runs", "The code is the same in both");
    private final Label count = Kit.text("", "t2", "subtle");
    private final Node options;

    DiffView(WhyViewModel model) {
        this.model = model;
        VBox.setVgrow(list, Priority.ALWAYS);
        options = Segments.of(
                List.of(true, false),
                two -> two ? "Side by side" : "In line",
                model.sideBySideProperty().asObject());
        var head = Kit.row(8, Kit.text("Code", "b", "t2"), count, Kit.spacer(), options);
        head.getStyleClass().add("section");
        getChildren().addAll(head, list);
        setMinSize(0, HEAD);
        list.managedProperty().bind(list.visibleProperty());
        model.stateProperty().subscribe(_ -> show());
        model.sideBySideProperty().subscribe(_ -> show());
    }

    /// Brings the next change into view.
    void next() {
        list.next();
    }

    /// Returns how high all of it is. Unit: px.
    double wholeHeight() {
        return HEAD + (list.isVisible() ? list.wholeHeight() : 0);
    }

    private void show() {
        var rows = model.code();
        list.show(rows, model.sideBySideProperty().get());
        list.setVisible(!rows.isEmpty());
        options.setVisible(!rows.isEmpty());
        var answer = model.stateProperty().get().answer();
        if (answer != null) {
            var cells = Words.count(answer.code().cells().size(), "cell");
            count.setText(
                    answer.code().cells().isEmpty()
                            ? "the notebooks are gone from the store"
                            : rows.isEmpty()
                                    ? "the same in both, " + cells
                                    : answer.code().changed() + " of " + cells + " changed");
        }
    }
}
