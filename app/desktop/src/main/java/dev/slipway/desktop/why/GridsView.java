package dev.slipway.desktop.why;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.values.ValueDifference.Grids;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Two grids of numbers as one: what each place holds now, and by how much that changed. Static.
final class GridsView {
    private static final double CELL = 88;

    private GridsView() {}

    static Body of(Grids grids) {
        var pane = new GridPane(2, 2);
        pane.setPadding(new Insets(8, 16, 16, 16));
        double largest = largest(grids);
        int differing = 0;
        int all = 0;
        for (int row = 0; row < grids.after().size(); row++) {
            pane.add(head(row), 0, row + 1);
            for (int column = 0; column < grids.after().get(row).size(); column++) {
                if (row == 0) {
                    pane.add(head(column), column + 1, 0);
                }
                double then = grids.before().get(row).get(column);
                double now = grids.after().get(row).get(column);
                all++;
                differing += then == now ? 0 : 1;
                pane.add(cell(then, now, largest), column + 1, row + 1);
            }
        }
        var scroll = new ScrollPane(pane);
        scroll.setMinSize(0, 0);
        var words = Words.count(differing) + " of " + Words.count(all, "number") + " changed";
        return new Body(scroll, List.<Node>of(Kit.chip(words, "accent")), List.of());
    }

    private static double largest(Grids grids) {
        double largest = 0;
        for (int row = 0; row < grids.after().size(); row++) {
            for (int column = 0; column < grids.after().get(row).size(); column++) {
                double delta = Math.abs(grids.after().get(row).get(column)
                        - grids.before().get(row).get(column));
                largest = Double.isFinite(delta) ? Math.max(largest, delta) : largest;
            }
        }
        return largest;
    }

    private static Node head(int at) {
        var label = Kit.text(Words.count(at), "t1", "subtle");
        label.setMinWidth(24);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER);
        return label;
    }

    private static VBox cell(double then, double now, double largest) {
        double delta = now - then;
        var value = Kit.text(Words.value(now), "mono", "t2");
        var change = Kit.text(delta == 0 ? "" : Words.delta(delta), "mono", "t1", "plain");
        var box = new VBox(value, change);
        int heat = delta == 0 || largest == 0 ? 0 : (int) Math.ceil(6 * Math.abs(delta) / largest);
        box.getStyleClass().addAll("heat", "grid-cell", "heat-" + Math.clamp(heat, 0, 6));
        box.setMinSize(CELL, 40);
        box.setAlignment(Pos.CENTER);
        return box;
    }
}
