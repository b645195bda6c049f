package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.search.QueryField;
import dev.slipway.desktop.words.Words;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Find and replace above the cells. UI thread only.
final class FindBar extends VBox {
    private final FindViewModel find;
    private final Consumer<FindViewModel.Match> show;
    private final Runnable closed;
    private final QueryField field;
    private final TextField by = new TextField();
    private final CheckBox inCell = new CheckBox("This cell");
    private final Label words = Kit.text("", "t1", "muted");
    private final HBox second;

    /// @param show called with the hit to show
    /// @param closed called when the person wants no more of it
    FindBar(FindViewModel find, Consumer<FindViewModel.Match> show, Runnable closed) {
        this.find = find;
        this.show = show;
        this.closed = closed;
        getStyleClass().add("find-bar");
        field = new QueryField("Find in the notebook", _ -> look());
        field.setPrefWidth(340);
        field.field().setOnAction(_ -> step(1));
        inCell.selectedProperty().addListener((_, _, _) -> look());
        by.setPromptText("Replace by");
        by.setAccessibleText("Replace by");
        by.setPrefWidth(340);
        by.setOnAction(_ -> find.replace(by.getText()));
        words.setMinWidth(88);
        var first = Kit.row(
                6,
                field,
                words,
                Kit.iconButton(
                        "arrow-up", "Previous hit (" + KeyWords.of("Shift+Enter") + ")", () -> step(-1), "small"),
                Kit.iconButton("arrow-down", "Next hit (Enter)", () -> step(1), "small"),
                inCell,
                Kit.spacer(),
                Kit.iconButton("close", "Close (Esc)", this::close, "small"));
        second = Kit.row(
                6,
                by,
                Kit.button("", "Replace", () -> find.replace(by.getText()), "small"),
                Kit.button("", "Replace all", this::replaceAll, "small"));
        getChildren().addAll(first, second);
        setVisible(false);
        setManaged(false);
        find.changesProperty().subscribe(_ -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Opens it, with the fields to replace if `replacing`; `text`, if not empty, is looked for.
    void open(boolean replacing, String text) {
        setVisible(true);
        setManaged(true);
        second.setVisible(replacing);
        second.setManaged(replacing);
        find.begin();
        if (!text.isEmpty()) {
            field.field().setText(text);
        }
        look();
        field.begin();
    }

    /// Opens it for the name `word`, by itself and as it is spelled.
    void open(String word) {
        field.show(new dev.slipway.desktop.search.Query(word, false, true, true));
        open(false, "");
    }

    private void close() {
        find.end();
        setVisible(false);
        setManaged(false);
        closed.run();
    }

    private void look() {
        if (isVisible()) {
            find.find(field.query(), inCell.isSelected());
            showCurrent();
        }
    }

    private void step(int by) {
        find.step(by);
        showCurrent();
    }

    private void showCurrent() {
        boolean typing = field.field().isFocused() || by.isFocused();
        var keeper = by.isFocused() ? by : field.field();
        find.current().ifPresent(match -> {
            show.accept(match);
            if (typing) {
                int caret = keeper.getCaretPosition();
                keeper.requestFocus();
                keeper.selectRange(caret, caret);
            }
        });
    }

    private void replaceAll() {
        int count = find.replaceAll(by.getText());
        words.setText(Words.count(count) + " replaced");
    }

    private void refresh() {
        words.setText(find.words());
        field.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("error"), find.words().equals("nothing found"));
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            step(-1);
        } else {
            return;
        }
        event.consume();
    }
}
