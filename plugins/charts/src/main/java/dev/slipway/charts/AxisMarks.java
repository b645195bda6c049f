package dev.slipway.charts;

import java.util.ArrayList;
import java.util.List;

/// The grid, the ticks and their labels around one panel. Static.
final class AxisMarks {
    private static final double GAP = 6;
    private static final double WIDEST = 150;

    /// How far a label may stand out beyond its panel.
    private static final double EDGE = 3;

    private AxisMarks() {}

    /// Returns how wide the labels left of a panel of `height` pixels are.
    static double gutter(Scale upright, double height) {
        double widest = 0;
        for (var tick : upright.ticks(count(height, 50))) {
            widest = Math.max(widest, Face.LABEL.width(tick.text()));
        }
        return Math.min(WIDEST, widest) + GAP + 2;
    }

    /// Returns the grid behind the layers of `panel`.
    static List<Mark> grid(Panel panel) {
        var bounds = panel.bounds();
        var marks = new ArrayList<Mark>();
        var values = panel.y();
        int count = panel.isTurned() ? count(bounds.width(), 90) : count(bounds.height(), 50);
        if (values.band() == 0) {
            for (var tick : values.ticks(count)) {
                double at = crisp(values.pixel(tick.value()));
                marks.add(
                        panel.isTurned()
                                ? line(at, bounds.top(), at, bounds.bottom())
                                : line(bounds.left(), at, bounds.right(), at));
            }
        }
        return marks;
    }

    /// Returns the labels of `panel`.
    ///
    /// @param isLeft whether there are labels at the left
    /// @param isBelow whether there are labels below
    static List<Mark> labels(Panel panel, boolean isLeft, boolean isBelow) {
        var bounds = panel.bounds();
        var marks = new ArrayList<Mark>();
        var upright = panel.isTurned() ? panel.x() : panel.y();
        var level = panel.isTurned() ? panel.y() : panel.x();
        double floor = crisp(bounds.bottom());
        if (level.band() > 0 || !panel.isTurned()) {
            marks.add(line(bounds.left(), floor, bounds.right(), floor));
        }
        if (isLeft) {
            left(marks, upright, bounds);
        }
        if (isBelow) {
            below(marks, level, bounds);
        }
        return marks;
    }

    private static void left(List<Mark> marks, Scale scale, Panel.Bounds bounds) {
        var ticks = scale.ticks(count(bounds.height(), 50));
        int every = scale.band() > 0 ? (int) Math.max(1, Math.ceil(13 / scale.band())) : 1;
        for (int at = 0; at < ticks.size(); at += every) {
            var text = Face.LABEL.fitted(ticks.get(at).text(), WIDEST);
            double y = scale.pixel(ticks.get(at).value()) + 4;
            marks.add(new Mark.Text(bounds.left() - GAP, y, text, Mark.Anchor.END, Face.LABEL, Ink.MUTED));
        }
    }

    private static void below(List<Mark> marks, Scale scale, Panel.Bounds bounds) {
        var ticks = scale.ticks(count(bounds.width(), 90));
        double widest = ticks.stream()
                .mapToDouble(tick -> Face.LABEL.width(tick.text()))
                .max()
                .orElse(0);
        double room = scale.band();
        int every = room > 0 ? (int) Math.max(1, Math.ceil((Math.min(widest, 100) + 8) / room)) : 1;
        double y = bounds.bottom() + 15;
        double end = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < ticks.size(); at += every) {
            double x = scale.pixel(ticks.get(at).value());
            var text = room > 0
                    ? Face.LABEL.fitted(ticks.get(at).text(), room * every - 4)
                    : ticks.get(at).text();
            double half = Face.LABEL.width(text) / 2;
            x = Math.min(x, bounds.right() + EDGE - half);
            if (x - half > end) {
                marks.add(new Mark.Text(x, y, text, Mark.Anchor.MIDDLE, Face.LABEL, Ink.MUTED));
                end = x + half + 6;
            }
        }
    }

    private static Mark line(double x, double y, double otherX, double otherY) {
        return new Mark.Path(new double[] {x, otherX}, new double[] {y, otherY}, Ink.LINE, 1);
    }

    private static double crisp(double pixel) {
        return Math.floor(pixel) + 0.5;
    }

    private static int count(double room, double each) {
        return Math.clamp(Math.round(room / each), 3, 8);
    }
}
