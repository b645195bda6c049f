package dev.slipway.desktop.kit;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A message in place: what is the matter, what it means, and the ways on.
public final class MessageBar extends HBox {
    /// How bad it is.
    public enum Kind {
        NOTE("lock-outline", "accent"),
        WARNING("alert-outline", "warning"),
        FAILURE("close-circle", "danger");

        private final String icon;
        private final String style;

        Kind(String icon, String style) {
            this.icon = icon;
            this.style = style;
        }
    }

    public MessageBar(Kind kind, String title, String body, Node... actions) {
        getStyleClass().addAll("message", kind.style);
        var head = Kit.text(title, "title");
        head.setWrapText(true);
        var words = new VBox(2, head);
        if (!body.isEmpty()) {
            var sentence = Kit.text(body, "body");
            sentence.setWrapText(true);
            words.getChildren().add(sentence);
        }
        if (actions.length > 0) {
            var buttons = Kit.row(8, actions);
            VBox.setMargin(buttons, new javafx.geometry.Insets(6, 0, 0, 0));
            words.getChildren().add(buttons);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Icons.of(kind.icon, kind.style), words);
    }
}
