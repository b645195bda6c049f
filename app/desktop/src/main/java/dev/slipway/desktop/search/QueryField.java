package dev.slipway.desktop.search;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// A field for what is looked for, with its three switches. UI thread only.
public final class QueryField extends HBox {
    private final TextField field = new TextField();
    private final ToggleButton matchCase = toggle("format-letter-case", "Capitals count");
    private final ToggleButton wholeWord = toggle("format-letter-matches", "Whole words");
    private final ToggleButton regex = toggle("regex", "Regular expression");

    /// @param changed called with the query after each change
    public QueryField(String prompt, Consumer<Query> changed) {
        getStyleClass().addAll("field", "query-field");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(Icons.sized("magnify", 14), field, matchCase, wholeWord, regex);
        field.textProperty().addListener((_, _, _) -> changed.accept(query()));
        for (var toggle : new ToggleButton[] {matchCase, wholeWord, regex}) {
            toggle.selectedProperty().addListener((_, _, _) -> changed.accept(query()));
        }
    }

    private static ToggleButton toggle(String icon, String words) {
        var toggle = new ToggleButton("", Icons.sized(icon, 14));
        toggle.getStyleClass().add("query-toggle");
        toggle.setTooltip(Kit.tooltip(words));
        toggle.setAccessibleText(words);
        return toggle;
    }

    /// Returns what is looked for.
    public Query query() {
        return new Query(field.getText(), regex.isSelected(), matchCase.isSelected(), wholeWord.isSelected());
    }

    /// Shows `query` as if it had been typed.
    public void show(Query query) {
        matchCase.setSelected(query.matchCase());
        wholeWord.setSelected(query.wholeWord());
        regex.setSelected(query.regex());
        field.setText(query.text());
    }

    /// Returns the field itself.
    public TextField field() {
        return field;
    }

    /// Gives it the keys, with all it holds selected.
    public void begin() {
        field.requestFocus();
        field.selectAll();
    }
}
