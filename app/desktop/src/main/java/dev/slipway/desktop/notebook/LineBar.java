package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.words.Words;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Asks for a line to go to: `12` of the current cell, or `3:12` of the third.
final class LineBar {
    private static final Pattern PLACE = Pattern.compile("\\s*(?:(\\d{1,6})\\s*:)?\\s*(\\d{1,7})\\s*");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private LineBar() {}

    /// Returns the bar; its field takes the keys once it is shown.
    ///
    /// @param go goes to a line of a cell, 1-based
    /// @param close takes the bar away
    static MessageBar of(NotebookViewModel notebook, BiConsumer<CellId, Integer> go, Runnable close) {
        var field = new TextField();
        field.setPromptText("Line, or cell:line");
        field.setAccessibleText("Line, or cell:line");
        field.setPrefWidth(160);
        Runnable answer = () -> {
            var place = PLACE.matcher(field.getText());
            int cell =
                    place.matches() && place.group(1) != null ? Integer.parseInt(place.group(1)) - 1 : notebook.place();
            boolean isThere =
                    place.matches() && cell >= 0 && cell < notebook.cells().size();
            field.pseudoClassStateChanged(WRONG, !isThere);
            if (isThere) {
                var target = notebook.cells().get(cell);
                int lines = (int) target.source().chars().filter(c -> c == '\n').count() + 1;
                close.run();
                go.accept(target.id(), Math.clamp(Integer.parseInt(place.group(2)), 1, lines));
            }
        };
        field.setOnAction(_ -> answer.run());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        field.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                field.requestFocus();
            }
        });
        long lines = notebook.current().source().chars().filter(c -> c == '\n').count() + 1;
        return new MessageBar(
                MessageBar.Kind.NOTE,
                "Go to a line of cell " + (notebook.place() + 1) + ".",
                "It has " + Words.count(lines, "line") + ".",
                field,
                Kit.button("", "Go", answer, "primary"),
                Kit.button("", "Not now", close, "flat"));
    }
}
