package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

/// Runs as points: a parameter or a metric across, the metric upwards. Dragging picks the runs in the rectangle out.
/// UI thread only.
final class ScatterView extends StackPane {
    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double TOP = 12;
    private static final double BOTTOM = 32;
    private static final double NEAR = 10;
    private static final int TICKS = 6;

    private final CompareViewModel model;
    private final ObjectProperty<String> across = new SimpleObjectProperty<>("");
    private final Plot plot = new Plot("Runs as points", this::paint);
    private final Tooltip tip = new Tooltip();
    private List<String> words = List.of();
    private double pressedX = Double.NaN;
    private double pressedY;
    private double draggedX;
    private double draggedY;

    ScatterView(CompareViewModel model) {
        this.model = model;
        setMinSize(0, 0);
        getChildren().add(plot);
        tip.setShowDelay(Duration.ZERO);
        Tooltip.install(plot, tip);
        across.subscribe((_, _) -> read());
        model.selection().pickedProperty().subscribe(_ -> plot.repaint());
        model.selection().litProperty().subscribe(_ -> plot.repaint());
        plot.setOnMouseMoved(this::hover);
        plot.setOnMouseExited(_ -> model.hover(-1));
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(_ -> release());
    }

    /// What goes across: `params.NAME` or `metrics.NAME`.
    ObjectProperty<String> acrossProperty() {
        return across;
    }

    /// Returns what can go across: parameters that vary, then the other metrics.
    List<String> choices() {
        var choices = new LinkedHashSet<String>();
        Spread.varying(model.runs()).forEach(name -> choices.add("params." + name));
        model.metrics().stream()
                .filter(name -> !name.equals(model.metricProperty().get()))
                .forEach(name -> choices.add("metrics." + name));
        return List.copyOf(choices);
    }

    /// Shows the runs as they are now; to be called while it is seen, since that costs something.
    void read() {
        var choices = choices();
        if (!choices.contains(across.get())) {
            across.set(choices.isEmpty() ? "" : choices.getFirst());
        }
        boolean isNumber = model.runs().stream()
                .allMatch(run -> !Double.isNaN(number(run)) || text(run).isEmpty());
        words = isNumber
                ? List.of()
                : List.copyOf(
                        new TreeSet<>(model.runs().stream().map(this::text).toList()));
        plot.repaint();
    }

    private String text(RunRow run) {
        var name = across.get();
        return name.startsWith("params.") ? Facts.parameter(run.parameters().get(name.substring(7)), 12) : "";
    }

    private double number(RunRow run) {
        var name = across.get();
        if (name.startsWith("metrics.")) {
            return value(run, name.substring(8));
        }
        return name.startsWith("params.") && run.parameters().get(name.substring(7)) instanceof Number number
                ? number.doubleValue()
                : Double.NaN;
    }

    private static double value(RunRow run, String metric) {
        var values = run.metrics().get(metric);
        return values == null || values.count() == 0 ? Double.NaN : values.last();
    }

    private double x(RunRow run) {
        return words.isEmpty() ? number(run) : words.indexOf(text(run));
    }

    private double y(RunRow run) {
        return value(run, model.metricProperty().get());
    }

    private Scale xs() {
        return scale(model.runs().stream().mapToDouble(this::x).toArray(), LEFT, plot.getWidth() - RIGHT);
    }

    private Scale ys() {
        return scale(model.runs().stream().mapToDouble(this::y).toArray(), plot.getHeight() - BOTTOM, TOP);
    }

