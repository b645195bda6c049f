package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Kit;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A picture in a tab: as large as the room, or at any size one wants. UI thread only.
final class PictureView extends VBox {
    private static final double STEP = 1.25;
    private static final double SMALLEST = 0.1;
    private static final double LARGEST = 8;

    private final Picture picture;
    private final Region node;
    private final ScrollPane scroll = new ScrollPane();
    private final Label zoom = Kit.text("", "t2", "muted");
    private double scale;

    PictureView(Picture picture, Links links) {
        this.picture = picture;
        node = picture.close(links);
        var middle = new StackPane(node);
        middle.getStyleClass().add("picture-ground");
        scroll.setContent(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setPannable(true);
        scroll.setAccessibleText(picture.words());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var words = Kit.text(picture.words(), "t2", "muted");
        words.setMinWidth(0);
        var bar = Kit.row(
                8,
                words,
                Kit.spacer(),
                zoom,
                Kit.iconButton("magnify-minus-outline", "Smaller (Minus)", () -> zoom(scale() / STEP)),
                Kit.iconButton("magnify-plus-outline", "Larger (Plus)", () -> zoom(scale() * STEP)),
                Kit.iconButton("fit-to-page-outline", "Fit to the room (0)", this::fit),
                Kit.iconButton("content-copy", "Copy the picture", () -> picture.copy(this, links)),
                Kit.iconButton(
                        "content-save-outline",
                        "Save as PNG…",
                        () -> links.save("picture.png", picture.png(this), "")));
        picture.source().ifPresent(svg -> bar.getChildren().add(OutputFrame.svg(svg, links)));
        bar.getStyleClass().add("tool-bar-40");
        getChildren().addAll(bar, scroll);
        scroll.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        scroll.viewportBoundsProperty().subscribe(_ -> resize());
        fit();
    }

    @Override
    public void requestFocus() {
        scroll.requestFocus();
    }

    private double scale() {
        if (scale > 0) {
            return scale;
        }
        var room = scroll.getViewportBounds();
        return Math.min(room.getWidth() / picture.width(), room.getHeight() / picture.height());
    }

    private void fit() {
        scale = 0;
        resize();
    }

    private void zoom(double to) {
        scale = Math.clamp(to, SMALLEST, LARGEST);
        resize();
    }

    private void resize() {
        double width = scale > 0 ? picture.width() * scale : 0;
        double height = scale > 0 ? picture.height() * scale : 0;
        node.setMinSize(width, height);
        node.setMaxSize(scale > 0 ? width : Double.MAX_VALUE, scale > 0 ? height : Double.MAX_VALUE);
        zoom.setText(String.format(Locale.ROOT, "%.0f\u00a0%%", scale() * 100) + (scale > 0 ? "" : ", fits"));
    }

    private void wheel(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            zoom(scale() * (event.getDeltaY() > 0 ? STEP : 1 / STEP));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        var code = event.getCode();
        if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
            zoom(scale() * STEP);
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            zoom(scale() / STEP);
        } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
            fit();
        } else {
            return;
        }
        event.consume();
    }
}
