package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.DebugViewModel;
import dev.slipway.desktop.debug.PauseViewModel;
import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.Gutter.LineMark;
import dev.slipway.desktop.editor.Gutter.Pressed;
import dev.slipway.desktop.kit.Kit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// What the debugger shows in the text of a cell: its breakpoints, and the line where a thread stands. UI thread only.
final class DebugMarks {
    private static final double LEFT = 2;
    private static final double DOWN = 5.5;
    private static final double WIDTH = 12;

    private final Region band = new Region();
    private final Pane marks = new Pane();
    private final Region offer = new LineMark(List.of("breakpoint-offer"), "").node();
    private final Tooltip tip = Kit.tooltip("");
    private Pressed pressed = (_, _, _) -> {};
    private Map<Integer, LineMark> lines = Map.of();
    private int standing;
    private int first = 1;

    DebugMarks() {
        band.getStyleClass().add("paused-line");
        band.setManaged(false);
        band.setMouseTransparent(true);
        marks.getStyleClass().add("line-marks");
        marks.setManaged(false);
        marks.setMouseTransparent(true);
        marks.addEventHandler(MouseEvent.MOUSE_MOVED, at -> point(line(at)));
        marks.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(0));
        marks.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            int line = line(press);
            moveOffer(line);
            pressed.at(line, offer, press);
            press.consume();
        });
        marks.getChildren().add(offer);
        offer.setManaged(false);
        offer.setVisible(false);
    }

    /// Calls `listener` when the place beside a line of a text that is not edited is pressed; until then it is the
    /// text's.
    void onPress(Pressed listener) {
        pressed = listener;
        marks.setMouseTransparent(false);
        marks.setCursor(Cursor.HAND);
        Tooltip.install(marks, tip);
    }

    /// Returns the line beside which the mouse is, 1-based.
    private int line(MouseEvent event) {
        return first + (int) Math.floor(Math.max(0, event.getY()) / CodeEditor.LINE);
    }

    private void moveOffer(int line) {
        offer.resizeRelocate(LEFT, (line - first) * CodeEditor.LINE + DOWN, 9, 9);
    }

    /// Shows at `line` what a click would do, nowhere with 0.
    private void point(int line) {
        var mark = lines.get(line);
        tip.setText(mark == null ? "Click for a breakpoint at line " + line : mark.words());
        moveOffer(line);
        offer.setVisible(line > 0 && mark == null);
    }

    /// Takes over what `debug` has of `cell`, and tells whether that is something else than before.
    boolean refresh(CellViewModel cell, DebugViewModel debug) {
        var now = new TreeMap<Integer, LineMark>();
        if (cell.isCode()) {
            for (var one : debug.breakpoints().of(cell.id())) {
                var shape = one.shape().name().toLowerCase(Locale.ROOT);
                now.put(one.line(), new LineMark(List.of("breakpoint-" + shape), one.words()));
            }
            debug.paused()
                    .spot(cell.id())
                    .filter(spot -> spot.line() > 0)
                    .ifPresent(spot -> now.merge(
                            spot.line(),
                            new LineMark(List.of("standing"), "Paused at line " + spot.line()),
                            (there, here) ->
                                    new LineMark(List.of("standing-at"), here.words() + ". " + there.words())));
        }
        int line = line(cell, debug);
        boolean isOther = line != standing || !now.equals(lines);
        standing = line;
        lines = now;
        band.setVisible(line > 0);
        if (isOther) {
            offer.setVisible(false);
        }
        return isOther;
    }

    private static int line(CellViewModel cell, DebugViewModel debug) {
        var frame = debug.paused().frameProperty().get();
        return frame == null
                ? 0
                : debug.paused()
                        .spot(frame)
                        .filter(spot -> spot.cell().equals(cell.id()))
                        .map(PauseViewModel.Spot::line)
                        .orElse(0);
    }

    /// Returns what lies behind the line where a thread stands.
    Region band() {
        return band;
    }

    /// Returns the marks at the left of a text that is not edited.
    Pane marks() {
        return marks;
    }

    /// Returns the marks: line, 1-based → mark.
    Map<Integer, LineMark> lines() {
        return lines;
    }

    /// Stands beside a text whose first line begins at `top` and is line `first`, 1-based.
    ///
    /// @param height of the box around it. Unit: px
    void place(double top, int first, double width, double height) {
        this.first = first;
        double y = top + (standing - first) * CodeEditor.LINE;
        band.setVisible(standing >= first && standing > 0 && y >= 4 && y + CodeEditor.LINE <= height - 2);
        band.resizeRelocate(1, y, width - 2, CodeEditor.LINE);
        marks.resizeRelocate(0, top, WIDTH, Math.max(0, height - top - 8));
        marks.getChildren().setAll(offer);
        lines.forEach((line, mark) -> {
            if (line >= first) {
                var node = mark.node();
                node.resizeRelocate(LEFT, (line - first) * CodeEditor.LINE + DOWN, 9, 9);
                node.setManaged(false);
                marks.getChildren().add(node);
            }
        });
    }
}
