package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
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
    private static final int MOST_UNITS = 100_000;

    private final TextLog log;
    private final Links links;
    private final TextFlow head;
    private final TextFlow tail;
    private final Label between = Kit.text("", "t1", "muted");
    private final HBox gap;
    private final ScrollPane scroll;
    private @Nullable ListView<String> all;
    private int shown = -1;

    TextView(TextLog log, Links links) {
        this.log = log;
        this.links = links;
        var style = log.stream().equals("stderr") ? "stderr" : "stdout";
        head = AnsiFlow.of("", style);
        tail = AnsiFlow.of("", style);
        gap = Kit.row(
                8,
                between,
                Kit.button("", "Show all", this::showAll, "flat", "small"),
                Kit.button("", "Save…", this::save, "flat", "small"));
        gap.getStyleClass().add("text-gap");
        scroll = new ScrollPane(new VBox(head, gap, tail));
        scroll.setFitToWidth(true);
        scroll.setMinHeight(0);
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
        if (all != null) {
            fill(all);
            return;
        }
        int lines = log.lines();
        boolean whole = lines <= WHOLE && log.length() <= MOST_UNITS;
        gap.setVisible(!whole);
        gap.setManaged(!whole);
        tail.setManaged(!whole);
        tail.setVisible(!whole);
        if (whole) {
            AnsiFlow.fill(head, log.text());
        } else {
            AnsiFlow.fill(head, cut(log.head(PART)));
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
        if (all != null) {
            return MOST;
        }
        var inside = (Region) scroll.getContent();
        return Math.min(MOST, Math.ceil(inside.prefHeight(width)));
    }

    @Override
    protected void layoutChildren() {
        getChildren().getFirst().resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private static String cut(String text) {
        return text.length() <= MOST_UNITS / 2 ? text : text.substring(0, MOST_UNITS / 2) + " …";
    }

    private void save() {
        links.save("output.txt", AnsiText.plain(log.text()));
    }

    private void showAll() {
        var list = new ListView<String>();
        list.getStyleClass().add("all-lines");
        list.setFixedCellSize(18);
        list.setCellFactory(_ -> new Line());
        all = list;
        fill(list);
        getChildren().setAll(list);
        requestLayout();
    }

    private void fill(ListView<String> list) {
        list.setItems(FXCollections.observableArrayList(log.all()));
    }

    private static final class Line extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? "" : AnsiText.plain(line).replace("\t", "    "));
        }
    }
}
