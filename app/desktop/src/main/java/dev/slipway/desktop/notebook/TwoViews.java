package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A notebook's view, or two of them below each other, each scrolled by itself; keys lead to one. UI thread only.
final class TwoViews extends StackPane {
    private final NotebookView upper;
    private final Function<Node, NotebookView> make;
    private @Nullable NotebookView lower;
    private NotebookView active;

    /// @param make makes the second view, given what stands above its cells
    TwoViews(NotebookView upper, Function<Node, NotebookView> make) {
        this.upper = upper;
        this.make = make;
        active = upper;
        watch(upper);
        getChildren().setAll(upper);
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) { // of an output or a button that has no use for it
                requestFocus();
                key.consume();
            }
        });
    }

    /// Gives the keys to the text that is edited, or to the cells.
    @Override
    public void requestFocus() {
        active.focus();
    }

    private void watch(NotebookView view) {
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> activate(view));
        view.focusWithinProperty().subscribe(within -> {
            if (within) {
                activate(view);
            }
        });
    }

    private void activate(NotebookView view) {
        if (!view.equals(active)) {
            var before = active;
            active = view;
            before.setActive(false);
            view.setActive(true);
        }
    }

    /// Returns the view that keys lead to.
    NotebookView active() {
        return active;
    }

    boolean isSplit() {
        return getChildren().getFirst() instanceof SplitPane;
    }

    /// Shows the notebook twice, or once again.
    void turn() {
        if (isSplit()) {
            activate(upper);
            getChildren().setAll(upper);
            upper.focus();
        } else {
            var second = lower == null ? second() : lower;
            var both = new SplitPane(upper, second);
            both.setOrientation(Orientation.VERTICAL);
            getChildren().setAll(both);
            applyCss();
            layout(); // keys go to rows, which are there once it is laid out
            activate(second);
            second.reveal(second.notebook().current());
            second.focus();
        }
    }

    private NotebookView second() {
        var close = Kit.iconButton("close", "Close the second view", this::turn, "small");
        var head = Kit.paneHead("Second view", Kit.text("of the same cells"), close);
        var made = make.apply(head);
        made.setActive(false);
        lower = made;
        watch(made);
        return made;
    }

    /// Goes to the other view, if there are two.
    void other() {
        var second = lower;
        if (isSplit() && second != null) {
            activate(active.equals(upper) ? second : upper);
            active.focus();
        }
    }
}
