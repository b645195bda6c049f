package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// All of a printed text in a tab, with search; what comes meanwhile is shown. UI thread only.
final class TextScreenView extends VBox {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final TextLog text;
    private final LinesView lines;
    private final Label count = Kit.text("", "t2", "muted");
    private final TextField find = new TextField();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(250), _ -> refresh()));
    private long shown = -1;

    TextScreenView(TextLog text, Links links) {
        this.text = text;
        lines = new LinesView(text, links);
        find.setPromptText("Find in the output");
        find.setAccessibleText("Find in the output");
        find.setOnAction(_ -> lines.find(
                find.getText(),
                found -> find.pseudoClassStateChanged(WRONG, !find.getText().isEmpty() && !found)));
        var bar = Kit.row(
                8,
                count,
                Kit.spacer(),
                find,
                Kit.iconButton("content-copy", "Copy all of it", () -> links.copy(() -> AnsiText.plain(text.text()))),
                Kit.iconButton(
                        "content-save-outline",
                        "Save…",
                        () -> links.save("output.txt", () -> AnsiText.plain(text.text()))));
        bar.getStyleClass().add("tool-bar-40");
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().addAll(bar, lines);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (FIND.match(key)) {
                find.requestFocus();
                key.consume();
            }
        });
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
        refresh();
    }

    private void refresh() {
        if (text.length() != shown) {
            shown = text.length();
            count.setText(Words.count(text.lines(), "line"));
            lines.refresh();
        }
    }

    @Override
    public void requestFocus() {
        lines.requestFocus();
    }
}
