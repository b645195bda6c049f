package dev.slipway.desktop.kit;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do in a tree whose rows stand below each other: arrows, Home, End, Enter and Space move and unfold, C with
/// the platform's shortcut key copies. UI thread only.
///
/// @param rows what they act on
public record TreeKeys(Rows rows) {
    /// The rows that are shown now, 0-based; one of them is current unless there are none.
    public interface Rows {
        int count();

        int current();

        /// Makes the row nearest to `row` current, and lets it be seen.
        void go(int row);

        /// Returns how deep `row` lies, 0 for the outermost.
        int depth(int row);

        boolean isOpen(int row);

        /// Does what a click on `row` does: folds it, unfolds it, or shows more.
        void turn(int row);

        /// Unfolds `row`, if it has parts and is folded.
        void unfold(int row);

        void copy(int row);

        /// Does what another key without others held means; tells whether it means anything.
        default boolean other(KeyCode key) {
            return false;
        }
    }

    /// Does what `event` means, and consumes it then; tells whether that may have changed what is current.
    public boolean press(KeyEvent event) {
        if (rows.count() == 0) {
            return false;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            rows.copy(rows.current());
            event.consume();
            return false;
        }
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown() || !act(event.getCode())) {
            return false;
        }
        event.consume();
        return true;
    }

    private boolean act(KeyCode key) {
        int current = rows.current();
        switch (key) {
            case DOWN -> rows.go(current + 1);
            case UP -> rows.go(current - 1);
            case HOME -> rows.go(0);
            case END -> rows.go(rows.count() - 1);
            case RIGHT -> in(current);
            case LEFT -> out(current);
            case ENTER, SPACE -> rows.turn(current);
            default -> {
                return rows.other(key);
            }
        }
        return true;
    }

    private void in(int current) {
        if (rows.isOpen(current)) {
            rows.go(current + 1);
        } else {
            rows.unfold(current);
        }
    }

    private void out(int current) {
        if (rows.isOpen(current)) {
            rows.turn(current);
            return;
        }
        int at = current;
        while (at > 0 && rows.depth(at) >= rows.depth(current)) {
            at--;
        }
        rows.go(at);
    }
}
