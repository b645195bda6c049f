package dev.slipway.desktop.panes;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// What a pane shows. UI thread only.
///
/// @param node what stands below its head
/// @param count a few words beside its title, empty if there is nothing to say
/// @param actions makes the buttons at the right of its head
/// @param alarm colour class of its icon while another pane is in front: `danger`, `warning`, or empty
public record PaneContent(
        Region node, ObservableValue<String> count, Supplier<List<Node>> actions, ObservableValue<String> alarm) {
    public PaneContent(Region node, ObservableValue<String> count, Supplier<List<Node>> actions) {
        this(node, count, actions, calm());
    }

    /// Returns a content without buttons.
    public static PaneContent of(Region node, ObservableValue<String> count) {
        return new PaneContent(node, count, List::of, calm());
    }

    /// Returns one for each pane: listeners of a shared one would keep every window in memory that was ever shown.
    private static ObservableValue<String> calm() {
        return new ReadOnlyStringWrapper("");
    }
}
