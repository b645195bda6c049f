package dev.slipway.desktop.notebook;

import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.Stretch;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// What is lit behind a text that is not edited. UI thread only.
final class LitNames extends Pane {
    private final Rectangle clip = new Rectangle();
    private List<Stretch> shown = List.of();

    LitNames() {
        setManaged(false);
        setMouseTransparent(true);
        setClip(clip);
    }

    /// Lights `parts` of `source`, of which the first `hidden` lines are not shown.
    void show(List<Stretch> parts, String source, int hidden) {
        if (parts.isEmpty() && shown.isEmpty()) {
            return;
        }
        shown = parts;
        var boxes = new ArrayList<Region>();
        for (var part : parts) {
            if (part.end() <= source.length()) {
                var before = source.substring(0, part.start());
                long line = before.chars().filter(c -> c == '\n').count() - hidden;
                int column = width(before.substring(before.lastIndexOf('\n') + 1));
                var box = new Region();
                box.getStyleClass().add("lit");
                box.setManaged(false);
                double length = width(source.substring(part.start(), part.end())) * CodeEditor.CHARACTER;
                box.resizeRelocate(
                        column * CodeEditor.CHARACTER - 1, line * CodeEditor.LINE, length + 2, CodeEditor.LINE);
                boxes.add(box);
            }
        }
        getChildren().setAll(boxes);
    }

    private static int width(String text) {
        return text.replace("\t", "    ").length();
    }

    /// Stands so that the text's upper left corner is at `x`, `y`, and nothing shows outside of `right` and `bottom`.
    void place(double x, double y, double right, double bottom) {
        relocate(x, y);
        clip.setX(10 - x);
        clip.setWidth(Math.max(0, right - 10));
        clip.setHeight(Math.max(0, bottom - y));
    }
}
