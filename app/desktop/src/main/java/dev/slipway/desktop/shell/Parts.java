package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.KeyTarget;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
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
                .flatMap(part -> KeyTarget.in(part).stream())
                .findFirst()
                .orElse(middle);
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
