package dev.slipway.desktop;

import dev.slipway.desktop.chart.Plot;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// The root of the window's scene: its content larger or smaller as a whole, and still filling the window. UI thread
/// only.
final class ScaledRoot extends Region {
    private final Region content;
    private final Scale scale = new Scale(1, 1);

    ScaledRoot(Region content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /// Shows the content `factor` times as large.
    void scale(double factor) {
        scale.setX(factor);
        scale.setY(factor);
        requestLayout();
        lookupAll(".plot").stream()
                .filter(Plot.class::isInstance)
                .map(Plot.class::cast)
                .forEach(Plot::repaint); // in as many pixels as they now have
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
    }
}
