package dev.slipway.desktop.shell;

import dev.slipway.desktop.task.UiThread;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Tabs beside each other. Where they do not fit, long ones are cut, but for the one in front; where that is not enough
/// the row can be moved, and moves by itself so that the one in front is seen whole. UI thread only.
final class TabRow extends Region {
    /// Below this a tab says nothing any more. Unit: px.
    private static final double LEAST = 104;

    private final Rectangle seen = new Rectangle();
    private final ReadOnlyBooleanWrapper crowded = new ReadOnlyBooleanWrapper();
    private @Nullable Node front;
    private boolean reveals;
    private double frontWidth;
    private double shift;

    TabRow() {
        setMinWidth(0);
        setClip(seen);
        setOnScroll(wheel -> {
            shift -= wheel.getDeltaX() + wheel.getDeltaY();
            requestLayout();
        });
        widthProperty().subscribe(() -> reveals = true);
    }

    /// Whether not all tabs are seen whole.
    ReadOnlyBooleanProperty crowdedProperty() {
        return crowded.getReadOnlyProperty();
    }

    void add(Node tab, int at) {
        getChildren().add(at, tab);
    }

    void remove(Node tab) {
        getChildren().remove(tab);
    }

    /// Says which tab is in front, so that it is seen whole.
    void reveal(@Nullable Node tab) {
        front = tab;
        reveals = true;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return getChildren().stream().mapToDouble(tab -> tab.prefWidth(-1)).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        return getChildren().stream()
                .mapToDouble(tab -> tab.prefHeight(-1))
                .max()
                .orElse(0);
    }

    @Override
    protected void layoutChildren() {
        seen.setWidth(getWidth());
        seen.setHeight(getHeight());
        boolean isCrowded = computePrefWidth(-1) > getWidth() + 1;
        double most = isCrowded ? most() : Double.MAX_VALUE;
        double total = 0;
        double from = 0;
        double to = 0;
        for (var tab : getChildren()) {
            from = isFront(tab) ? total : from;
            total += width(tab, most);
            to = isFront(tab) ? total : to;
        }
        if (reveals || to - from > frontWidth) {
            shift = Math.min(Math.max(shift, to - getWidth()), from);
            reveals = false;
        }
        frontWidth = to - from;
        shift = Math.clamp(shift, 0, Math.max(0, total - getWidth()));
        double x = -shift;
        for (var tab : getChildren()) {
            double width = width(tab, most);
            tab.resizeRelocate(snapPositionX(x), 0, width, getHeight());
            x += width;
        }
        if (crowded.get() != isCrowded) {
            UiThread.javaFx().run(() -> crowded.set(isCrowded)); // what follows from it changes this layout
        }
    }

    private boolean isFront(Node tab) {
        return Objects.equals(tab, front);
    }

    private double width(Node tab, double most) {
        return isFront(tab) ? tab.prefWidth(-1) : Math.min(tab.prefWidth(-1), most);
    }

    /// Returns how wide a tab that is not in front may be, so that short ones are not cut before long ones.
    private double most() {
        var widths = getChildren().stream()
                .filter(tab -> !isFront(tab))
                .mapToDouble(tab -> tab.prefWidth(-1))
                .sorted()
                .toArray();
        double left = getWidth() - (front == null ? 0 : front.prefWidth(-1));
        for (int i = 0; i < widths.length; i++) {
            double share = left / (widths.length - i);
            if (widths[i] > share) {
                return Math.max(LEAST, share);
            }
            left -= widths[i];
        }
        return Double.MAX_VALUE;
    }
}
