package dev.slipway.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Lays a plot out: title, legend, panels, axes. One thread at a time; used once.
final class Figure {
    static final String NO_LAYER =
            "The plot does not say what to draw. Add a layer, as in plot(table).scatter(\"x\", \"y\").";

    private static final double PAD = 12;
    private static final double ROW = 20;
    private static final int MOST_FACETS = 36;
    private static final int MOST_TURNED = 40;

    /// One panel's name, rows and layers.
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    private record Part(String name, int[] rows, List<Drawn> layers) {}

    private final Spec spec;
    private final Palette palette;
    private final List<Part> parts;
    private final Extent xs = new Extent();
    private final Extent ys = new Extent();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Drawing.Frame> frames = new ArrayList<>();

    private Figure(Spec spec) {
        this.spec = spec;
        this.palette = Palette.of(spec);
        this.parts = parts();
    }

    /// @throws IllegalArgumentException in words for a person, if columns are missing or do not fit what is drawn
    static Drawing of(Spec spec) {
        if (spec.layers().isEmpty()) {
            throw new IllegalArgumentException(NO_LAYER);
        }
        var figure = new Figure(spec);
        figure.widen();
        figure.draw();
        var size = spec.frame();
        return new Drawing(
                size.width(), size.height(), figure.marks, figure.frames, figure.palette.names(), summary(spec));
    }

    /// Checks that each layer can be drawn from its columns, and all on the same axes; no value is read.
    ///
    /// @throws IllegalArgumentException in words for a person, if not
    static void check(Spec spec) {
        var now = spec.encoding();
        var bare = new Spec(
                spec.data().withoutRows(),
                spec.layers(),
                new Spec.Encoding(now.color(), now.size(), now.label(), null),
                spec.x(),
                spec.y(),
                spec.frame());
        new Figure(bare).widen();
    }

    /// Returns the names of the panels, in their order.
    ///
    /// @throws IllegalArgumentException if there are more than can be seen
    static List<String> panels(Fields data, String facet) {
        var names = data.field(facet).labels(data.all());
        if (names.size() > MOST_FACETS) {
            throw new IllegalArgumentException("\"" + facet + "\" has " + names.size() + " values: at most "
                    + MOST_FACETS + " panels can be seen. Choose some of the rows first.");
        }
        return names;
    }

    /// Returns what is seen, as `scatter of body_mass_g by flipper_length_mm, 344 rows`.
    static String summary(Spec spec) {
        var layers = spec.layers().stream()
                .map(layer -> layer.kind().name().toLowerCase(Locale.ROOT)
                        + (layer.columns().size() > 1
                                ? " of " + layer.column(1) + " by " + layer.column(0)
                                : layer.columns().isEmpty()
                                        ? " line at " + Numerals.exact(layer.at())
                                        : " of " + layer.column(0)))
                .collect(Collectors.joining(", "));
        var title = spec.frame().title();
        int rows = spec.data().rows();
        return (title.isEmpty() ? "" : title + ": ") + layers + ", " + rows + (rows == 1 ? " row" : " rows");
    }

    private List<Part> parts() {
        var layers = new Layers(spec, palette);
        var all = spec.data().all();
        var facet = spec.encoding().facet();
        if (facet == null) {
            return List.of(part(layers, "", all));
        }
        var field = spec.data().field(facet);
        var names = panels(spec.data(), facet);
        return names.stream()
                .map(name -> part(
                        layers,
                        name,
                        IntStream.of(all)
                                .filter(row -> name.equals(field.label(row)))
                                .toArray()))
                .toList();
    }

    private Part part(Layers layers, String name, int[] rows) {
        return new Part(
                name,
                rows,
                spec.layers().stream().map(layer -> layers.of(layer, rows)).toList());
    }

    private void widen() {
        parts.forEach(part -> part.layers().forEach(layer -> layer.widen(xs, ys)));
    }

    private void draw() {
        var frame = spec.frame();
        double top = PAD;
        if (!frame.title().isEmpty()) {
            text(PAD, top + 12, Face.TITLE.fitted(frame.title(), frame.width() - 2 * PAD), Face.TITLE, Ink.TEXT);
            top += ROW + 2;
        }
        top = legend(top);
        boolean isTurned = isTurned();
        var upright = isTurned ? spec.titleOfX() : spec.titleOfY();
        if (!upright.isEmpty()) {
            text(PAD, top + 11, Face.LABEL.fitted(upright, frame.width() - 2 * PAD), Face.LABEL, Ink.MUTED);
            top += ROW;
        }
        var level = isTurned ? spec.titleOfY() : spec.titleOfX();
        double bottom = frame.height() - PAD - (level.isEmpty() ? 0 : ROW - 4);
        panels(new Panel.Bounds(PAD, top, frame.width() - PAD, bottom), isTurned);
        if (!level.isEmpty()) {
            var text = Face.LABEL.fitted(level, frame.width() - 2 * PAD);
            double end = frame.width() - PAD;
            marks.add(new Mark.Text(end, frame.height() - PAD + 2, text, Mark.Anchor.END, Face.LABEL, Ink.MUTED));
        }
    }

