package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Density;
import dev.slipway.desktop.chart.LineChart;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.MetricCourse;
import dev.slipway.engine.history.Rows.Metric;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// The metrics of a run: a curve where one was logged over iterations, a histogram where each task logged one. UI
/// thread only.
final class MetricsView extends ScrollPane {
    private static final double WIDTH = 400;
    private static final double HEIGHT = 148;
    private static final MetricCourse NONE = new MetricCourse.Builder().build();

    private final RunPageViewModel model;
    private final FlowPane cards = new FlowPane(16, 16);

    MetricsView(RunPageViewModel model) {
        this.model = model;
        cards.setPadding(new Insets(4, 16, 16, 16));
        setContent(cards);
        setFitToWidth(true);
        model.curvesProperty().subscribe(this::show);
    }

    private void show(Map<String, MetricCourse> curves) {
        cards.getChildren().clear();
        var row = model.row();
        if (row.isEmpty()) {
            return;
        }
        row.get()
                .metrics()
                .forEach(
                        (name, metric) -> cards.getChildren().add(card(name, metric, curves.getOrDefault(name, NONE))));
        if (cards.getChildren().isEmpty()) {
            cards.getChildren()
                    .add(Kit.empty(
                            "chart-line",
                            "No metrics",
                            "A cell logs one by metric(\"rmse\", value) or, for a curve, metric(\"rmse\", value, i)."));
        }
    }

    private static VBox card(String name, Metric metric, MetricCourse course) {
        var direction = Direction.of(name, metric);
        var head = Kit.row(
                8,
                Kit.text(name, "m5", "mono", "t2"),
                Kit.text(direction.words(), "t1", "subtle"),
                Kit.spacer(),
                Kit.text(Words.value(metric.last()), "num", "m5"));
        var range = metric.count() < 2
                ? "logged once"
                : Words.count(metric.count()) + " values, " + Words.value(metric.min()) + " to "
                        + Words.value(metric.max());
        var card = new VBox(4, head, drawing(name, course), Kit.text(range, "t1", "subtle"));
        if (metric.count() > Reading.MOST_POINTS) {
            var words = "of more than " + Words.count(Reading.MOST_POINTS) + " values a fair sample";
            card.getChildren().add(Kit.text(words, "t1", "subtle"));
        }
        card.getStyleClass().add("card");
        card.setPadding(new Insets(8, 12, 8, 12));
        card.setPrefWidth(WIDTH);
        return card;
    }

    private static Node drawing(String name, MetricCourse course) {
        var curve = Curve.of(course);
        if (curve.isCurve()) {
            var chart = new LineChart(name + " by iteration");
            chart.setPrefHeight(HEIGHT);
            chart.show(curve.series(name), "iteration");
            return chart;
        }
        var values = IntStream.range(0, course.size())
                .mapToDouble(course::value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        var plot = new Plot(name + " over the tasks", pen -> paint(pen, values)).high(values.length < 2 ? 0 : HEIGHT);
        plot.setVisible(values.length > 1);
        return plot;
    }

    private static void paint(Pen pen, double[] values) {
        if (values.length < 2) {
            return;
        }
        double low = values[0];
        double high = values[values.length - 1];
        var x = Scale.round(low, high, 8, pen.width() - 8);
        var bins = Density.histogram(values, x.from(), x.to(), 40);
        int most = 1;
        for (int bin : bins) {
            most = Math.max(most, bin);
        }
        double floor = pen.height() - 22;
        double width = (pen.width() - 16) / bins.length;
        for (int i = 0; i < bins.length; i++) {
            double tall = bins[i] == 0 ? 0 : Math.max(1, (floor - 4) * bins[i] / most);
            pen.box(8 + i * width, floor - tall, width - 1, tall, Tone.CHART_1, 0.55);
        }
        pen.across(8, pen.width() - 8, floor, Tone.LINE);
        for (double tick : x.ticks(5)) {
            pen.words(Words.value(tick), x.pixel(tick), floor + 12, TextAlignment.CENTER, Tone.MUTED);
        }
    }
}
