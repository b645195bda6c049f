package dev.slipway.desktop.editor;

import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// Code that is not being edited: coloured text, made again only when text or language change. UI thread only.
public final class CodeText extends TextFlow {
    /// Space between two lines of 13 px in a grid of 20 px.
    private static final double SPACING = 2.84;

    private @Nullable String shown;
    private @Nullable Language language;

    public CodeText() {
        getStyleClass().add("code-text");
        setLineSpacing(SPACING);
        setMinHeight(20);
    }

    /// Shows `text`, and tells whether that is another one; an empty one keeps the height of a line.
    public boolean show(String text, Language in) {
        if (text.equals(shown) && in == language) {
            return false;
        }
        shown = text;
        language = in;
        if (text.isEmpty()) {
            getChildren().setAll(new Text(" "));
            return true;
        }
        colour(text, in.tokens(text));
        return true;
    }

    /// Shows `text`, a part of a larger one, whose tokens are known.
    public void show(String text, List<Token> tokens) {
        shown = null;
        colour(text, tokens);
    }

    private void colour(String text, List<Token> tokens) {
        var runs = StyledRun.of(text.length(), tokens, List.of(), List.of());
        var parts = new Text[runs.size()];
        int from = 0;
        for (int i = 0; i < parts.length; i++) {
            int to = from + runs.get(i).length();
            parts[i] = new Text(text.substring(from, to).replace("\t", "    "));
            parts[i].getStyleClass().addAll(runs.get(i).styles());
            from = to;
        }
        getChildren().setAll(parts);
    }
}
