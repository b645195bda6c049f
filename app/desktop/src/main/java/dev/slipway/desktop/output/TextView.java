package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Printed text: all of it when short, else its head and tail with a way to the rest. UI thread only.
final class TextView extends VBox {
    private static final int WHOLE = 200;
    private static final int PART = 40;
    private static final double MOST = 400;
    private static final double BAR = 36;
    private static final int MOST_UNITS = 100_000;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final TextLog log;
    private final Links links;
    private final TextFlow head;
    private final TextFlow tail;
    private final Label between = Kit.text("", "t1", "muted");
    private final Label count = Kit.text("", "t1", "muted");
    private final HBox gap;
    private final ScrollPane scroll;
    private @Nullable LinesView all;
    private @Nullable HBox bar;
    private long shown = -1;
    private boolean isCut;

    TextView(TextLog log, Links links) {
        this.log = log;
        this.links = links;
        var style = log.stream().equals("stderr") ? "stderr" : "stdout";
        head = AnsiFlow.of("", style);
        tail = AnsiFlow.of("", style);
        Selecting.in(head);
        Selecting.in(tail);
        gap = Kit.row(
                8,
                between,
                Kit.button("", "Show all", this::showAll, "flat", "small"),
                Kit.button("", "Save…", this::save, "flat", "small"));
        gap.getStyleClass().add("text-gap");
        scroll = new ScrollPane(new VBox(head, gap, tail));
        scroll.setFitToWidth(true);
        scroll.setMinHeight(0);
        scroll.setManaged(false); // what changes within a text that is cut moves nothing around it
        scroll.setFocusTraversable(false);
        getStyleClass().add("text-output");
        getChildren().add(scroll);
        refresh();
    }

    /// Shows what has come since.
    void refresh() {
        if (log.length() == shown) {
            return;
        }
        shown = log.length();
        int lines = log.lines();
        if (all != null) {
            all.refresh();
            count.setText(Words.count(lines, "line"));
            return;
        }
        boolean whole = lines <= WHOLE && log.length() <= MOST_UNITS;
        gap.setVisible(!whole);
        gap.setManaged(!whole);
        tail.setManaged(!whole);
        tail.setVisible(!whole);
        if (whole) {
            AnsiFlow.fill(head, log.text());
            requestLayout();
        } else {
            if (!isCut) {
                isCut = true;
                requestLayout();
                AnsiFlow.fill(head, cut(log.head(PART)));
            }
            AnsiFlow.fill(tail, cut(log.tail(PART)));
            int rest = Math.max(0, lines - 2 * PART);
            between.setText(rest > 0 ? Words.count(rest, "line") + " between" : "very long lines, cut here");
        }
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (all != null || isCut) {
            return MOST;
        }
        var inside = (Region) scroll.getContent();
        return Math.min(MOST, Math.ceil(inside.prefHeight(width)));
    }

    @Override
    protected void layoutChildren() {
        if (all == null || bar == null) {
            scroll.resizeRelocate(0, 0, getWidth(), getHeight());
            return;
        }
        bar.resizeRelocate(0, 0, getWidth(), BAR);
        all.resizeRelocate(0, BAR, getWidth(), Math.max(0, getHeight() - BAR));
    }

    private static String cut(String text) {
        return text.length() <= MOST_UNITS / 2 ? text : text.substring(0, MOST_UNITS / 2) + " …";
    }

    private void save() {
        var copy = log.copy();
        links.save("output.txt", () -> AnsiText.plain(copy.text()));
    }

    private void showAll() {
        var lines = new LinesView(log, links);
        lines.setManaged(false);
        all = lines;
        count.setText(Words.count(log.lines(), "line"));
        var find = new TextField();
        find.setPromptText("Find in the output");
        find.setAccessibleText("Find in the output");
        find.setOnAction(_ -> lines.find(
                find.getText(),
                found -> find.pseudoClassStateChanged(WRONG, !find.getText().isEmpty() && !found)));
        bar = Kit.row(
                8,
                count,
                Kit.spacer(),
                find,
                Kit.button("", "Save…", this::save, "flat", "small"),
                Kit.button("", "Fold", this::fold, "flat", "small"));
        bar.getStyleClass().add("lines-bar");
        getChildren().setAll(bar, lines);
        requestLayout();
    }

    private void fold() {
        all = null;
        shown = -1;
        isCut = false;
        getChildren().setAll(scroll);
        refresh();
        requestLayout();
    }
}
