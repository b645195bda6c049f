package dev.slipway.desktop.notebook;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a notebook has to tell above its cells, below each other; where it is higher than its share of a small window
/// it
/// scrolls, so that cells and all its buttons stay in reach. UI thread only.
final class MessageStack extends ScrollPane {
    private static final double SHARE = 0.6;

    private final VBox messages = new VBox(8);

    /// @param around what it has its share of
    MessageStack(Region around) {
        messages.getStyleClass().add("notebook-messages");
        messages.setFillWidth(true);
        getStyleClass().add("message-stack");
        setContent(messages);
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(0);
        maxHeightProperty().bind(around.heightProperty().multiply(SHARE));
        show(false);
    }

    /// Shows `bar` under `id` in place of what is shown under it; nothing if it is null.
    void put(String id, @Nullable Region bar) {
        messages.getChildren().removeIf(node -> id.equals(node.getId()));
        show(bar != null || !messages.getChildren().isEmpty());
        if (bar != null) {
            bar.setId(id);
            messages.getChildren().add(bar);
        }
    }

    /// What is put in asks for the focus at once, which it gets only if it is seen and in the scene.
    private void show(boolean isShown) {
        setManaged(isShown);
        setVisible(isShown);
        if (isShown && getSkin() == null && getScene() != null) {
            applyCss();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return messages.prefHeight(width);
    }
}
