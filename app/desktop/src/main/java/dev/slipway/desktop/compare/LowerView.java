package dev.slipway.desktop.compare;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Below the table: parameters against the metric, as axes or as points. UI thread only.
final class LowerView extends VBox {
    private enum Shape {
        AXES("Axes"),
        POINTS("Points");

        private final String words;

        Shape(String words) {
            this.words = words;
        }
    }

    private final CompareViewModel model;
    private final ObjectProperty<Shape> shape = new SimpleObjectProperty<>(Shape.AXES);
    private final ParallelView parallel;
    private final ScatterView scatter;
    private final Label title = Kit.text("", "b", "t2");
    private final Label picked = Kit.text("", "t2", "subtle");
    private final StackPane body = new StackPane();
    private final MenuButton across = new MenuButton();

    LowerView(CompareViewModel model) {
        this.model = model;
        parallel = new ParallelView(model);
        scatter = new ScatterView(model);
        across.getStyleClass().addAll("flat", "small");
        across.textProperty().bind(scatter.acrossProperty());
        across.setMnemonicParsing(false);
        across.setAccessibleText("What goes across");
        across.managedProperty().bind(across.visibleProperty());
        across.setOnShowing(_ -> across.getItems()
                .setAll(scatter.choices().stream().map(this::item).toList()));
        var only = Kit.button("", "Only these", model::keepPicked, "small", "flat", "accent");
        var all = Kit.button("close", "All runs", () -> model.selection().clear(), "small", "flat");
        for (var button : List.of(only, all)) {
            button.visibleProperty().bind(model.selection().pickedProperty().map(runs -> !runs.isEmpty()));
            button.managedProperty().bind(button.visibleProperty());
        }
        HBox head = Kit.row(
                8,
                title,
                across,
                picked,
                only,
                all,
                Kit.spacer(),
                Segments.of(List.of(Shape.values()), one -> one.words, shape));
        head.getStyleClass().addAll("section", "ruled");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        setMinSize(0, 0);
        getChildren().addAll(head, body);
        model.selection().pickedProperty().subscribe(_ -> count());
        model.changesProperty().subscribe(_ -> show());
        shape.subscribe(_ -> show());
    }

    private MenuItem item(String name) {
        var item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> scatter.acrossProperty().set(name));
        return item;
    }

    /// Tells whether there is something to draw.
    boolean isEmpty() {
        return parallel.isEmpty();
    }

    private void count() {
        int count = model.selection().pickedProperty().get().size();
        picked.setText(
                count == 0
                        ? ""
                        : Words.count(count) + " of " + Words.count(model.runs().size(), "run") + " picked");
    }

    private void show() {
        boolean arePoints = shape.get() == Shape.POINTS;
        var metric = Words.shorten(model.metricProperty().get(), 32);
        title.setText(arePoints ? metric + " against" : "Parameters to " + metric);
        across.setVisible(arePoints);
        if (arePoints) {
            scatter.read();
        }
        body.getChildren().setAll(arePoints ? scatter : parallel);
        setVisible(!isEmpty());
        setManaged(!isEmpty());
        count();
    }
}
