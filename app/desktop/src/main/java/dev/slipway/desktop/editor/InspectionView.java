package dev.slipway.desktop.editor;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.kernel.protocol.Inspection;
import javafx.scene.layout.VBox;

/// What is known about a name: its declaration, and what its author says.
public final class InspectionView extends VBox {
    private final CodeText signature = new CodeText();
    private final javafx.scene.control.Label words = Kit.text("", "t2");

    public InspectionView() {
        getStyleClass().addAll("pop", "inspection");
        words.setWrapText(true);
        setMinWidth(CompletionView.WIDTH);
        setMaxWidth(CompletionView.WIDTH);
        getChildren().addAll(signature, words);
    }

    /// Shows `inspection`.
    public void show(Inspection inspection) {
        signature.show(inspection.signature(), Language.JAVA);
        var text = inspection.documentation().strip();
        words.setText(text.length() > 600 ? text.substring(0, 600) + "…" : text);
        words.setManaged(!text.isEmpty());
        words.setVisible(!text.isEmpty());
    }
}
