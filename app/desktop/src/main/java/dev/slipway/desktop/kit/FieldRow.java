package dev.slipway.desktop.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A row that asks for one text, and takes no room while it asks for nothing: Enter or the button takes the text, Esc
/// or *Not now* leaves, and the keys go back to where they were. UI thread only.
public final class FieldRow extends HBox {
    private @Nullable Node before;

    public FieldRow() {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Asks by `field`; `take` is called with what was typed, and `hide()` ends it.
    ///
    /// @param verb what the button says
    public void ask(String icon, TextField field, String verb, Runnable take) {
        var scene = getScene();
        before = scene == null ? null : scene.getFocusOwner();
        field.setOnAction(_ -> take.run());
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                hide();
                key.consume();
            }
        });
        getChildren()
                .setAll(
                        Icons.of(icon),
                        field,
                        Kit.button("", verb, take, "small", "primary"),
                        Kit.button("", "Not now", this::hide, "small", "flat"));
        setVisible(true);
        field.requestFocus();
    }

    /// Asks no more.
    public void hide() {
        boolean isAsking = isVisible();
        setVisible(false);
        if (isAsking && before != null) {
            before.requestFocus();
        }
        before = null;
    }
}
