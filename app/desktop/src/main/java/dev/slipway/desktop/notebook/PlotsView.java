package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.notebook.PlotsViewModel.Plot;
import dev.slipway.desktop.output.Links;
import dev.slipway.desktop.output.Picture;
import dev.slipway.desktop.words.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The pictures of the notebook: one large, below it all there were as a strip. UI thread only.
final class PlotsView extends VBox {
    private static final double THUMB_WIDTH = 64;
    private static final double THUMB_HEIGHT = 44;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PlotsViewModel plots;
    private final NotebookViewModel notebook;
    private final Consumer<CellViewModel> go;
    private final Links links;
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final StackPane large = new StackPane();
    private final Label from = Kit.text("", "t1", "link");
    private final HBox foot;
    private final HBox thumbs = new HBox(4);
    private final ScrollPane strip = new ScrollPane(thumbs);
    private final Map<Plot, Picture> pictures = new HashMap<>();
    private final Map<Plot, Button> buttons = new HashMap<>();
    private final VBox empty = Kit.empty(
            "chart-line", "No plots yet", "Charts and images that cells show stand here, also those of earlier runs.");

    /// @param go called with a cell to show
    PlotsView(PlotsViewModel plots, NotebookViewModel notebook, Consumer<CellViewModel> go, Links links) {
        this.plots = plots;
        this.notebook = notebook;
        this.go = go;
        this.links = links;
        getStyleClass().add("plots-pane");
        large.setMinHeight(48);
        large.getStyleClass().add("plot-large");
        large.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                picture(links::open);
            }
        });
        from.setMinWidth(0);
        from.setOnMouseClicked(_ -> goToCell());
        foot = Kit.row(
                0,
                from,
                Kit.spacer(),
                Kit.iconButton("chevron-left", "Plot before", () -> plots.choose(plots.chosen() - 1), "small"),
                Kit.iconButton("chevron-right", "Next plot", () -> plots.choose(plots.chosen() + 1), "small"));
        foot.getStyleClass().add("plot-foot");
        strip.setFitToHeight(true);
        strip.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        strip.setMinHeight(THUMB_HEIGHT + 32);
        strip.setFocusTraversable(false);
        thumbs.setAlignment(Pos.CENTER_LEFT);
        thumbs.getStyleClass().add("plot-strip");
        VBox.setVgrow(large, Priority.ALWAYS);
        getChildren().addAll(empty, large, foot, strip);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        plots.changesProperty().subscribe(_ -> refresh());
    }

    /// How many there are.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Returns the buttons for its head.
    List<Node> actions() {
        return List.of(
                Kit.iconButton("open-in-app", "Open large, in a tab", () -> picture(links::open), "small"),
                Kit.iconButton(
                        "content-copy",
                        "Copy the picture",
                        () -> picture(picture -> picture.copy(large, links)),
                        "small"),
                Kit.iconButton(
                        "content-save-outline",
                        "Save as PNG…",
                        () -> picture(picture -> links.save("plot.png", picture.png(large), "")),
                        "small"),
                Kit.iconButton("delete-outline", "Take it out of the history", plots::remove, "small"));
    }

    private void picture(Consumer<Picture> then) {
        plots.current().map(this::picture).ifPresent(then);
    }

    private @org.jspecify.annotations.Nullable Picture picture(Plot plot) {
        var known = pictures.get(plot);
        if (known == null) {
            known = Picture.of(plot.bundle()).orElse(null);
            if (known != null) {
                pictures.put(plot, known);
            }
        }
        return known;
    }

    private void goToCell() {
        plots.current().flatMap(plot -> notebook.cell(plot.cell())).ifPresent(go);
    }

    private void key(KeyEvent event) {
        int to = switch (event.getCode()) {
            case LEFT, UP -> plots.chosen() - 1;
            case RIGHT, DOWN -> plots.chosen() + 1;
            default -> -1;
        };
        if (to >= 0) {
            plots.choose(to);
            event.consume();
        }
    }

    private void refresh() {
        var all = plots.plots();
        count.set(all.isEmpty() ? "" : Words.count(all.size()) + (plots.dropped() > 0 ? ", older are gone" : ""));
        for (var node : new Region[] {large, foot, strip}) {
            node.setVisible(!all.isEmpty());
            node.setManaged(!all.isEmpty());
        }
        empty.setVisible(all.isEmpty());
        empty.setManaged(all.isEmpty());
        large.getChildren().clear();
        plots.current().ifPresent(plot -> {
            var picture = picture(plot);
            large.getChildren()
                    .setAll(picture == null ? Kit.text("This picture cannot be drawn", "t2") : picture.close(links));
            from.setText(words(plot));
        });
        pictures.keySet().retainAll(all);
        buttons.keySet().retainAll(all);
        thumbs.getChildren().setAll(all.stream().map(this::thumb).toList());
        for (int i = 0; i < all.size(); i++) {
            thumbs.getChildren().get(i).pseudoClassStateChanged(ON, i == plots.chosen());
        }
        strip.setHvalue(all.size() < 2 ? 0 : plots.chosen() / (double) (all.size() - 1));
    }

    private String words(Plot plot) {
        var cell = notebook.cell(plot.cell());
        var place = cell.map(found -> "cell " + (notebook.cells().indexOf(found) + 1))
                .orElse("a cell that is gone");
        var at = plot.at();
        return place + (at == null ? ", from the file" : ", " + TIME.format(at.atZone(ZoneId.systemDefault())));
    }

    private Button thumb(Plot plot) {
        return buttons.computeIfAbsent(plot, _ -> {
            var button = Kit.button("", "", () -> plots.choose(plots.plots().indexOf(plot)), "plot-thumb");
            var picture = picture(plot);
            if (picture != null) {
                var small = picture.fitting(links);
                small.setPrefSize(THUMB_WIDTH, THUMB_HEIGHT);
                small.setMaxSize(THUMB_WIDTH, THUMB_HEIGHT);
                small.setMouseTransparent(true);
                button.setGraphic(small);
            }
            button.setAccessibleText("Plot of " + words(plot));
            return button;
        });
    }
}
