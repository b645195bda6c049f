package dev.slipway.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// What one tab shows. UI thread only.
///
/// The nodes are made once and stay those of the screen; the shell takes them in and out of the scene.
public interface Screen {
    /// Returns what the screen is of, unique among open ones: a second `open` of it brings the first to the front.
    String id();

    /// Returns what its tab shows.
    ObservableValue<Tab> tab();

    /// Returns the item of the rail that is lit while this screen is in front.
    String rail();

    /// Returns the middle.
    Node main();

    /// Returns what stands in the left pane; empty if the screen needs the room.
    default Optional<Node> side() {
        return Optional.empty();
    }

    /// Tells whether the workspace's files stand above `side`.
    default boolean showsFiles() {
        return false;
    }

    /// Returns what stands in the right pane, a drawer included; empty if there is none.
    default Optional<Node> right() {
        return Optional.empty();
    }

    /// Returns the preferred width of the right pane: 264, a drawer 360, columns 320. Unit: px.
    default double rightWidth() {
        return 264;
    }

    /// Returns what the status bar says at its left.
    default Optional<Node> statusLeft() {
        return Optional.empty();
    }

    /// Returns what the status bar says at its right.
    default Optional<Node> statusRight() {
        return Optional.empty();
    }

    /// Returns what a person can do here: for the palette, and for keys while it is in front.
    default List<Command> commands() {
        return List.of();
    }

    /// Returns where one can go within it, for the palette; made anew each time it is opened.
    default List<Command> places() {
        return List.of();
    }

    /// Is called when it has come to the front.
    default void shown() {}

    /// Is called when another one came to the front.
    default void hidden() {}

    /// Is asked before its tab is closed; calls `close` at once or when what must be saved is saved, or never.
    default void closing(Runnable close) {
        close.run();
    }

    /// Is called when its tab is gone.
    default void closed() {}

    /// What a tab shows.
    ///
    /// @param icon name of an icon, empty while it is `busy`
    /// @param title short name
    /// @param dirty whether it holds what is not saved
    /// @param busy whether something runs in it
    record Tab(String icon, String title, boolean dirty, boolean busy) {
        /// Returns the tab of something that is neither edited nor run.
        public static Tab of(String icon, String title) {
            return new Tab(icon, title, false, false);
        }
    }
}
