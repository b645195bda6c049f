package dev.slipway.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;

/// The parts of the window that the keys go round, from its middle and back to it. UI thread only.
///
/// @param all around the middle, in their order; those that are not shown, or have nothing for the keys, are passed
/// over
record Parts(List<Parent> all) {
    Parts {
        all = List.copyOf(all);
    }

    /// Returns what gets the keys after `owner`: in the next part, or `middle` after the last one.
    Node after(@Nullable Node owner, Node middle) {
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            from = isWithin(owner, all.get(i)) ? i + 1 : from;
        }
        return all.subList(from, all.size()).stream()
                .flatMap(part -> in(part).stream())
                .findFirst()
                .orElse(middle);
    }

    /// Returns the list, tree or field of `part`, or the first that takes keys there.
    private static Optional<Node> in(Parent part) {
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

    /// Tells whether `node` is `outer` or in it.
    static boolean isWithin(@Nullable Node node, Node outer) {
        var at = node;
        while (at != null && !at.equals(outer)) {
            at = at.getParent();
        }
        return at != null;
    }
}
