package dev.slipway.desktop.output;

import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;

/// Curves of one size on one pair of axes. UI thread only.
final class MetricChart extends Pane {
    private static final double HEIGHT = 96;
    private static final double LEFT = 48;
    private static final double BOTTOM = 18;
    private static final int MOST_POINTS = 400;

    private final List<Metrics.Curve> curves;
    private final int firstColour;

    private MetricChart(List<Metrics.Curve> curves, int firstColour) {
        this.curves = curves;
        this.firstColour = firstColour;
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(160);
        setPrefWidth(400);
    }

    /// Returns all metrics of a cell: a chart for each group of curves, with their names and last values beside it;
    /// single values are rows without a chart.
    static Region of(Metrics metrics) {
        var column = new VBox(8);
        column.getStyleClass().add("metrics");
        int colour = 0;
        for (var group : metrics.groups()) {
            var legend = new VBox(4);
            legend.setMinWidth(212);
            legend.setMaxWidth(212);
            boolean drawn = group.getFirst().points().size() > 1;
            for (int i = 0; i < group.size(); i++) {
                legend.getChildren().add(entry(group.get(i), drawn ? colour + i : -1));
            }
            if (drawn) {
                var chart = new MetricChart(group, colour);
                HBox.setHgrow(chart, javafx.scene.layout.Priority.ALWAYS);
                var row = new HBox(24, chart, legend);
                column.getChildren().add(row);
                colour += group.size();
            } else {
                column.getChildren().add(legend);
            }
        }
        return column;
    }

    private static HBox entry(Metrics.Curve curve, int colour) {
        var name = Kit.text(curve.name(), "t1");
        if (colour >= 0) {
            var dash = new Line(0, 0, 12, 0);
            dash.getStyleClass().addAll("curve", "curve-" + (colour % 6 + 1));
            name.setGraphic(dash);
            name.setGraphicTextGap(6);
        }
        var better = curve.direction().equals("lower")
                ? "lower is better"
                : curve.direction().equals("higher") ? "higher is better" : "";
        var value = Kit.text(Words.value(curve.last()), "num");
        value.setMinWidth(Region.USE_PREF_SIZE);
        if (!better.isEmpty()) {
            value.setTooltip(Kit.tooltip(better));
        }
        return Kit.row(8, name, Kit.spacer(), value);
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        double width = getWidth();
        if (width < 80) {
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (var curve : curves) {
            for (var point : curve.points()) {
                if (Double.isFinite(point.value())) {
                    low = Math.min(low, point.value());
                    high = Math.max(high, point.value());
                }
                first = Math.min(first, point.iteration());
                last = Math.max(last, point.iteration());
            }
        }
        var y = Scale.round(low, high, HEIGHT - BOTTOM, 8);
        var x = new Scale(first, last > first ? last : first + 1, LEFT, width - 12);
        grid(y, x, width);
        for (int i = 0; i < curves.size(); i++) {
            line(curves.get(i), x, y, (firstColour + i) % 6 + 1);
        }
    }

    private void grid(Scale y, Scale x, double width) {
        for (double tick : y.ticks(3)) {
            double at = Math.round(y.pixel(tick)) + 0.5;
            var line = new Line(LEFT, at, width, at);
            line.getStyleClass().add("chart-grid");
            getChildren().addAll(line, label(Words.value(tick), LEFT - 8, at, 1));
        }
        for (double tick : x.ticks(4)) {
            getChildren().add(label(Words.value(tick), x.pixel(tick), HEIGHT - 6, 0.5));
        }
    }

    private static Text label(String words, double x, double y, double share) {
        var text = new Text(words);
        text.getStyleClass().add("chart-label");
        text.setTextOrigin(VPos.CENTER);
        text.setFont(javafx.scene.text.Font.font("Inter", 11));
        text.setX(Math.rint(x - text.getLayoutBounds().getWidth() * share));
        text.setY(y);
        return text;
    }

    private void line(Metrics.Curve curve, Scale x, Scale y, int colour) {
        var line = new Polyline();
        line.getStyleClass().addAll("curve", "curve-" + colour);
        int step = Math.max(1, curve.points().size() / MOST_POINTS);
        for (int i = 0; i < curve.points().size(); i += step) {
            var point = curve.points().get(Math.min(curve.points().size() - 1, i));
            if (Double.isFinite(point.value())) {
                line.getPoints().addAll(x.pixel(point.iteration()), y.pixel(point.value()));
            }
        }
        getChildren().add(line);
    }
}
