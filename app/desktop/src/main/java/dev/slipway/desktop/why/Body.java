package dev.slipway.desktop.why;

import java.util.List;
import javafx.scene.Node;

/// How one difference is shown.
///
/// @param node all the room is its
/// @param facts chips for the head, the most important first; copied
/// @param options what the person can choose, for the right of the head; copied
record Body(Node node, List<Node> facts, List<Node> options) {
    Body {
        facts = List.copyOf(facts);
        options = List.copyOf(options);
    }
}
