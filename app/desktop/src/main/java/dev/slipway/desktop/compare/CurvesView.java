package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.LineChart;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// The curves of one metric of all runs; bars where it was logged once a run. UI thread only.
final class CurvesView extends VBox {
    private static final double BAR = 24;

    private final CompareViewModel model;
    private final LineChart chart = new LineChart("The metric by iteration", Words::value);
    private final Plot bars = new Plot("The metric by run", this::paint);
    private final FlowPane legend = new FlowPane(16, 4);
    private final Label direction = Kit.text("", "t2", "subtle");
    private final StackPane body = new StackPane();
    private int chosen = -1;

    CurvesView(CompareViewModel model) {
        this.model = model;
        var metric = new MenuButton();
        metric.getStyleClass().addAll("flat", "small", "metric-menu");
        metric.textProperty().bind(model.metricProperty());
        metric.setOnShowing(_ -> {
            metric.getItems().clear();
            for (var name : model.metrics()) {
                var item = new MenuItem(name);
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> model.metricProperty().set(name));
                metric.getItems().add(item);
            }
        });
        var head = Kit.row(4, metric, direction);
        head.getStyleClass().add("section");
        legend.getStyleClass().add("legend");
        VBox.setVgrow(body, Priority.ALWAYS);
        setMinSize(0, 0);
        getStyleClass().add("curves");
        getChildren().addAll(head, body, legend);
        model.curvesProperty().subscribe(this::show);
        model.metricProperty().subscribe(_ -> show(model.curvesProperty().get()));
        model.stateProperty().subscribe(_ -> show(model.curvesProperty().get()));
    }

    /// Calls `action` with the run whose curve is under the pointer, -1 for none.
    void onHover(IntConsumer action) {
        chart.onHover(action);
    }

    /// Brings the curve of a run to the front.
    void choose(int run) {
        chosen = run;
        chart.choose(run);
        bars.repaint();
    }

    private void show(List<Series> curves) {
        var name = model.metricProperty().get();
        direction.setText(
                name.isEmpty()
                        ? ""
                        : Direction.of(
                                                name,
                                                model.runs().stream()
                                                        .map(RunRow::metrics)
                                                        .toList())
                                        .words()
                                + (curves.isEmpty() ? "" : ", by iteration"));
        if (name.isEmpty()) {
            body.getChildren()
                    .setAll(Kit.empty(
                            "not-equal-variant",
                            "These runs share no metric",
                            "Parameters, inputs and code can still be compared."));
        } else if (curves.isEmpty()) {
            body.getChildren().setAll(bars);
            bars.repaint();
        } else {
            chart.show(curves, "iteration");
            body.getChildren().setAll(chart);
        }
        legend.getChildren().clear();
        int others = 0;
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).tone() == Tone.NEUTRAL) {
                others++;
            } else {
                legend.getChildren().add(entry(curves.get(i), i));
            }
        }
        if (others > 0) {
            var rest = Kit.text(Words.count(others) + " others", "t1", "subtle");
            rest.setGraphic(CompareTable.swatch(Tone.NEUTRAL));
            legend.getChildren().add(rest);
        }
    }

    private Label entry(Series curve, int at) {
        var label = Kit.text(curve.name() + (at == model.baselineIndex() ? ", baseline" : ""), "t1", "plain");
        label.setGraphic(CompareTable.swatch(curve.tone()));
        label.setOnMouseEntered(_ -> choose(at));
        label.setOnMouseExited(_ -> choose(-1));
        return label;
    }

    private void paint(Pen pen) {
        var runs = model.runs();
        var name = model.metricProperty().get();
        double low = 0;
        double high = 0;
        for (var run : runs) {
            double value = value(run, name);
            low = Double.isFinite(value) ? Math.min(low, value) : low;
            high = Double.isFinite(value) ? Math.max(high, value) : high;
        }
        var x = new Scale(low, high > low ? high : low + 1, 64, pen.width() - 72);
        double pitch = Math.min(BAR, (pen.height() - 8) / Math.max(1, runs.size()));
        for (int i = 0; i < runs.size(); i++) {
            double y = 8 + i * pitch;
            double value = value(runs.get(i), name);
            if (pitch >= 12) {
                pen.figures(
                        Words.count(runs.get(i).flow().number()), 56, y + pitch / 2, TextAlignment.RIGHT, Tone.MUTED);
            }
            if (Double.isFinite(value)) {
                double far = Math.max(2, Math.abs(x.pixel(value) - x.pixel(0)));
                double from = Math.min(x.pixel(0), x.pixel(value));
                var area = new Area(from, y + pitch * 0.2, far, Math.max(1, pitch * 0.6));
                pen.bar(area, 2, model.tone(i), i == chosen || chosen < 0 ? 0.85 : 0.3);
                if (pitch >= 12) {
                    double right = x.pixel(Math.max(0, value)) + 6;
                    pen.figures(Words.value(value), right, y + pitch / 2, TextAlignment.LEFT, Tone.TEXT);
                }
            }
        }
    }

    private static double value(RunRow run, String name) {
        var metric = run.metrics().get(name);
        return metric == null || metric.count() == 0 ? Double.NaN : metric.last();
    }
}
