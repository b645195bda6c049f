package dev.slipway.desktop.deploy;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Ring;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A sheet: a head with a title and a way out, a body that scrolls, and what can be done at its foot. UI thread only.
class SheetFrame extends VBox {
    private final Runnable close;
    private final HBox head = Kit.row(8);
    private final StackPane body = new StackPane();
    private final HBox foot = Kit.row(8);

    /// @param close takes the sheet away
    SheetFrame(Runnable close) {
        this.close = close;
        getStyleClass().add("deploy");
        head.getStyleClass().add("deploy-head");
        foot.getStyleClass().add("deploy-foot");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head, body, foot);
    }

    final void close() {
        close.run();
    }

    /// Says what the sheet is about.
    final void title(String title, String below) {
        var words = new VBox(Kit.text(title, "t4"), Kit.text(below, "t1", "muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().setAll(words, Kit.spacer(), Kit.iconButton("close", "Close (Esc)", close));
    }

    /// Says what is waited for.
    final void waitFor(String words) {
        var row = Kit.row(8, new Ring(14), Kit.text(words, "t2", "muted"));
        row.setAlignment(Pos.CENTER);
        body.getChildren().setAll(row);
    }

    /// Says what went wrong.
    final void fail(String title, String failure, Node... actions) {
        body.getChildren().setAll(new StackPane(new MessageBar(MessageBar.Kind.FAILURE, title, failure, actions)));
    }

    /// Shows `content`, which scrolls.
    final void fill(VBox content) {
        content.setPadding(new Insets(12, 24, 16, 24));
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        body.getChildren().setAll(scroll);
    }

    /// Shows what can be done, from left to right.
    final void offer(Node... actions) {
        foot.getChildren().setAll(actions);
    }
}
