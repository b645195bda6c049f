package dev.slipway.desktop.compare;

import dev.slipway.desktop.kit.GivingWay;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Below the table: parameters against the metric, as axes or as points, and what matters for it where that has no
/// place of its own. UI thread only.
final class LowerView extends VBox {
    private enum Shape {
        AXES("Axes"),
        POINTS("Points"),
        IMPORTANCE("Importance");

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
    private final ImportanceView importance;
    private final Segments<Shape> shapes = Segments.of(List.of(Shape.values()), one -> one.words, shape);

    LowerView(CompareViewModel model, ImportanceView importance) {
        this.model = model;
        this.importance = importance;
        shapes.offer(Shape.IMPORTANCE, false);
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
        only.visibleProperty().bind(arePicked());
        only.managedProperty().bind(only.visibleProperty());
        var all = Kit.button("close", "All runs", () -> model.selection().clear(), "small", "flat");
        all.managedProperty().bind(arePicked());
        var cross = Kit.iconButton("close", "All runs", () -> model.selection().clear(), "small");
        var words = new GivingWay(8, HPos.LEFT);
        words.add(title, 2);
        words.add(across);
        words.add(picked, 1);
        words.add(only);
        words.add(all, 3, cross, 0);
        var head = Kit.row(8, Kit.grow(words), shapes);
        head.getStyleClass().addAll("section", "ruled");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        setMinSize(0, 0);
        getStyleClass().add("lower");
        getChildren().addAll(head, body);
        model.selection().pickedProperty().subscribe(_ -> count());
        model.changesProperty().subscribe(_ -> show());
        shape.subscribe(_ -> show());
    }

    private ObservableValue<Boolean> arePicked() {
        return model.selection().pickedProperty().map(runs -> !runs.isEmpty());
    }

    private MenuItem item(String name) {
        var item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> scatter.acrossProperty().set(name));
        return item;
    }

    /// Shows what matters too, if `holds`; otherwise that has a place of its own.
    void importance(boolean holds) {
        shapes.offer(Shape.IMPORTANCE, holds);
        importance.headed(!holds);
        if (!holds && shape.get() == Shape.IMPORTANCE) {
            shape.set(Shape.AXES);
        }
    }

    /// Tells whether there is something to draw.
    boolean isEmpty() {
        return parallel.isEmpty();
    }

    private void count() {
        int count = model.selection().pickedProperty().get().size();
        int left = shape.get() == Shape.AXES ? parallel.leftOut() : 0;
        picked.setText(
                count == 0
                        ? left == 0 ? "" : Words.count(left) + " without an axis"
                        : Words.count(count) + " of " + Words.count(model.runs().size(), "run") + " picked");
    }

    private void show() {
        var metric = Words.shorten(model.metricProperty().get(), 32);
        across.setVisible(shape.get() == Shape.POINTS);
        switch (shape.get()) {
            case AXES -> show("Parameters to " + metric, parallel);
            case POINTS -> {
                scatter.read();
                show(metric + " against", scatter);
            }
            case IMPORTANCE -> show(importance.title(), importance);
        }
        setVisible(!isEmpty());
        setManaged(!isEmpty());
        count();
    }

    private void show(String words, Node node) {
        title.setText(words);
        body.getChildren().setAll(node);
    }
}
