package dev.slipway.desktop.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.CodeArea;

/// The line numbers of an editor, and a mark beside those that have one. UI thread only.
public final class Gutter {
    private static final double SIZE = 9;

    private final CodeArea area;
    private Map<Integer, LineMark> marks = Map.of();
    private Pressed pressed = (_, _, _) -> {};
    private Runnable scrolled = () -> {};

    /// A mark.
    ///
    /// @param styles classes that give it shape and colour
    /// @param words what it means
    public record LineMark(List<String> styles, String words) {
        public LineMark {
            styles = List.copyOf(styles);
        }

        /// Returns it as a node of 9 px.
        public Region node() {
            var node = new Region();
            node.getStyleClass().add("line-mark");
            node.getStyleClass().addAll(styles);
            node.setMinSize(SIZE, SIZE);
            node.setMaxSize(SIZE, SIZE);
            node.setAccessibleRole(AccessibleRole.TEXT);
            node.setAccessibleText(words);
            node.setMouseTransparent(true);
            return node;
        }
    }

    /// Hears that a line's number was pressed.
    public interface Pressed {
        /// @param line 1-based
        void at(int line, Node number, MouseEvent event);
    }

    Gutter(CodeArea area) {
        this.area = area;
        area.setParagraphGraphicFactory(this::node);
        area.estimatedScrollYProperty().addListener((_, _, _) -> scrolled.run());
    }

    /// Calls `listener` when the text has been scrolled; there is one listener.
    public void onScroll(Runnable listener) {
        scrolled = listener;
    }

    /// Calls `listener` when a line's number is pressed; the text then does not hear of it.
    public void onPress(Pressed listener) {
        pressed = listener;
    }

    /// Shows `wanted`: line, 1-based → its mark.
    public void show(Map<Integer, LineMark> wanted) {
        if (marks.equals(wanted)) {
            return;
        }
        var before = marks;
        marks = new HashMap<>(wanted);
        for (int line = 1; line <= area.getParagraphs().size(); line++) {
            if (!Objects.equals(before.get(line), marks.get(line))) {
                area.recreateParagraphGraphic(line - 1);
            }
        }
    }

    private Node node(int line) {
        var number = new Label(String.valueOf(line + 1));
        number.getStyleClass().add("line-number");
        number.setAlignment(Pos.TOP_RIGHT);
        var mark = marks.get(line + 1);
        if (mark == null) {
            number.setOnMousePressed(event -> press(line + 1, number, event));
            return number;
        }
        var drawn = mark.node();
        var both = new StackPane(number, drawn);
        StackPane.setAlignment(drawn, Pos.CENTER_RIGHT);
        both.setOnMousePressed(event -> press(line + 1, both, event));
        return both;
    }

    private void press(int line, Node number, MouseEvent event) {
        pressed.at(line, number, event);
        event.consume();
    }
}