    private static Scale scale(double[] values, double start, double end) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return Scale.round(low, high, start, end);
    }

    private void paint(Pen pen) {
        var x = xs();
        var y = ys();
        var rows = y.ticks(4);
        var rowWords = Words.ticks(rows);
        for (int i = 0; i < rows.size(); i++) {
            double at = y.pixel(rows.get(i));
            pen.across(LEFT, pen.width() - RIGHT, at, Tone.GRID);
            pen.words(rowWords.get(i), LEFT - 8, at, TextAlignment.RIGHT, Tone.MUTED);
        }
        double floor = pen.height() - BOTTOM + 12;
        if (words.isEmpty()) {
            var ticks = x.ticks(TICKS);
            var tickWords = Words.ticks(ticks);
            for (int i = 0; i < ticks.size(); i++) {
                pen.words(tickWords.get(i), x.pixel(ticks.get(i)), floor, TextAlignment.CENTER, Tone.MUTED);
            }
        } else {
            int every = Math.max(1, words.size() / TICKS);
            for (int i = 0; i < words.size(); i += every) {
                pen.words(words.get(i), x.pixel(i), floor, TextAlignment.CENTER, Tone.MUTED);
            }
        }
        var runs = model.runs();
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < runs.size(); i++) {
                boolean isFront = model.selection().isShown(runs.get(i).id()) && model.tone(i) != Tone.NEUTRAL;
                if (isFront == (pass == 1)) {
                    point(pen, x, y, i, isFront);
                }
            }
        }
        if (!Double.isNaN(pressedX)) {
            var area = area();
            pen.bar(area, 2, Tone.ACCENT, 0.1);
            pen.frame(area, 2, Tone.ACCENT, 0.8);
        }
    }

    private void point(Pen pen, Scale x, Scale y, int at, boolean isFront) {
        var run = model.runs().get(at);
        double px = x.pixel(x(run));
        double py = y.pixel(y(run));
        if (!Double.isFinite(px) || !Double.isFinite(py)) {
            return;
        }
        if (model.selection().isLit(run.id())) {
            pen.dot(px, py, 5, isFront ? model.tone(at) : Tone.CHART_1);
        } else if (isFront) {
            pen.dot(px, py, 3.5, model.tone(at));
        } else {
            pen.disc(px, py, 3, Tone.NEUTRAL, model.selection().isShown(run.id()) ? 0.6 : 0.2);
        }
    }

    private void hover(MouseEvent move) {
        var x = xs();
        var y = ys();
        int found = -1;
        double best = NEAR;
        for (int i = 0; i < model.runs().size(); i++) {
            var run = model.runs().get(i);
            double distance = Math.hypot(x.pixel(x(run)) - move.getX(), y.pixel(y(run)) - move.getY());
            if (distance < best) {
                best = distance;
                found = i;
            }
        }
        model.hover(found);
        tip.setText(
                found < 0
                        ? "Drag over points to pick their runs out"
                        : words(model.runs().get(found)));
    }

    private String words(RunRow run) {
        var name = across.get().substring(across.get().indexOf('.') + 1);
        var value = words.isEmpty() ? Words.value(number(run)) : text(run);
        return Facts.title(run) + "\n" + name + " " + value + ", "
                + model.metricProperty().get() + " " + Words.value(y(run));
    }

    private void press(MouseEvent press) {
        pressedX = press.getX();
        pressedY = press.getY();
        draggedX = pressedX;
        draggedY = pressedY;
    }

    private void drag(MouseEvent drag) {
        draggedX = drag.getX();
        draggedY = drag.getY();
        plot.repaint();
    }

    private Area area() {
        return new Area(
                Math.min(pressedX, draggedX),
                Math.min(pressedY, draggedY),
                Math.abs(pressedX - draggedX),
                Math.abs(pressedY - draggedY));
    }

    private void release() {
        var area = area();
        pressedX = Double.NaN;
        if (area.width() < 4 && area.height() < 4) {
            model.selection().clear();
        } else {
            model.selection().pick(within(area));
        }
        plot.repaint();
    }

    private List<RunId> within(Area area) {
        var x = xs();
        var y = ys();
        var found = new ArrayList<RunId>();
        for (var run : model.runs()) {
            double px = x.pixel(x(run));
            double py = y.pixel(y(run));
            if (px >= area.x() && px <= area.x() + area.width() && py >= area.y() && py <= area.y() + area.height()) {
                found.add(run.id());
            }
        }
        return found;
    }
}
