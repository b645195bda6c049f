package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Kit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// An SVG as large as its room allows, drawn by a worker for the pixels of the screen: again when it is shown larger.
/// UI thread only.
final class SvgPane extends StackPane {
    private static final double AGAIN = 1.1;

    private final SvgDrawing drawing;
    private final Links links;
    private final ImageView view = new ImageView();
    private double drawn;
    private boolean isBusy;

    SvgPane(SvgDrawing drawing, String words, Links links) {
        this.drawing = drawing;
        this.links = links;
        getStyleClass().add("svg-ground");
        setMinSize(0, 0);
        view.setAccessibleText(words.isBlank() ? "SVG" : words);
        view.setPreserveRatio(true);
        view.setManaged(false);
        getChildren().add(view);
        layoutBoundsProperty().subscribe(_ -> place());
        sceneProperty().subscribe(_ -> place());
    }

    private double scale() {
        return Math.min(getWidth() / drawing.width(), getHeight() / drawing.height());
    }

    private void place() {
        double scale = scale();
        if (getScene() == null || getScene().getWindow() == null || scale <= 0) {
            return;
        }
        view.setFitWidth(Math.max(1, drawing.width() * scale));
        view.setFitHeight(Math.max(1, drawing.height() * scale));
        view.relocate((getWidth() - drawing.width() * scale) / 2, (getHeight() - drawing.height() * scale) / 2);
        double wanted = scale
                * getLocalToSceneTransform().getMxx()
                * getScene().getWindow().getRenderScaleX();
        if (!isBusy && (drawn == 0 || wanted > drawn * AGAIN)) {
            isBusy = true;
            links.work(() -> pixels(wanted), image -> show(wanted, image));
        }
    }

    private record Made(@Nullable Image image, String why) {}

    private Made pixels(double scale) {
        return switch (drawing.draw(scale)) {
            case SvgDrawing.Drawn.Pixels(var image) -> new Made(SwingFXUtils.toFXImage(image, null), "");
            case SvgDrawing.Drawn.Refused(var why) -> new Made(null, why);
        };
    }

    private void show(double scale, Made made) {
        isBusy = false;
        drawn = scale;
        if (made.image() == null) {
            var words = Kit.text("This SVG cannot be drawn. " + made.why(), "t2", "muted");
            words.setWrapText(true);
            getStyleClass().remove("svg-ground");
            getChildren().setAll(words);
            setAccessibleText(words.getText());
            return;
        }
        view.setImage(made.image());
        place();
    }
}
