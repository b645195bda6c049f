package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Runs as points: a parameter or a metric across, the metric upwards. Dragging picks the runs in the rectangle out.
/// UI thread only.
final class ScatterView extends StackPane {
    private static final double NEAR = 10;

    private final CompareViewModel model;
    private final Plot plot = new Plot("Runs as points", this::paint);
    private final Tooltip tip = Kit.tooltip("");
    private ScatterShape shape = ScatterShape.NONE;
    private double pressedX = Double.NaN;
    private double pressedY;
    private double draggedX;
    private double draggedY;

    ScatterView(CompareViewModel model) {
        this.model = model;
        setMinSize(0, 0);
        getChildren().add(plot);
        tip.setShowDelay(Duration.ZERO);
        Tooltip.install(plot, tip);
        model.selection().pickedProperty().subscribe(_ -> plot.repaint());
        model.selection().litProperty().subscribe(_ -> plot.repaint());
        plot.setOnMouseMoved(this::hover);
        plot.setOnMouseExited(_ -> model.hover(-1));
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(_ -> release());
    }

    /// Shows the runs as they are now; to be called while it is seen, since that costs something.
    void show(ScatterShape shown) {
        shape = shown;
        plot.repaint();
    }

    private void paint(Pen pen) {
        shape.paint(
                pen,
                new Figure.Looks(
                        model::tone,
                        at -> model.selection().isShown(model.runs().get(at).id()),
                        at -> model.selection().isLit(model.runs().get(at).id())));
        if (!Double.isNaN(pressedX)) {
            var area = area();
            pen.bar(area, 2, Tone.ACCENT, 0.1);
            pen.frame(area, 2, Tone.ACCENT, 0.8);
        }
    }

    private Scale xs() {
        return shape.xs(plot.getWidth());
    }

    private Scale ys() {
        return shape.ys(plot.getHeight());
    }

    private void hover(MouseEvent move) {
        var x = xs();
        var y = ys();
        int found = -1;
        double best = NEAR;
        for (int i = 0; i < shape.runs().size(); i++) {
            var run = shape.runs().get(i);
            double distance = Math.hypot(x.pixel(shape.x(run)) - move.getX(), y.pixel(shape.y(run)) - move.getY());
            if (distance < best) {
                best = distance;
                found = i;
            }
        }
        model.hover(found);
        tip.setText(found < 0 ? "Drag over points to pick their runs out" : shape.words(found));
    }

    private void press(MouseEvent press) {
        pressedX = press.getX();
        pressedY = press.getY();
        draggedX = pressedX;
        draggedY = pressedY;
    }

    private void drag(MouseEvent drag) {
        draggedX = drag.getX();
        draggedY = drag.getY();
        plot.repaint();
    }

    private Area area() {
        return new Area(
                Math.min(pressedX, draggedX),
                Math.min(pressedY, draggedY),
                Math.abs(pressedX - draggedX),
                Math.abs(pressedY - draggedY));
    }

    private void release() {
        var area = area();
        pressedX = Double.NaN;
        if (area.width() < 4 && area.height() < 4) {
            model.selection().clear();
        } else {
            model.selection().pick(within(area));
        }
        plot.repaint();
    }

    private List<RunId> within(Area area) {
        var x = xs();
        var y = ys();
        var found = new ArrayList<RunId>();
        for (var run : shape.runs()) {
            double px = x.pixel(shape.x(run));
            double py = y.pixel(shape.y(run));
            if (px >= area.x() && px <= area.x() + area.width() && py >= area.y() && py <= area.y() + area.height()) {
                found.add(run.id());
            }
        }
        return found;
    }
}
