package dev.slipway.desktop.editor;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The list of quick fixes at the caret. It takes no focus: the editor hands it its keys. UI thread only.
public final class FixView extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final FixViewModel model;
    private final Runnable accept;
    private final VBox rows = new VBox();

    /// @param accept called when a fix is clicked
    public FixView(FixViewModel model, Runnable accept) {
        this.model = model;
        this.accept = accept;
        getStyleClass().addAll("pop", "completion", "fixes");
        setAccessibleText("Quick fixes");
        var foot = Kit.row(8, Kit.key("Enter"), Kit.text("fix"), Kit.key("Esc"), Kit.text("close"));
        foot.getStyleClass().add("foot");
        getChildren().addAll(rows, foot);
        model.shownProperty().subscribe(_ -> fill());
        model.chosenProperty().subscribe(_ -> fill());
    }

    private void fill() {
        rows.getChildren().clear();
        var fixes = model.shownProperty().get();
        for (int i = 0; i < fixes.size(); i++) {
            rows.getChildren().add(row(fixes.get(i).title(), i));
        }
        setVisible(model.isOpen());
    }

    private HBox row(String title, int place) {
        var words = Kit.text(title, "t2");
        words.setMinWidth(USE_PREF_SIZE);
        var row = Kit.row(8, Icons.sized("lightbulb-outline", 14), words);
        row.getStyleClass().add("candidate");
        row.setAccessibleText(title);
        row.pseudoClassStateChanged(ON, place == model.chosenProperty().get());
        row.setOnMouseClicked(_ -> {
            model.chooseAt(place);
            accept.run();
        });
        return row;
    }
}
