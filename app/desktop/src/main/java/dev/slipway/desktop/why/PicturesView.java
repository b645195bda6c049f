package dev.slipway.desktop.why;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Two pictures, one over the other with a slider between them, or side by side. UI thread only.
final class PicturesView extends Pane {
    private static final double GAP = 16;
    private static final double HEAD = 24;
    private static final double STEP = 0.05;

    private final ImageView before;
    private final ImageView after;
    private final Rectangle clip = new Rectangle();
    private final Region handle = new Region();
    private final Label beforeName;
    private final Label afterName;
    private final DoubleProperty share = new SimpleDoubleProperty(0.5);
    private boolean isOver = true;

    private PicturesView(Image old, Image young, String before, String after) {
        this.before = new ImageView(old);
        this.after = new ImageView(young);
        beforeName = Kit.text(before, "t1", "muted");
        afterName = Kit.text(after, "t1", "muted");
        handle.getStyleClass().add("picture-handle");
        handle.setCursor(Cursor.H_RESIZE);
        handle.setFocusTraversable(true);
        handle.setAccessibleText("What lies left of it is of run " + before + "; arrow keys move it");
        handle.setOnMouseDragged(
                drag -> moveTo(sceneToLocal(drag.getSceneX(), 0).getX()));
        handle.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnMouseClicked(click -> moveTo(click.getX()));
        share.subscribe(_ -> requestLayout());
        getStyleClass().add("pictures");
        setMinSize(0, 0);
        setPadding(new Insets(8, 16, 16, 16));
        getChildren().addAll(this.before, this.after, handle, beforeName, afterName);
        for (var image : List.of(this.before, this.after)) {
            image.setPreserveRatio(true);
            image.setSmooth(true);
        }
    }

    /// Returns the pictures of both runs.
    static Body of(Png before, Png after, String beforeName, String afterName) {
        var old = new Image(before.open());
        var young = new Image(after.open());
        var view = new PicturesView(old, young, "run " + beforeName, "run " + afterName);
        boolean isSameSize = old.getWidth() == young.getWidth() && old.getHeight() == young.getHeight();
        var size = isSameSize ? size(old) : size(old) + " → " + size(young);
        view.over(isSameSize);
        var choice =
                new Segments<>(List.of(true, false), over -> over ? "Slider" : "Side by side", isSameSize, view::over);
        return new Body(view, List.<Node>of(Kit.chip(size)), List.<Node>of(choice));
    }

    private static String size(Image image) {
        return Words.count((long) image.getWidth()) + " × " + Words.count((long) image.getHeight());
    }

    private void over(boolean isWanted) {
        isOver = isWanted;
        handle.setVisible(isWanted);
        after.setClip(isWanted ? clip : null);
        requestLayout();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> share.set(Math.max(0, share.get() - STEP));
            case RIGHT -> share.set(Math.min(1, share.get() + STEP));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveTo(double x) {
        var bounds = before.getBoundsInParent();
        if (isOver && bounds.getWidth() > 0) {
            share.set(Math.clamp((x - bounds.getMinX()) / bounds.getWidth(), 0, 1));
        }
    }

    @Override
    protected void layoutChildren() {
        var space = getInsets();
        double width = getWidth() - space.getLeft() - space.getRight();
        double height = getHeight() - space.getTop() - space.getBottom() - HEAD;
        double each = isOver ? width : (width - GAP) / 2;
        double top = space.getTop() + HEAD;
        fit(before, each, height);
        fit(after, each, height);
        double shown = before.getBoundsInLocal().getWidth();
        double left = space.getLeft();
        double right = isOver ? left : left + each + GAP;
        before.relocate(left, top);
        after.relocate(right, top);
        beforeName.resizeRelocate(left, space.getTop(), Math.max(0, each / 2), 16);
        afterName.resizeRelocate(isOver ? left + Math.max(96, shown - 96) : right, space.getTop(), 96, 16);
        double x = share.get() * shown;
        clip.setX(x);
        clip.setY(0);
        clip.setWidth(Math.max(0, after.getBoundsInLocal().getWidth() + shown - x));
        clip.setHeight(Math.max(before.getFitHeight(), height));
        handle.resizeRelocate(
                left + x - 4, top, 8, Math.max(0, before.getBoundsInParent().getHeight()));
    }

    /// Lets a picture fill its room, and never larger than it is.
    private static void fit(ImageView view, double width, double height) {
        var image = view.getImage();
        view.setFitWidth(Math.max(1, Math.min(width, image.getWidth())));
        view.setFitHeight(Math.max(1, Math.min(height, image.getHeight())));
    }
}
