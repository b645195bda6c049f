package dev.slipway.desktop.kit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A state as the window shows it everywhere: a shape, a colour and a word.
public enum Mark {
    FRESH("fresh", "check-circle-outline", "success", "muted"),
    SUCCEEDED("succeeded", "check-circle-outline", "success", "muted"),
    RUNNING("running", "", "accent", "accent-text"),
    PAUSED("paused", "pause-circle-outline", "accent", "accent-text"),
    FAILED("failed", "close-circle", "danger", "danger-text"),
    LOST("lost", "close-circle", "danger", "danger-text"),
    REFUSED("refused", "close-circle", "danger", "danger-text"),
    STALE("stale", "clock-alert-outline", "warning", "warning-text"),
    OUT_OF_ORDER("out of order", "swap-vertical", "warning", "warning-text"),
    QUEUED("queued", "timer-sand", "", "muted"),
    WAITING("waiting", "timer-sand", "", "muted"),
    NEVER_RUN("never run", "checkbox-blank-circle-outline", "", "muted"),
    SKIPPED("skipped", "skip-forward-outline", "subtle", "subtle"),
    REUSED("reused", "recycle", "", "muted"),
    RETRIED("retried", "refresh", "warning", "warning-text"),
    CANCELLED("cancelled", "minus-circle-outline", "", "muted"),
    LIVE("live", "rocket-launch", "accent", "accent-text");

    private static final List<Mark> WORST_OF_CELLS =
            List.of(PAUSED, RUNNING, FAILED, QUEUED, OUT_OF_ORDER, STALE, NEVER_RUN, FRESH);

    private final String word;
    private final String icon;
    private final String iconStyle;
    private final String wordStyle;

    Mark(String word, String icon, String iconStyle, String wordStyle) {
        this.word = word;
        this.icon = icon;
        this.iconStyle = iconStyle;
        this.wordStyle = wordStyle;
    }

    /// Returns which of the states of several cells a person is to see first; empty if there is none.
    public static Optional<Mark> worst(Collection<Mark> cells) {
        return WORST_OF_CELLS.stream().filter(cells::contains).findFirst();
    }

    /// Returns the state's word.
    public String word() {
        return word;
    }

    /// Returns the style class of the state's word.
    public String wordStyle() {
        return wordStyle;
    }

    /// Returns the shape alone, for tight lists: the word is its accessible text.
    public Node shape(int size) {
        var shape = this == RUNNING
                ? new Ring(size)
                : iconStyle.isEmpty() ? Icons.sized(icon, size) : Icons.sized(icon, size, iconStyle);
        shape.setAccessibleText(word);
        return shape;
    }

    /// Returns the shape alone with the word as its tooltip.
    public Label badge(int size) {
        var badge = new Label("", shape(size));
        badge.setAccessibleText(word);
        return Kit.tip(badge, word);
    }

    /// Returns shape and word for a cell of a table.
    public HBox cell() {
        var words = CellWords.left(wordStyle);
        words.show(word);
        return Kit.row(4, shape(14), Kit.grow(words));
    }

    /// Returns shape and word.
    public Label label() {
        return label(word);
    }

    /// Returns the shape with other words in the state's colour.
    public Label label(String words) {
        var label = Kit.whole(new Label(words, shape(14)));
        label.setGraphicTextGap(4);
        label.getStyleClass().add(wordStyle);
        return label;
    }
}
