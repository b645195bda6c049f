package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.MessageBar;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Messages that lie over the window's lower right corner for some seconds; what asks something stays longer. UI
/// thread only.
final class Toasts extends VBox {
    private static final double WIDEST = 420;
    private static final Duration QUESTION = Duration.seconds(30);
    private static final Duration FAILURE = Duration.seconds(12);
    private static final Duration OTHER = Duration.seconds(6);

    Toasts() {
        super(8);
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setPadding(new Insets(16));
    }

    /// Shows a message; the same one, if it is still there, goes.
    void tell(MessageBar.Kind kind, String title, String body, Node... actions) {
        var toast = new StackPane(new MessageBar(kind, title, body, actions));
        toast.getStyleClass().add("pop");
        toast.setMaxSize(WIDEST, Region.USE_PREF_SIZE);
        var said = title + "\n" + body;
        toast.setUserData(said);
        getChildren().removeIf(before -> said.equals(before.getUserData()));
        getChildren().add(toast);
        var life =
                new PauseTransition(actions.length > 0 ? QUESTION : kind == MessageBar.Kind.FAILURE ? FAILURE : OTHER);
        life.setOnFinished(_ -> getChildren().remove(toast));
        life.play();
    }
}
