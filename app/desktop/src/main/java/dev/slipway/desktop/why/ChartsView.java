package dev.slipway.desktop.why;

import dev.slipway.desktop.chart.LineChart;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.why.ChartTraces.Point;
import dev.slipway.desktop.why.ChartTraces.Trace;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// Two charts over one axis, the earlier one grey; where that cannot be, as pictures. UI thread only.
final class ChartsView extends VBox {
    private static final double BAR = 32;
    private static final double LEFT = 56;
    private static final double BOTTOM = 24;

    private final ChartTraces traces;

    private ChartsView(ChartTraces traces, String before, String after) {
        this.traces = traces;
        setPadding(new Insets(4, 16, 8, 8));
        setMinSize(0, 0);
        var chart = switch (traces.mark()) {
            case LINE -> lines(before, after);
            case POINT -> new Plot(traces.y() + " by " + traces.x() + " in both runs", this::paintPoints);
            case BAR -> bars();
        };
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(chart, legend(before, after));
    }

    /// Returns both charts: over each other with a choice of pictures, or pictures alone.
    static Body of(String vegaBefore, String vegaAfter, Png before, Png after, String beforeName, String afterName) {
        var pictures = PicturesView.of(before, after, beforeName, afterName);
        var traces = ChartTraces.of(vegaBefore, vegaAfter);
        if (traces.isEmpty()) {
            return pictures;
        }
        var overlaid = new ChartsView(traces.get(), "run " + beforeName, "run " + afterName);
        var box = new StackPane(overlaid);
        var choice = new Segments<>(
                List.of(true, false),
                over -> over ? "Overlaid" : "Pictures",
                true,
                over -> box.getChildren().setAll(over ? overlaid : pictures.node()));
        var axes = Kit.chip(Words.shorten(traces.get().y(), 32) + " by "
                + Words.shorten(traces.get().x(), 32));
        return new Body(box, List.<Node>of(axes), List.<Node>of(choice));
    }

    private Node legend(String before, String after) {
        var row = Kit.row(16, entry(before, "subtle"), entry(after, "chart_1"));
        row.getStyleClass().add("legend");
        return row;
    }

    private static Label entry(String words, String tone) {
        var label = Kit.text(words, "t1", "plain");
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "tone-" + tone);
        label.setGraphic(swatch);
        return label;
    }

    private LineChart lines(String before, String after) {
        var chart = new LineChart(traces.y() + " by " + traces.x() + " in both runs");
        var series = new ArrayList<Series>();
        for (int i = 0; i < traces.after().size(); i++) {
            series.add(series(traces.after().get(i), after, Tone.series(i)));
        }
        traces.before().forEach(trace -> series.add(series(trace, before, Tone.SUBTLE)));
        chart.show(series, traces.x());
        return chart;
    }

    private static Series series(Trace trace, String run, Tone tone) {
        var points = trace.points().stream()
                .sorted(Comparator.comparingDouble(Point::x))
                .toList();
        return new Series(
                trace.name().isEmpty() ? run : trace.name() + ", " + run,
                tone,
                points.stream().mapToDouble(Point::x).toArray(),
                points.stream().mapToDouble(Point::y).toArray());
    }

    private void paintPoints(Pen pen) {
        var all = Stream.concat(traces.before().stream(), traces.after().stream())
                .flatMap(trace -> trace.points().stream())
                .toList();
        var x = scale(all.stream().mapToDouble(Point::x).toArray(), LEFT, pen.width() - 16);
        var y = scale(all.stream().mapToDouble(Point::y).toArray(), pen.height() - BOTTOM, 8);
        for (double tick : y.ticks(5)) {
            pen.across(LEFT, pen.width() - 16, y.pixel(tick), Tone.GRID);
            pen.words(Words.value(tick), LEFT - 8, y.pixel(tick), TextAlignment.RIGHT, Tone.MUTED);
        }
        for (double tick : x.ticks(5)) {
            pen.words(Words.value(tick), x.pixel(tick), pen.height() - 10, TextAlignment.CENTER, Tone.MUTED);
        }
        dots(pen, traces.before(), x, y, Tone.SUBTLE);
        dots(pen, traces.after(), x, y, Tone.CHART_1);
    }

    private static Scale scale(double[] values, double start, double end) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Double.isFinite(value) ? Math.min(low, value) : low;
            high = Double.isFinite(value) ? Math.max(high, value) : high;
        }
        return Scale.round(low, high, start, end);
    }

    private static void dots(Pen pen, List<Trace> traces, Scale x, Scale y, Tone tone) {
        for (var trace : traces) {
            for (var point : trace.points()) {
                if (Double.isFinite(point.x()) && Double.isFinite(point.y())) {
                    pen.disc(x.pixel(point.x()), y.pixel(point.y()), 2.5, tone, 0.6);
                }
            }
        }
    }

    /// Returns bars below each other, those of both runs of one label beside each other.
    private ScrollPane bars() {
        var labels = new LinkedHashMap<String, double[]>();
        fill(labels, traces.after(), 1);
        fill(labels, traces.before(), 0);
        var plot = new Plot(traces.y() + " by " + traces.x() + " in both runs", pen -> paintBars(pen, labels))
                .high(Math.max(BAR, labels.size() * BAR) + 4);
        var scroll = new ScrollPane(plot);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(0);
        return scroll;
    }

    private static void fill(Map<String, double[]> labels, List<Trace> traces, int at) {
        traces.forEach(trace -> trace.points()
                .forEach(point ->
                        labels.computeIfAbsent(point.label(), _ -> new double[] {Double.NaN, Double.NaN})[at] =
                                point.y()));
    }

    private static void paintBars(Pen pen, Map<String, double[]> labels) {
        double low = 0;
        double high = 0;
        int longest = 0;
        for (var entry : labels.entrySet()) {
            longest = Math.max(longest, entry.getKey().length());
            for (double value : entry.getValue()) {
                low = Double.isFinite(value) ? Math.min(low, value) : low;
                high = Double.isFinite(value) ? Math.max(high, value) : high;
            }
        }
        double left = Math.clamp(longest * 6.6 + 16, 48, 200);
        var x = new Scale(low, high > low ? high : low + 1, left, pen.width() - 72);
        double y = 2;
        for (var entry : labels.entrySet()) {
            pen.words(Words.shorten(entry.getKey(), 28), left - 8, y + BAR / 2 - 1, TextAlignment.RIGHT, Tone.TEXT);
            var values = Objects.requireNonNull(entry.getValue());
            bar(pen, x, y + 3, values[0], Tone.SUBTLE);
            bar(pen, x, y + 16, values[1], Tone.CHART_1);
            y += BAR;
        }
    }

    private static void bar(Pen pen, Scale x, double y, double value, Tone tone) {
        if (Double.isFinite(value)) {
            double from = Math.min(x.pixel(0), x.pixel(value));
            double length = Math.max(1, Math.abs(x.pixel(value) - x.pixel(0)));
            pen.bar(new Area(from, y, length, 10), 1, tone, tone == Tone.SUBTLE ? 0.5 : 0.85);
            pen.words(Words.value(value), x.pixel(Math.max(0, value)) + 6, y + 5, TextAlignment.LEFT, Tone.MUTED);
        }
    }
}
