package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.GivingWay;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// The curves of one metric of all runs; bars where it was logged once a run. UI thread only.
final class CurvesView extends VBox {
    private static final double BAR = 24;
    private static final double LOW = 360; // px, below which notes leave their room to the curves
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final CompareViewModel model;
    private final FacetsView charts;
    private final Plot bars = new Plot("The metric by run", this::paint);
    private final CurvesLegend legend;
    private final MenuButton metric = new MenuButton();
    private final Label direction = Kit.text("", "t2", "subtle");
    private final StackPane body = new StackPane();
    private int chosen = -1;

    CurvesView(CompareViewModel model) {
        this.model = model;
        charts = new FacetsView(model);
        metric.getStyleClass().addAll("flat", "small", "metric-menu");
        metric.setMnemonicParsing(false);
        metric.setAccessibleText("The metric that is drawn");
        metric.textProperty().bind(model.metricProperty().map(name -> Words.shorten(name, 40)));
        metric.setMinWidth(USE_PREF_SIZE);
        metric.setOnShowing(_ -> {
            metric.getItems().clear();
            for (var name : model.metrics()) {
                var item = Kit.named(new MenuItem(), name);
                item.setOnAction(_ -> model.metricProperty().set(name));
                metric.getItems().add(item);
            }
        });
        var words = new GivingWay(4, HPos.LEFT);
        words.add(metric);
        words.add(direction, 1);
        var head = Kit.row(4, Kit.grow(words), options());
        head.getStyleClass().add("section");
        legend = new CurvesLegend(model);
        heightProperty().subscribe(high -> legend.tight(high.doubleValue() < LOW));
        VBox.setVgrow(body, Priority.ALWAYS);
        setMinSize(0, 0);
        getStyleClass().add("curves");
        getChildren().addAll(head, body, legend);
        bars.setOnMouseMoved(move -> model.hover(barAt(move.getY())));
        bars.setOnMouseExited(_ -> model.hover(-1));
        var curves = model.curves();
        curves.seriesProperty().subscribe(this::show);
        curves.meansProperty().subscribe(_ -> show(curves.seriesProperty().get()));
        curves.readingProperty().subscribe(_ -> show(curves.seriesProperty().get()));
        model.changesProperty().subscribe(_ -> show(curves.seriesProperty().get()));
        model.selection().pickedProperty().subscribe(_ -> bars.repaint());
        model.selection().litProperty().subscribe(this::choose);
    }

    /// Returns how curves are drawn, to be changed; only there while there are curves.
    private Node options() {
        var curves = model.curves();
        var axis = new Segments<>(
                List.of(false, true),
                byTime -> byTime ? "Time" : "Iteration",
                curves.byTimeProperty().get(),
                byTime -> curves.byTimeProperty().set(byTime));
        var log = Kit.chip("log", "toggle-chip");
        log.setAccessibleText("Logarithmic values");
        Kit.press(
                log,
                () -> curves.logarithmicProperty()
                        .set(!curves.logarithmicProperty().get()));
        curves.logarithmicProperty().subscribe(on -> log.pseudoClassStateChanged(ON, on));
        var smooth = new Slider(0, 0.97, 0);
        smooth.getStyleClass().add("small-slider");
        smooth.setAccessibleText("Smoothing of the curves");
        smooth.setTooltip(Kit.tooltip("Smoothing; off at the left"));
        smooth.valueProperty().bindBidirectional(curves.smoothingProperty());
        var row = Kit.row(8, axis, log, Kit.text("smooth", "t1", "subtle"), smooth);
        row.setMinWidth(USE_PREF_SIZE);
        row.managedProperty().bind(row.visibleProperty());
        row.visibleProperty().bind(curves.seriesProperty().map(lines -> !lines.isEmpty()));
        return row;
    }

    private int barAt(double y) {
        int at = (int) Math.floor((y - 8) / pitch(bars.getHeight()));
        return at >= 0 && at < model.runs().size() ? at : -1;
    }

    private double pitch(double height) {
        return Math.min(BAR, (height - 8) / Math.max(1, model.runs().size()));
    }

    private void choose(Set<RunId> lit) {
        chosen = lit.size() == 1 ? model.indexOf(lit.iterator().next()) : -1;
        bars.repaint();
    }

    private void show(List<Series> curves) {
        var name = model.metricProperty().get();
        direction.setText(
                name.isEmpty()
                        ? ""
                        : model.direction(name).words()
                                + model.readingProperty().get().suffix());
        Kit.tip(metric, direction.getText().isEmpty() ? "Which metric is drawn" : direction.getText());
        if (model.runs().size() < 2) {
            body.getChildren().clear();
        } else if (name.isEmpty()) {
            body.getChildren()
                    .setAll(Kit.empty(
                            "not-equal-variant",
                            "These runs share no metric",
                            "Parameters, inputs and code can still be compared."));
        } else if (model.runs().stream().noneMatch(run -> Double.isFinite(value(run, name)))) {
            body.getChildren()
                    .setAll(Kit.empty(
                            "alert-outline",
                            "No value of " + Words.shorten(name, 40) + " is a number",
                            "Every run that logged it ended with NaN or infinity. Choose another metric above."));
        } else if (curves.isEmpty() && model.curves().readingProperty().get()) {
            body.getChildren().setAll(Kit.reading("Reading the curves"));
        } else if (curves.isEmpty()) {
            put(bars);
            bars.repaint();
        } else {
            charts.show();
            put(charts);
        }
        legend.show();
    }

    /// Shows `node` alone; does nothing if it is there already.
    private void put(Node node) {
        if (!body.getChildren().equals(List.of(node))) {
            body.getChildren().setAll(node);
        }
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
        double pitch = pitch(pen.height());
        for (int i = 0; i < runs.size(); i++) {
            bar(pen, x, pitch, i);
        }
    }

    private void bar(Pen pen, Scale x, double pitch, int at) {
        var run = model.runs().get(at);
        double y = 8 + at * pitch;
        double value = value(run, model.metricProperty().get());
        if (pitch >= 12) {
            pen.figures(Words.count(run.flow().number()), 56, y + pitch / 2, TextAlignment.RIGHT, Tone.MUTED);
        }
        if (Double.isFinite(value)) {
            double far = Math.max(2, Math.abs(x.pixel(value) - x.pixel(0)));
            double from = Math.min(x.pixel(0), x.pixel(value));
            boolean isLit = chosen < 0 && model.selection().isShown(run.id());
            var area = new Area(from, y + pitch * 0.2, far, Math.max(1, pitch * 0.6));
            pen.bar(area, 2, model.tone(at), at == chosen ? 1 : isLit ? 0.85 : 0.3);
            if (pitch >= 12) {
                double right = x.pixel(Math.max(0, value)) + 6;
                pen.figures(Words.value(value), right, y + pitch / 2, TextAlignment.LEFT, Tone.TEXT);
            }
        }
    }

    private static double value(RunRow run, String name) {
        var metric = run.metrics().get(name);
        return metric == null || metric.count() == 0 ? Double.NaN : metric.last();
    }
}
