package dev.slipway.desktop.figure;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Tone;
import java.util.List;
import javafx.scene.text.TextAlignment;

/// A pair of axes and what is drawn between them. Immutable.
///
/// @param area in pixels of the chart
/// @param level the axis from left to right
/// @param upright the axis from bottom to top, or from the first label down
/// @param parts the panel's marks
record Panel(Pen.Area area, Axis level, Axis upright, Parts parts) {
    private static final double GAP = 6;
    private static final double ROOM = 6;

    /// Indices among the chart's marks.
    ///
    /// @param grid of the first mark behind; likewise the others
    /// @param end after the last of the labels
    record Parts(int grid, int data, int labels, int end) {}

    boolean holds(double x, double y) {
        return x >= area.x() && x <= area.x() + area.width() && y >= area.y() && y <= area.y() + area.height();
    }

    /// Returns the share of the axis at the pixel `x` of the whole chart.
    double levelShare(double x) {
        return (x - area.x()) / area.width();
    }

    /// Returns the share of the axis at the pixel `y` of the whole chart.
    double uprightShare(double y) {
        double down = (y - area.y()) / area.height();
        return isDown() ? down : 1 - down;
    }

    private boolean isDown() {
        return upright.kind() == Axis.Kind.LABELS;
    }

    /// Draws the grid of what is seen.
    void grid(Pen pen, Zoom zoom) {
        if (upright.kind() == Axis.Kind.LABELS) {
            return;
        }
        for (var tick : uprightTicks(zoom)) {
            pen.across(area.x(), area.x() + area.width(), y(tick.share(), zoom), Tone.GRID);
        }
    }

    /// Draws the ticks of what is seen.
    void labels(Pen pen, Zoom zoom) {
        pen.across(area.x(), area.x() + area.width(), area.y() + area.height(), Tone.GRID);
        if (upright.isLabelled()) {
            for (var tick : uprightTicks(zoom)) {
                pen.words(tick.words(), area.x() - GAP, y(tick.share(), zoom), TextAlignment.RIGHT, Tone.MUTED);
            }
        }
        if (level.isLabelled()) {
            level(pen, zoom);
        }
    }

    private void level(Pen pen, Zoom zoom) {
        double end = Double.NEGATIVE_INFINITY;
        for (var tick : level.ticks(zoom.left(), zoom.left() + zoom.width(), count(area.width(), 90))) {
            double x = area.x() + (tick.share() - zoom.left()) / zoom.width() * area.width();
            double half = tick.words().length() * 3.1;
            x = Math.min(x, area.x() + area.width() + 3 - half);
            if (x - half > end) {
                pen.words(tick.words(), x, area.y() + area.height() + 11, TextAlignment.CENTER, Tone.MUTED);
                end = x + half + ROOM;
            }
        }
    }

    private List<Axis.Tick> uprightTicks(Zoom zoom) {
        double from = isDown() ? zoom.top() : 1 - zoom.top() - zoom.height();
        return upright.ticks(from, from + zoom.height(), count(area.height(), 50));
    }

    private double y(double share, Zoom zoom) {
        double down = isDown() ? share : 1 - share;
        return area.y() + (down - zoom.top()) / zoom.height() * area.height();
    }

    private static int count(double room, double each) {
        return Math.clamp(Math.round(room / each), 3, 8);
    }
}
