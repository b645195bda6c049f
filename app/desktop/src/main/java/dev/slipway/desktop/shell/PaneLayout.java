package dev.slipway.desktop.shell;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Left pane, middle and right pane with grips between them. Below 1200 px the panes lie over the middle, and only when
/// asked for.
final class PaneLayout extends Region {
    static final double NARROW = 1200;
    private static final double GRIP = 6;
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final StackPane side = pane("side-pane");
    private final StackPane main = pane("main-pane");
    private final StackPane right = pane("right-pane");
    private final Region sideGrip = new Region();
    private final Region rightGrip = new Region();
    private final DoubleProperty sideWidth = new SimpleDoubleProperty(216);
    private final DoubleProperty rightWidth = new SimpleDoubleProperty(264);
    private final BooleanProperty sideOpen = new SimpleBooleanProperty(true);
    private final BooleanProperty rightOpen = new SimpleBooleanProperty(true);
    private final BooleanProperty sideOver = new SimpleBooleanProperty(false);
    private final BooleanProperty rightOver = new SimpleBooleanProperty(false);

    PaneLayout() {
        getChildren().addAll(main, side, right, sideGrip, rightGrip);
        sideGrip.getStyleClass().add("grip");
        rightGrip.getStyleClass().add("grip");
        sideGrip.setOnMouseDragged(
                drag -> sideWidth.set(within(sceneToLocal(drag.getSceneX(), 0).getX())));
        rightGrip.setOnMouseDragged(drag -> rightWidth.set(
                within(getWidth() - sceneToLocal(drag.getSceneX(), 0).getX())));
        for (var layout : new Observable[] {sideWidth, rightWidth, sideOpen, rightOpen, sideOver, rightOver}) {
            layout.addListener(_ -> requestLayout());
        }
        widthProperty().subscribe(_ -> {
            if (!isNarrow()) {
                sideOver.set(false);
                rightOver.set(false);
            }
        });
        main.setOnMousePressed(_ -> closeOverlays());
    }

    DoubleProperty sideWidthProperty() {
        return sideWidth;
    }

    DoubleProperty rightWidthProperty() {
        return rightWidth;
    }

    BooleanProperty sideOpenProperty() {
        return sideOpen;
    }

    BooleanProperty rightOpenProperty() {
        return rightOpen;
    }

    boolean isNarrow() {
        return getWidth() < NARROW - 48;
    }

    boolean isSideShown() {
        return !side.getChildren().isEmpty() && (isNarrow() ? sideOver.get() : sideOpen.get());
    }

    void toggleSide() {
        var shown = isNarrow() ? sideOver : sideOpen;
        shown.set(!shown.get());
    }

    void toggleRight() {
        var shown = isNarrow() ? rightOver : rightOpen;
        shown.set(!shown.get());
    }

    void showSide() {
        (isNarrow() ? sideOver : sideOpen).set(true);
    }

    void showRight() {
        (isNarrow() ? rightOver : rightOpen).set(true);
    }

    Parent side() {
        return side;
    }

    Parent main() {
        return main;
    }

    Parent right() {
        return right;
    }

    void closeOverlays() {
        sideOver.set(false);
        rightOver.set(false);
    }

    void show(@Nullable Node left, Node middle, @Nullable Node drawer) {
        fill(side, left);
        fill(main, middle);
        fill(right, drawer);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        boolean narrow = isNarrow();
        boolean withSide = isSideShown();
        boolean withRight = !right.getChildren().isEmpty() && (narrow ? rightOver.get() : rightOpen.get());
        double left = withSide ? Math.min(sideWidth.get(), w / 2) : 0;
        double far = withRight ? Math.min(rightWidth.get(), w / 2) : 0;
        main.resizeRelocate(narrow ? 0 : left, 0, narrow ? w : Math.max(0, w - left - far), h);
        put(side, withSide, 0, left, h);
        put(right, withRight, w - far, far, h);
        over(side, narrow);
        over(right, narrow);
        put(sideGrip, withSide, left - GRIP / 2, GRIP, h);
        put(rightGrip, withRight, w - far - GRIP / 2, GRIP, h);
    }

    private static void put(Region node, boolean shown, double x, double width, double height) {
        node.setVisible(shown);
        node.resizeRelocate(x, 0, shown ? width : 0, height);
    }

    private static void over(Region pane, boolean over) {
        pane.pseudoClassStateChanged(OVER, over);
    }

    private static double within(double width) {
        return Math.max(160, Math.min(640, width));
    }

    private static void fill(StackPane pane, @Nullable Node content) {
        if (content == null) {
            pane.getChildren().clear();
        } else {
            pane.getChildren().setAll(content);
        }
    }

    private static StackPane pane(String style) {
        var pane = new StackPane();
        pane.getStyleClass().add(style);
        pane.setMinSize(0, 0);
        return pane;
    }
}
