package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.TreeKeys;
import dev.slipway.desktop.output.TreePart.Kind;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A value that holds others, as rows that fold. Arrows move and fold, Enter folds, Ctrl C copies what stands there.
/// What is not shown is counted, never left out without a word. UI thread only.
final class ValueTreeView extends ScrollPane {
    private static final double ROW = 22;
    private static final double INDENT = 16;
    private static final double MOST_HIGH = 400;
    private static final int AT_ONCE = 100;
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final List<Line> lines = new ArrayList<>();
    private final VBox rows = new VBox();
    private final Links links;
    private final TreeKeys keys = new TreeKeys(new Shown());
    private int current;

    /// One row.
    ///
    /// @param from where the parts begin that a row of more stands for; -1 for a row of a part
    private record Line(TreePart part, int depth, int from) {
        boolean isMore() {
            return from >= 0;
        }
    }

    ValueTreeView(TreePart root, Links links) {
        this.links = links;
        getStyleClass().add("value-tree");
        setContent(rows);
        setFitToWidth(true);
        setMaxHeight(MOST_HIGH);
        setMinHeight(0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        setAccessibleText("Tree of " + root.text() + ", " + Words.count(root.size(), "part"));
        insert(0, List.of(new Line(root, 0, -1)));
        unfold(0);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().subscribe(_ -> mark());
    }

    private static List<Line> linesOf(TreePart whole, int depth, int from) {
        var parts = whole.parts().get();
        var lines = new ArrayList<Line>();
        int end = Math.min(parts.size(), from + AT_ONCE);
        parts.subList(from, end).forEach(part -> lines.add(new Line(part, depth, -1)));
        if (end < whole.size()) {
            lines.add(new Line(whole, depth, end));
        }
        return lines;
    }

    private void insert(int at, List<Line> added) {
        lines.addAll(at, added);
        rows.getChildren().addAll(at, added.stream().map(this::row).toList());
        setPrefHeight(Math.min(MOST_HIGH, lines.size() * ROW + 2));
    }

    private void remove(int from, int to) {
        lines.subList(from, to).clear();
        rows.getChildren().remove(from, to);
        setPrefHeight(Math.min(MOST_HIGH, lines.size() * ROW + 2));
    }

    private HBox row(Line line) {
        var row = Kit.row(6);
        row.getStyleClass().add("value-row");
        row.setMinHeight(ROW);
        row.setMaxHeight(ROW);
        row.setStyle("-fx-padding: 0 8 0 " + (8 + (int) (line.depth() * INDENT)) + ";");
        row.setAccessibleRole(AccessibleRole.TREE_ITEM);
        row.setOnMouseClicked(_ -> {
            requestFocus();
            current = lines.indexOf(line);
            turn(current);
            mark();
        });
        fill(row, line, false);
        return row;
    }

    private void fill(HBox row, Line line, boolean isOpen) {
        row.getChildren().clear();
        if (line.isMore()) {
            var gap = new Label();
            gap.setMinWidth(14);
            row.getChildren().addAll(gap, text(moreWords(line), "muted"));
            row.setAccessibleText(moreWords(line));
            return;
        }
        var part = line.part();
        boolean folds = part.size() > 0;
        var mark = new Label("", folds ? Icons.sized(isOpen ? "chevron-down" : "chevron-right", 14) : null);
        mark.setMinWidth(14);
        row.getChildren().add(mark);
        if (!part.label().isEmpty()) {
            row.getChildren().add(text(part.label(), "part-label"));
        }
        row.getChildren().add(text(part.words(), "part-" + part.kind().name().toLowerCase(Locale.ROOT)));
        if (part.kind() == Kind.WHOLE) {
            row.getChildren().add(text(Words.count(part.size()), "part-size"));
        }
        if (folds && !isOpen) {
            var preview = text(part.preview(), "subtle");
            preview.setMinWidth(0);
            row.getChildren().add(preview);
        }
        row.setAccessibleText(part.label() + " " + part.words()
                + (folds ? ", " + Words.count(part.size(), "part") + (isOpen ? ", unfolded" : ", folded") : ""));
    }

    private static Label text(String words, String style) {
        return Kit.text(words, "mono", style);
    }

    private static String moreWords(Line line) {
        int here = line.part().parts().get().size();
        int left = line.part().size() - line.from();
        return here > line.from()
                ? "Show " + Words.count(Math.min(AT_ONCE, here - line.from())) + " of " + Words.count(left) + " more"
                : Words.count(left) + (line.from() == 0 ? " parts" : " more")
                        + " left out: look at a part of it with code";
    }

    private boolean isOpen(int at) {
        return at + 1 < lines.size()
                && lines.get(at + 1).depth() > lines.get(at).depth();
    }

    /// Folds or unfolds what stands at `at`, or shows more.
    private void turn(int at) {
        var line = lines.get(at);
        if (line.isMore()) {
            if (line.part().parts().get().size() > line.from()) {
                remove(at, at + 1);
                insert(at, linesOf(line.part(), line.depth(), line.from()));
            }
        } else if (isOpen(at)) {
            fold(at);
        } else {
            unfold(at);
        }
    }

    private void unfold(int at) {
        var line = lines.get(at);
        if (!line.isMore() && line.part().size() > 0 && !isOpen(at)) {
            insert(at + 1, linesOf(line.part(), line.depth() + 1, 0));
            fill((HBox) rows.getChildren().get(at), line, true);
        }
    }

    private void fold(int at) {
        int end = at + 1;
        while (end < lines.size() && lines.get(end).depth() > lines.get(at).depth()) {
            end++;
        }
        remove(at + 1, end);
        fill((HBox) rows.getChildren().get(at), lines.get(at), false);
    }

    private void key(KeyEvent event) {
        if (keys.press(event)) {
            mark();
        }
    }

    /// What keys act on.
    private final class Shown implements TreeKeys.Rows {
        @Override
        public int count() {
            return lines.size();
        }

        @Override
        public int current() {
            return current;
        }

        @Override
        public void go(int row) {
            ValueTreeView.this.go(row);
        }

        @Override
        public int depth(int row) {
            return lines.get(row).depth();
        }

        @Override
        public boolean isOpen(int row) {
            return ValueTreeView.this.isOpen(row);
        }

        @Override
        public void turn(int row) {
            ValueTreeView.this.turn(row);
        }

        @Override
        public void unfold(int row) {
            ValueTreeView.this.unfold(row);
        }

        @Override
        public void copy(int row) {
            var part = lines.get(row).part();
            links.copy(() -> part.size() > 0 ? part.preview() : part.text());
        }
    }

    private void go(int to) {
        current = Math.clamp(to, 0, lines.size() - 1);
        double hidden = rows.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            double top = current * ROW;
            double shown = getVvalue() * hidden;
            double at = Math.clamp(shown, top + ROW - getViewportBounds().getHeight(), top);
            setVvalue(at / hidden);
        }
    }

    private void mark() {
        current = Math.clamp(current, 0, lines.size() - 1);
        for (int i = 0; i < lines.size(); i++) {
            rows.getChildren().get(i).pseudoClassStateChanged(CURRENT, i == current && isFocused());
        }
    }
}
