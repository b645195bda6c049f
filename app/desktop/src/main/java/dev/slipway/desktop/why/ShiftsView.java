package dev.slipway.desktop.why;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.values.TableDifference.Shift;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// How the values of each column are distributed in two tables: the earlier one grey, the later one in colour. UI
/// thread only.
final class ShiftsView extends VBox {
    private static final double ROW = 48;
    private static final double PICTURE = 240;
    private static final double SOME = 0.1;
    private static final double MUCH = 0.25;

    ShiftsView(List<Shift> shifts) {
        var list = new RowList<Shift>(FXCollections.observableArrayList(shifts), ROW, "Distribution of each column");
        VBox.setVgrow(list, Priority.ALWAYS);
        list.columns(List.of(
                Column.<Shift>words("", "column", 140, Shift::column, "plain"),
                Column.nodes("", "before and after", PICTURE, ShiftsView::picture),
                Column.nodes("", "mean", 160, ShiftsView::mean).rank(1),
                Column.<Shift>words("", "missing", 96, ShiftsView::missing, "muted")
                        .rank(2),
                Column.nodes("", "shift", 120, ShiftsView::verdict)));
        getChildren().add(list);
        setMinSize(0, 0);
    }

    private static Plot picture(Shift shift) {
        var plot = new Plot(shift.column() + ", distribution before and after", pen -> paint(pen, shift)).high(ROW - 8);
        if (!shift.labels().isEmpty()) {
            Tooltip.install(plot, Kit.tooltip(isAxis(shift) ? ends(shift) : values(shift)));
        }
        return plot;
    }

    private static boolean isAxis(Shift shift) {
        return shift.labels().size() == 2 && shift.before().size() != 2;
    }

    private static String ends(Shift shift) {
        return shift.labels().getFirst() + " to " + shift.labels().getLast();
    }

    private static String values(Shift shift) {
        var words = new StringBuilder();
        for (int i = 0; i < shift.labels().size(); i++) {
            var label = shift.labels().get(i);
            words.append(i == 0 ? "" : "\n")
                    .append(label.isEmpty() ? "missing" : Words.shorten(label, 40))
                    .append(": ")
                    .append(Words.count(shift.before().get(i)))
                    .append(" → ")
                    .append(Words.count(shift.after().get(i)));
        }
        return words.toString();
    }

    private static void paint(Pen pen, Shift shift) {
        int bins = shift.before().size();
        if (bins == 0) {
            return;
        }
        double floor = pen.height() - 12;
        double n =
                Math.max(1, shift.before().stream().mapToInt(Integer::intValue).sum());
        double m =
                Math.max(1, shift.after().stream().mapToInt(Integer::intValue).sum());
        double most = 0;
        for (int i = 0; i < bins; i++) {
            most = Math.max(
                    most, Math.max(shift.before().get(i) / n, shift.after().get(i) / m));
        }
        double width = Math.min(24, pen.width() / bins);
        for (int i = 0; i < bins; i++) {
            double old = shift.before().get(i) / n / most * (floor - 2);
            double young = shift.after().get(i) / m / most * (floor - 2);
            double half = (width - 1) / 2;
            pen.bar(new Area(i * width, floor - old, half, old), 1, Tone.SUBTLE, 0.5);
            pen.bar(new Area(i * width + half, floor - young, half, young), 1, Tone.CHART_1, 0.9);
        }
        pen.across(0, bins * width, floor, Tone.GRID);
        if (isAxis(shift)) {
            pen.words(end(shift.labels().getFirst()), 0, floor + 7, TextAlignment.LEFT, Tone.MUTED);
            pen.words(end(shift.labels().getLast()), bins * width, floor + 7, TextAlignment.RIGHT, Tone.MUTED);
        }
    }

    /// Returns the end of an axis, a long number with four digits.
    private static String end(String label) {
        try {
            return label.length() > 8 ? Words.value(Double.parseDouble(label)) : label;
        } catch (NumberFormatException time) {
            return Words.shorten(label, 20);
        }
    }

    private static Label mean(Shift shift) {
        var means = shift.means();
        var label = Kit.text(
                Double.isNaN(means.before()) && Double.isNaN(means.after())
                        ? ""
                        : Words.value(means.before()) + " → " + Words.value(means.after()),
                "num");
        label.setAlignment(Pos.CENTER_LEFT);
        return label;
    }

    private static String missing(Shift shift) {
        var means = shift.means();
        return means.missingBefore() == means.missingAfter()
                ? means.missingBefore() == 0 ? "none" : Words.count(means.missingBefore())
                : Words.count(means.missingBefore()) + " → " + Words.count(means.missingAfter());
    }

    private static Label verdict(Shift shift) {
        double psi = shift.psi();
        var words = Double.isNaN(psi) ? "not known" : psi < SOME ? "about the same" : psi < MUCH ? "some" : "much";
        var label = Kit.text(words, "t2", psi >= MUCH ? "warning-text" : "plain");
        label.setTooltip(Kit.tooltip(
                Double.isNaN(psi)
                        ? "One of the tables has no value in this column."
                        : "Population stability index " + Words.value(psi)
                                + ": from 0.1 on some shift, from 0.25 much"));
        return label;
    }
}
