package dev.slipway.desktop.editor;

import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.kernel.protocol.Completion;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The candidates below the caret, eight at a time around the chosen one.
public final class CompletionView extends VBox {
    /// Width, as drawn in the look. Unit: px.
    public static final double WIDTH = 510;

    private static final int ROWS = 8;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final CompletionViewModel model;
    private final Runnable accept;
    private final VBox rows = new VBox();
    private final Label count = Kit.text("");

    /// @param accept called when a candidate is clicked
    public CompletionView(CompletionViewModel model, Runnable accept) {
        this.model = model;
        this.accept = accept;
        getStyleClass().addAll("pop", "completion");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        var foot = Kit.row(
                8,
                Kit.key("Tab"),
                Kit.text("insert"),
                Kit.key(KeyWords.of("Shift+Tab")),
                Kit.text("documentation"),
                Kit.spacer(),
                count);
        foot.getStyleClass().add("foot");
        getChildren().addAll(rows, foot);
        model.chosenProperty().subscribe(_ -> fill());
        model.shown().subscribe(this::fill);
    }

    /// Returns how high it is with what it shows now. Unit: px.
    public double height() {
        return 8 + Math.min(ROWS, model.shown().size()) * 24.0 + 28;
    }

    private void fill() {
        var shown = model.shown();
        int chosen = model.chosenProperty().get();
        int first = Math.clamp(chosen - ROWS / 2, 0, Math.max(0, shown.size() - ROWS));
        rows.getChildren().clear();
        for (int i = first; i < Math.min(shown.size(), first + ROWS); i++) {
            rows.getChildren().add(row(shown.get(i), i, i == chosen));
        }
        count.setText(shown.size() + " of " + model.total());
    }

    private HBox row(Completion.Item item, int place, boolean on) {
        var kind = Kit.text(item.kind().isEmpty() ? "" : item.kind().substring(0, 1), "kind", "kind-" + item.kind());
        var detail = Kit.text(item.detail(), "detail");
        var row = Kit.row(8, kind, name(item), Kit.spacer(), detail);
        row.getStyleClass().add("candidate");
        row.pseudoClassStateChanged(ON, on);
        row.setOnMouseClicked(_ -> {
            model.chooseAt(place);
            accept.run();
        });
        return row;
    }

    private TextFlow name(Completion.Item item) {
        int typed = item.text().startsWith(model.prefix()) ? model.prefix().length() : 0;
        var hit = new Text(item.text().substring(0, typed));
        hit.getStyleClass().add("hit");
        var flow = new TextFlow(hit, new Text(item.text().substring(typed)));
        flow.setMaxHeight(USE_PREF_SIZE);
        flow.setMinWidth(USE_PREF_SIZE);
        return flow;
    }
}
