package dev.slipway.desktop.kit;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;

/// What of a part of the window takes the keys first. Stateless.
public final class KeyTarget {
    private KeyTarget() {}

    /// Returns the list, tree or field of `part`, or the first that takes keys there.
    public static Optional<Node> in(Parent part) {
        return first(
                        part,
                        node -> node instanceof ListView
                                || node instanceof TreeView
                                || node instanceof TextInputControl)
                .or(() -> first(part, _ -> true));
    }

    private static Optional<Node> first(Node node, Predicate<Node> wanted) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable() && wanted.test(node)) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child, wanted).stream())
                        .findFirst()
                : Optional.empty();
    }
}
