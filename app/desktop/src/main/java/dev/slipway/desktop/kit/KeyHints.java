package dev.slipway.desktop.kit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The keys of a screen, shown over it while `?` was pressed. UI thread only.
public final class KeyHints extends GridPane {
    /// What some keys do.
    ///
    /// @param keys in words, divided by spaces: `j k`
    public record Hint(String keys, String words) {}

    public KeyHints(List<Hint> hints) {
        getStyleClass().addAll("pop", "key-hints");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.CENTER);
        setVisible(false);
        setAccessibleText("Keys of this screen");
        add(Kit.text("Keys", "b"), 0, 0, 2, 1);
        for (int i = 0; i < hints.size(); i++) {
            var keys = Kit.row(4);
            for (var key : hints.get(i).keys().split(" ", -1)) {
                keys.getChildren().add(Kit.key(key));
            }
            addRow(i + 1, keys, Kit.text(hints.get(i).words(), "t2"));
        }
        setOnMouseClicked(_ -> setVisible(false));
    }

    /// Shows or hides them.
    public void toggle() {
        setVisible(!isVisible());
    }

    /// Hides them and tells whether they were shown.
    public boolean hide() {
        boolean was = isVisible();
        setVisible(false);
        return was;
    }
}
