package dev.slipway.desktop.output;

import dev.slipway.desktop.math.FormulaView;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Lets a person select a part of a text that is shown, and copy it: by dragging, a word by a double click, a line by a
/// third. A formula counts as one character and is copied as its source. It takes the keys once something is selected.
/// UI thread only.
final class Selecting {
    private static final char OBJECT = '\ufffc';

    private final TextFlow flow;
    private final Path mark = new Path();
    private int anchor;
    private int caret;

    private Selecting(TextFlow flow, boolean byClicks) {
        this.flow = flow;
        mark.getStyleClass().add("text-selection");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        flow.getStyleClass().add("selectable");
        flow.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        flow.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        if (byClicks) {
            flow.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        }
        flow.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        flow.widthProperty().addListener((_, _, _) -> draw());
        flow.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                select(0, 0);
            }
        });
    }

    /// Makes the text of `flow` one that can be selected.
    static Selecting in(TextFlow flow) {
        return new Selecting(flow, true);
    }

    /// Makes the text of `flow` one that can be selected by dragging; clicks are left to what is around.
    static Selecting byDragging(TextFlow flow) {
        return new Selecting(flow, false);
    }

    /// Returns the whole text, one character for each formula.
    String text() {
        var text = new StringBuilder();
        flow.getChildren().forEach(node -> {
            if (node instanceof Text part) {
                text.append(part.getText());
            } else if (node instanceof FormulaView) {
                text.append(OBJECT);
            }
        });
        return text.toString();
    }

    /// Returns what is selected, empty if nothing is.
    String selected() {
        var text = text();
        int from = Math.clamp(Math.min(anchor, caret), 0, text.length());
        return withSources(from, text.substring(from, Math.clamp(Math.max(anchor, caret), from, text.length())));
    }

    /// Returns `part`, which begins at `from`, with the sources of its formulas.
    private String withSources(int from, String part) {
        var sources = flow.getChildren().stream()
                .filter(FormulaView.class::isInstance)
                .map(node -> ((FormulaView) node).source())
                .toList();
        if (sources.isEmpty()) {
            return part;
        }
        int next =
                (int) text().substring(0, from).chars().filter(c -> c == OBJECT).count();
        var whole = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == OBJECT && next < sources.size()) {
                whole.append(sources.get(next++));
            } else {
                whole.append(c);
            }
        }
        return whole.toString();
    }

    /// Selects from `from` to `to`, UTF-16 offsets.
    void select(int from, int to) {
        anchor = from;
        caret = to;
        draw();
    }

    private void draw() {
        flow.getChildren().remove(mark);
        if (anchor != caret) {
            mark.getElements().setAll(flow.getRangeShape(Math.min(anchor, caret), Math.max(anchor, caret), true));
            flow.getChildren().addFirst(mark);
        }
    }

    private int offset(MouseEvent event) {
        var at = flow.sceneToLocal(event.getSceneX(), event.getSceneY());
        return flow.getHitInfo(new Point2D(at.getX(), at.getY())).getInsertionIndex();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            int at = offset(event);
            if (event.isShiftDown() && anchor != caret) {
                caret = at;
                flow.requestFocus();
                event.consume();
            } else {
                anchor = at;
                caret = at;
            }
            draw();
        }
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            flow.requestFocus();
            caret = offset(event);
            draw();
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.getClickCount() < 2) {
            return;
        }
        var text = text();
        int at = Math.clamp(offset(event), 0, Math.max(0, text.length() - 1));
        int from = at;
        int to = at;
        boolean line = event.getClickCount() > 2;
        while (from > 0 && within(text.charAt(from - 1), line)) {
            from--;
        }
        while (to < text.length() && within(text.charAt(to), line)) {
            to++;
        }
        flow.requestFocus();
        select(from, to);
        event.consume();
    }

    private static boolean within(char c, boolean line) {
        return line ? c != '\n' : Character.isJavaIdentifierPart(c);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C && anchor != caret) {
            Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, selected()));
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            select(0, text().length());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            select(0, 0);
        } else {
            return;
        }
        event.consume();
    }
}
