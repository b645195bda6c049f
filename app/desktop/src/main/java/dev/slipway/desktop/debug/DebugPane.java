package dev.slipway.desktop.debug;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The pane of the debugger: a field to evaluate in, which is always in sight, then what scrolls: what was evaluated,
/// frames and variables of what stands, and all breakpoints. UI thread only.
public final class DebugPane extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

    private final DebugViewModel debug;
    private final PauseViewModel paused;
    private final Ways ways;
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final VBox evaluate = new VBox();
    private final VBox frames = new VBox();
    private final VBox standing = new VBox();
    private final VBox empty;
    private final BreakpointList breakpoints;
    private final TextField field = new TextField();
    private int back;

    /// What the pane leads to.
    ///
    /// @param go goes to a line of a cell, 1-based
    /// @param name returns what a cell is called: `Cell 3`
    /// @param source opens the source of a library's frame
    /// @param copy puts a text on the clipboard
    public record Ways(
            BiConsumer<CellId, Integer> go,
            Function<CellId, String> name,
            Consumer<Frame> source,
            Consumer<String> copy) {}

    public DebugPane(DebugViewModel debug, Ways ways) {
        this.debug = debug;
        this.ways = ways;
        paused = debug.paused();
        var scroll = new ScrollPane();
        scroll.getStyleClass().add("debug-pane");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setMinHeight(0);
        breakpoints = new BreakpointList(debug, ways);
        empty = Kit.empty(
                "bug-outline",
                "Nothing to pause at",
                "A click at the left edge of a line, or F9 in it, sets a breakpoint: the cell pauses there, and its frames"
                        + " and variables stand here.");
        fill();
        scroll.setContent(new VBox(standing, empty, head("Breakpoints"), breakpoints));
        evaluate.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(evaluate, scroll);
        debug.breakpoints().shownProperty().subscribe(_ -> refresh());
        paused.pauseProperty().subscribe(_ -> refresh());
        paused.frameProperty().subscribe(_ -> mark());
    }

    private void fill() {
        field.setPromptText("Evaluate an expression");
        field.setAccessibleText("Evaluate an expression in the chosen frame");
        field.getStyleClass().add("mono");
        field.setOnAction(_ -> {
            paused.evaluations().evaluate(field.getText());
            field.clear();
            back = 0;
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::recall);
        evaluate.getChildren().add(field);
        evaluate.getStyleClass().add("evaluate");
        standing.getChildren()
                .addAll(
                        new VariableTreeView(paused.evaluations().results(), "What was evaluated", ways.copy()),
                        head("Frames"),
                        frames,
                        head("Variables"),
                        new VariableTreeView(paused.variables(), "Variables of the chosen frame", ways.copy()));
    }

    private static HBox head(String words) {
        var head = Kit.row(4, Kit.text(words, "t1", "muted"));
        head.getStyleClass().add("debug-head");
        return head;
    }

    /// Gives back what was evaluated before, as a shell does.
    private void recall(KeyEvent event) {
        int by = switch (event.getCode()) {
            case UP -> 1;
            case DOWN -> -1;
            default -> 0;
        };
        if (by != 0) {
            var before = paused.evaluations().before(back + by);
            if (!before.isEmpty() || back + by == 0) {
                back += by;
                field.setText(before);
                field.end();
            }
            event.consume();
        }
    }

    /// How many breakpoints there are, or that it is paused; empty if there is nothing to say.
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Shows all of it anew: cells may have got other numbers.
    public void refresh() {
        var pause = paused.pauseProperty().get();
        int all = debug.breakpoints().shownProperty().get().size();
        count.set(pause != null ? "paused" : all == 0 ? "" : Words.count(all, "breakpoint"));
        show(standing, pause != null);
        show(evaluate, pause != null);
        show(empty, pause == null && all == 0);
        frames.getChildren()
                .setAll(
                        pause == null
                                ? List.of()
                                : pause.frames().stream().map(this::row).toList());
        breakpoints.refresh();
        mark();
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private Label row(Frame frame) {
        var row = Kit.press(Kit.text(words(frame), "t2", "frame-row"), () -> choose(frame));
        row.setUserData(frame);
        row.setMaxWidth(Double.MAX_VALUE);
        row.setMinWidth(0);
        if (!frame.isOwn()) {
            row.getStyleClass().add("muted");
        }
        return row;
    }

    private String words(Frame frame) {
        var name = Words.shorten(frame.name(), 60);
        return paused.spot(frame)
                .map(spot -> {
                    var cell = ways.name().apply(spot.cell());
                    return (cell.equals(name) ? cell : name + "  " + cell)
                            + (spot.line() > 0 ? ", line " + spot.line() : "");
                })
                .orElseGet(() -> frame.source().isEmpty()
                        ? name
                        : name + "  " + frame.source() + (frame.line() > 0 ? ":" + frame.line() : ""));
    }

    private void choose(Frame frame) {
        paused.select(frame);
        paused.spot(frame)
                .ifPresentOrElse(
                        spot -> ways.go().accept(spot.cell(), Math.max(1, spot.line())),
                        () -> ways.source().accept(frame));
    }

    private void mark() {
        var chosen = paused.frameProperty().get();
        for (var row : frames.getChildren()) {
            row.pseudoClassStateChanged(CHOSEN, row.getUserData().equals(chosen));
        }
    }
}
