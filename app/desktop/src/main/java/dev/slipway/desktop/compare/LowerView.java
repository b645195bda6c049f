package dev.slipway.desktop.compare;

import dev.slipway.desktop.compare.FiguresViewModel.Shape;
import dev.slipway.desktop.kit.GivingWay;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
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
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final CompareViewModel model;
    private final ObjectProperty<Shape> shape;
    private final ParallelView parallel;
    private final ScatterView scatter;
    private final Label title = Kit.text("", "b", "t2");
    private final Label picked = Kit.text("", "t2", "subtle");
    private final StackPane body = new StackPane();
    private final MenuButton across = new MenuButton();
    private final MenuButton up = new MenuButton();
    private final Label contours = Kit.chip("contours", "toggle-chip");
    private final FigureView boxes;
    private final FigureView heat;
    private final StackPane map;
    private String missing = "";
    private final ImportanceView importance;
    private final Segments<Shape> shapes;

    LowerView(CompareViewModel model, ImportanceView importance) {
        this.model = model;
        this.importance = importance;
        shape = model.figures().shapeProperty();
        shapes = Segments.of(List.of(Shape.values()), Shape::words, shape);
        shapes.offer(Shape.IMPORTANCE, false);
        parallel = new ParallelView(model);
        scatter = new ScatterView(model);
        boxes = new FigureView(model, "Boxes");
        heat = new FigureView(model, "Heat map");
        map = new StackPane(heat, contours);
        prepare(across, "What goes across");
        prepare(up, "What goes upwards");
        prepareContours();
        prepareMenus();
        var only = Kit.button("", "Only these", model::keepPicked, "small", "flat", "accent");
        only.visibleProperty().bind(arePicked());
        only.managedProperty().bind(only.visibleProperty());
        var all = Kit.button("close", "All runs", () -> model.selection().clear(), "small", "flat");
        all.managedProperty().bind(arePicked());
        var cross = Kit.iconButton("close", "All runs", () -> model.selection().clear(), "small");
        var words = new GivingWay(8, HPos.LEFT);
        words.add(title, 2);
        words.add(across);
        words.add(up);
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
        follow();
    }

    private void follow() {
        model.selection().pickedProperty().subscribe(_ -> count());
        model.changesProperty().subscribe(_ -> show());
        shape.subscribe(_ -> show());
        model.figures().againstProperty().subscribe((_, _) -> show());
        model.figures().byProperty().subscribe((_, _) -> show());
        model.figures().acrossProperty().subscribe((_, _) -> show());
        model.figures().upProperty().subscribe((_, _) -> show());
        model.figures().contoursProperty().subscribe((_, _) -> show());
    }

    private void prepareMenus() {
        across.setOnShowing(_ -> across.getItems().setAll(acrossItems()));
        up.setOnShowing(_ -> up.getItems()
                .setAll(model.figures().numbers().stream()
                        .map(name ->
                                item(name, () -> model.figures().upProperty().set(name)))
                        .toList()));
    }

    private void prepareContours() {
        var wanted = model.figures().contoursProperty();
        contours.setAccessibleText("Lines of equal value, not cells");
        Kit.tip(contours, "Lines of equal value, straight between the places that were measured");
        contours.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        contours.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(contours, Pos.TOP_RIGHT);
        StackPane.setMargin(contours, new Insets(2, 24, 0, 0));
        map.setMinSize(0, 0);
        Kit.press(contours, () -> wanted.set(!wanted.get()));
        wanted.subscribe(on -> contours.pseudoClassStateChanged(ON, on));
    }

    private ObservableValue<Boolean> arePicked() {
        return model.selection().pickedProperty().map(runs -> !runs.isEmpty());
    }

    private static void offer(MenuButton menu, boolean isWanted) {
        menu.setManaged(isWanted);
        menu.setVisible(isWanted);
    }

    private static void prepare(MenuButton menu, String name) {
        menu.getStyleClass().addAll("flat", "small");
        menu.setMnemonicParsing(false);
        menu.setAccessibleText(name);
        menu.getItems().add(new MenuItem(name));
    }

    private List<MenuItem> acrossItems() {
        var figures = model.figures();
        return switch (shape.get()) {
            case BOXES ->
                figures.groups().stream()
                        .map(by -> item(by.title(), () -> figures.byProperty().set(by)))
                        .toList();
            case HEAT ->
                figures.numbers().stream()
                        .map(name -> item(name, () -> figures.acrossProperty().set(name)))
                        .toList();
            case AXES, POINTS, IMPORTANCE ->
                figures.opposites().stream()
                        .map(name -> item(name, () -> figures.againstProperty().set(name)))
                        .toList();
        };
    }

    private static MenuItem item(String name, Runnable action) {
        var item = Kit.named(new MenuItem(), name);
        item.setOnAction(_ -> action.run());
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
                        ? left == 0 ? missing : Words.count(left) + " without an axis"
                        : Words.count(count) + " of " + Words.count(model.runs().size(), "run") + " picked");
    }

    private void show() {
        var metric = Words.shorten(model.metricProperty().get(), 32);
        offer(across, shape.get() == Shape.POINTS || shape.get() == Shape.BOXES || shape.get() == Shape.HEAT);
        offer(up, shape.get() == Shape.HEAT);
        missing = "";
        switch (shape.get()) {
            case AXES -> show("Parameters to " + metric, parallel);
            case POINTS -> {
                var figure = model.figures().scatter();
                across.setText(Words.shorten(figure.across(), 24));
                scatter.show(figure);
                show(metric + " against", scatter);
            }
            case BOXES -> {
                var figure = model.figures().boxes();
                missing = figure.missing();
                across.setText(Words.shorten(figure.by(), 24));
                boxes.show(figure);
                show(metric + " by", boxes);
            }
            case HEAT -> {
                map();
                show(metric + " over", map);
            }
            case IMPORTANCE -> show(importance.title(), importance);
        }
        setVisible(!isEmpty());
        setManaged(!isEmpty());
        count();
    }

    /// Shows a metric over two parameters, as cells or contours.
    private void map() {
        var cells = model.figures().heat();
        across.setText(Words.shorten(cells.axes().across(), 16));
        up.setText(Words.shorten(cells.axes().up(), 16));
        if (model.figures().contoursProperty().get()) {
            var lines = model.figures().contours();
            missing = lines.missing();
            heat.show(lines);
        } else {
            missing = cells.missing();
            heat.show(cells);
        }
    }

    private void show(String words, Node node) {
        title.setText(words);
        body.getChildren().setAll(node);
    }
}
