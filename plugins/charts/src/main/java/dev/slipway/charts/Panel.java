package dev.slipway.charts;

import java.util.ArrayList;
import java.util.List;

/// One pair of axes and what is drawn between them. `u` is a pixel along the axis of x and `v` one along the axis of y,
/// whichever way the two lie on the page. One thread at a time.
final class Panel {
    private final Extent xs;
    private final Extent ys;
    private final Scale x;
    private final Scale y;
    private final Bounds bounds;
    private final boolean isTurned;
    private final List<Mark> marks = new ArrayList<>();

    /// Where a panel lies on the page.
    record Bounds(double left, double top, double right, double bottom) {
        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }
    }

    /// @param isTurned whether the axis of x goes down the page
    Panel(Extent xs, Extent ys, Axes axes, Bounds bounds, boolean isTurned) {
        this.xs = xs;
        this.ys = ys;
        this.x = scale(xs, axes.isLogX(), bounds, !isTurned);
        this.y = scale(ys, axes.isLogY(), bounds, isTurned);
        this.bounds = bounds;
        this.isTurned = isTurned;
    }

    /// @param isLogX whether the axis of x is logarithmic
    record Axes(boolean isLogX, boolean isLogY) {}

    /// Labels go down the page as they are read, numbers up.
    private static Scale scale(Extent extent, boolean isLog, Bounds bounds, boolean isLevel) {
        if (isLevel) {
            return extent.scale(bounds.left(), bounds.right(), isLog);
        }
        return extent.isLabels()
                ? extent.scale(bounds.top(), bounds.bottom(), isLog)
                : extent.scale(bounds.bottom(), bounds.top(), isLog);
    }

    Bounds bounds() {
        return bounds;
    }

    List<Mark> marks() {
        return marks;
    }

    Scale x() {
        return x;
    }

    Scale y() {
        return y;
    }

    boolean isTurned() {
        return isTurned;
    }

    double u(Field field, int row) {
        return x.pixel(xs.place(field, row));
    }

    double v(Field field, int row) {
        return y.pixel(ys.place(field, row));
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void path(double[] us, double[] vs, Ink ink, double width) {
        if (us.length > 1) {
            marks.add(new Mark.Path(isTurned ? vs : us, isTurned ? us : vs, ink, width));
        } else if (us.length == 1) {
            dots(us, vs, new double[] {width}, ink);
        }
    }

    /// @param isBand whether both edges are values
    void area(double[] us, double[] vs, boolean isBand, Ink ink) {
        marks.add(new Mark.Area(isTurned ? vs : us, isTurned ? us : vs, isBand, ink));
    }

    /// Counts the points whose places are `us` and `vs` in cells of `size` pixels.
    void cells(double[] us, double[] vs, double size, boolean hasPoints) {
        var xs = isTurned ? vs : us;
        var ys = isTurned ? us : vs;
        var counts = new java.util.TreeMap<Long, Integer>();
        var points = new float[hasPoints ? 2 * xs.length : 0];
        for (int at = 0; at < xs.length; at++) {
            long cell = ((long) Math.floor(xs[at] / size) << 32) | ((long) Math.floor(ys[at] / size) & 0xffffffffL);
            counts.merge(cell, 1, Integer::sum);
            if (hasPoints) {
                points[2 * at] = (float) xs[at];
                points[2 * at + 1] = (float) ys[at];
            }
        }
        marks.add(new Mark.Cells(
                size,
                counts.keySet().stream()
                        .mapToDouble(cell -> (cell >> 32) * size)
                        .toArray(),
                counts.keySet().stream()
                        .mapToDouble(cell -> cell.intValue() * size)
                        .toArray(),
                counts.values().stream().mapToInt(Integer::intValue).toArray(),
                points,
                Ink.SERIES.getFirst()));
    }

    void dots(double[] us, double[] vs, double[] radii, Ink ink) {
        if (us.length > 0) {
            marks.add(new Mark.Dots(isTurned ? vs : us, isTurned ? us : vs, radii, ink));
        }
    }

    /// Fills what lies between two corners, in any order.
    ///
    /// @param tip what it stands for, see `Mark.Rect`
    void rect(double u, double v, double otherU, double otherV, Ink ink, String tip) {
        double left = isTurned ? v : u;
        double top = isTurned ? u : v;
        double right = isTurned ? otherV : otherU;
        double bottom = isTurned ? otherU : otherV;
        marks.add(new Mark.Rect(
                Math.min(left, right),
                Math.min(top, bottom),
                Math.abs(right - left),
                Math.abs(bottom - top),
                ink,
                tip));
    }

    /// Draws a line through the whole panel.
    ///
    /// @param isAcross whether `pixel` lies on the axis of y
    void across(double pixel, boolean isAcross) {
        boolean isLevel = isAcross != isTurned;
        marks.add(
                isLevel
                        ? new Mark.Path(
                                new double[] {bounds.left(), bounds.right()}, new double[] {pixel, pixel}, Ink.MUTED, 1)
                        : new Mark.Path(
                                new double[] {pixel, pixel},
                                new double[] {bounds.top(), bounds.bottom()},
                                Ink.MUTED,
                                1));
    }

    /// Writes `text` beside the point, `gap` pixels away.
    void label(double u, double v, double gap, String text) {
        double left = isTurned ? v : u;
        double top = isTurned ? u : v;
        marks.add(new Mark.Text(left + gap, top + 4, gap, text, Mark.Anchor.START, Face.LABEL, Ink.MUTED));
    }

    /// Writes `text` in the middle of the point.
    void centred(double u, double v, String text) {
        double left = isTurned ? v : u;
        double top = isTurned ? u : v;
        marks.add(new Mark.Text(left, top + 4, text, Mark.Anchor.MIDDLE, Face.LABEL, Ink.TEXT));
    }
}
