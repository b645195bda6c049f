package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.DebugViewModel;
import dev.slipway.desktop.debug.PauseViewModel;
import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.Gutter.LineMark;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// What the debugger shows in the text of a cell: its breakpoints, and the line where a thread stands. UI thread only.
final class DebugMarks {
    private static final double LEFT = 2;
    private static final double DOWN = 5.5;

    private final Region band = new Region();
    private final Pane marks = new Pane();
    private Map<Integer, LineMark> lines = Map.of();
    private int standing;

    DebugMarks() {
        band.getStyleClass().add("paused-line");
        band.setManaged(false);
        band.setMouseTransparent(true);
        marks.setManaged(false);
        marks.setMouseTransparent(true);
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

    /// Tells whether a mark stands at `x`, `line` of a text that is not edited.
    boolean isMark(double x, int line) {
        return x < 12 && lines.containsKey(line);
    }

    /// Stands beside a text whose first line begins at `top` and is line `first`, 1-based.
    ///
    /// @param height of the box around it. Unit: px
    void place(double top, int first, double width, double height) {
        double y = top + (standing - first) * CodeEditor.LINE;
        band.setVisible(standing >= first && standing > 0 && y >= 4 && y + CodeEditor.LINE <= height - 2);
        band.resizeRelocate(1, y, width - 2, CodeEditor.LINE);
        marks.getChildren().clear();
        lines.forEach((line, mark) -> {
            if (line >= first) {
                var node = mark.node();
                node.resizeRelocate(LEFT, top + (line - first) * CodeEditor.LINE + DOWN, 9, 9);
                node.setManaged(false);
                marks.getChildren().add(node);
            }
        });
    }
}
