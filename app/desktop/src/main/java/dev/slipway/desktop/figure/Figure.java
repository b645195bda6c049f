package dev.slipway.desktop.figure;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.figure.Zoom.Lens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Region;

/// A chart that a cell has made, drawn in the colours of the theme. Immutable.
///
/// @param width in pixels; likewise `height`
/// @param summary what is seen, in words
/// @param marks in the order they are drawn; copied
/// @param panels where on it values have places; copied
/// @param names of the series, by their colour; copied
public record Figure(
        double width, double height, String summary, List<Mark> marks, List<Panel> panels, Map<Tone, String> names) {
    public Figure {
        marks = List.copyOf(marks);
        panels = List.copyOf(panels);
        names = Map.copyOf(names);
    }

    /// Returns the chart in `json`, see `MimeBundle.CHART`; empty if it is none, or has a mark that this window does
    /// not know.
    public static Optional<Figure> read(String json) {
        return FigureReader.read(json);
    }

    /// Returns a node that draws it, at its own size.
    public Region view() {
        var plot = new Plot(summary, pen -> draw(pen, Zoom.WHOLE));
        plot.getStyleClass().add("picture");
        return plot.wide(width).high(height);
    }

    /// Returns a node that draws it as large as its room allows.
    public Region fitting() {
        return new Plot(summary, pen -> draw(pen, Zoom.WHOLE)).fitting(width, height);
    }

    /// Returns a node like `fitting` that tells values under the pointer and can be looked at closely.
    public Region close() {
        return panels.isEmpty() ? fitting() : new FigureView(this);
    }

    /// Draws what `zoom` shows of it.
    void draw(Pen pen, Zoom zoom) {
        var plain = Lens.plain(width, height);
        if (zoom.isWhole()) {
            marks.forEach(mark -> mark.draw(pen, plain));
            return;
        }
        int at = 0;
        for (var panel : panels) {
            var parts = panel.parts();
            marks.subList(at, parts.grid()).forEach(mark -> mark.draw(pen, plain));
            panel.grid(pen, zoom);
            var lens = zoom.lens(panel.area());
            pen.within(
                    panel.area(),
                    () -> marks.subList(parts.data(), parts.labels()).forEach(mark -> mark.draw(pen, lens)));
            panel.labels(pen, zoom);
            at = parts.end();
        }
        marks.subList(at, marks.size()).forEach(mark -> mark.draw(pen, plain));
    }

    /// Returns the marks that stand for values in `panel`.
    List<Mark> data(Panel panel) {
        return marks.subList(panel.parts().data(), panel.parts().labels());
    }

    /// Returns the panel at a pixel of the chart.
    Optional<Panel> panel(double x, double y) {
        return panels.stream().filter(panel -> panel.holds(x, y)).findFirst();
    }
}