    private void panels(Panel.Bounds area, boolean isTurned) {
        int columns = columns(area);
        int rows = (parts.size() + columns - 1) / columns;
        double head = parts.size() > 1 ? ROW : 4;
        double height = (area.height() - 18) / rows - head;
        var axes = new Panel.Axes(spec.x().isLog(), spec.y().isLog());
        var trial = new Panel(xs, ys, axes, new Panel.Bounds(0, 0, 100, height), isTurned);
        double gutter = AxisMarks.gutter(isTurned ? trial.x() : trial.y(), height);
        double step = (area.width() - gutter) / columns;
        for (int at = 0; at < parts.size(); at++) {
            int line = at / columns;
            double left = area.left() + gutter + at % columns * step + (at % columns > 0 ? 8 : 0);
            double top = area.top() + line * (height + head) + head;
            double right = area.left() + gutter + (at % columns + 1) * step - (columns > 1 ? 4 : 0);
            var panel = new Panel(xs, ys, axes, new Panel.Bounds(left, top, right, top + height - 4), isTurned);
            frames.add(panel(panel, at % columns == 0, at + columns >= parts.size(), parts.get(at)));
            if (parts.size() > 1) {
                text(left, top - 6, Face.LABEL.fitted(parts.get(at).name(), right - left), Face.LABEL, Ink.TEXT);
            }
        }
    }

    private Drawing.Frame panel(Panel panel, boolean isLeft, boolean isLast, Part part) {
        int grid = marks.size();
        marks.addAll(AxisMarks.grid(panel));
        int data = marks.size();
        part.layers().forEach(layer -> layer.draw(panel));
        marks.addAll(panel.marks());
        int labels = marks.size();
        marks.addAll(AxisMarks.labels(panel, isLeft, isLast));
        boolean isTurned = panel.isTurned();
        var x = new Drawing.Axis(panel.x(), spec.titleOfX(), isTurned ? isLeft : isLast);
        var y = new Drawing.Axis(panel.y(), spec.titleOfY(), isTurned ? isLast : isLeft);
        return new Drawing.Frame(
                panel.bounds(),
                isTurned ? y : x,
                isTurned ? x : y,
                new Drawing.Parts(grid, data, labels, marks.size()));
    }

    private int columns(Panel.Bounds area) {
        double shape = area.width() / Math.max(1, area.height());
        int wanted = (int) Math.ceil(Math.sqrt(parts.size() * shape / 1.4));
        return Math.clamp(wanted, 1, Math.min(parts.size(), (int) Math.max(1, area.width() / 110)));
    }

    /// Bars and boxes lie down where their names would not fit side by side.
    private boolean isTurned() {
        if (spec.frame().isHorizontal()) {
            return true;
        }
        boolean canTurn = spec.layers().stream()
                .allMatch(layer -> layer.kind() == Layer.Kind.BAR || layer.kind() == Layer.Kind.BOX);
        if (!canTurn || !xs.isLabels() || xs.labels().size() > MOST_TURNED || isNumbered()) {
            return false;
        }
        double widest =
                xs.labels().stream().mapToDouble(Face.LABEL::width).max().orElse(0);
        return (widest + 8) * xs.labels().size() > spec.frame().width() - 80;
    }

    private boolean isNumbered() {
        return !(spec.data().field(spec.layers().getFirst().column(0)) instanceof Field.Labels);
    }

    private double legend(double top) {
        var entries = palette.legend();
        boolean isOnAxis = spec.layers().stream()
                .allMatch(layer -> (layer.kind() == Layer.Kind.BAR || layer.kind() == Layer.Kind.BOX)
                        && layer.column(0).equals(palette.title()));
        if (entries.isEmpty()
                || isOnAxis
                || spec.layers().stream().allMatch(layer -> layer.kind() == Layer.Kind.HEAT)) {
            return top;
        }
        double left = PAD;
        double row = top;
        double end = spec.frame().width() - PAD;
        text(left, row + 11, palette.title(), Face.LABEL, Ink.MUTED);
        left += Face.LABEL.width(palette.title()) + 12;
        for (var entry : entries.entrySet()) {
            double width = 14 + Face.LABEL.width(entry.getKey());
            if (left + width > end) {
                left = PAD;
                row += ROW;
            }
            marks.add(new Mark.Rect(left, row + 3, 8, 8, entry.getValue(), ""));
            text(left + 14, row + 11, entry.getKey(), Face.LABEL, Ink.TEXT);
            left += width + 14;
        }
        return row + ROW;
    }

    private void text(double x, double y, String text, Face face, Ink ink) {
        marks.add(new Mark.Text(x, y, text, Mark.Anchor.START, face, ink));
    }
}
