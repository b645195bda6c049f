package dev.slipway.desktop.output;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Terminal text as nodes.
final class AnsiFlow {
    private AnsiFlow() {}

    /// Returns `text` with its colours.
    static TextFlow of(String text, String style) {
        var flow = new TextFlow();
        flow.getStyleClass().addAll("stream", style);
        fill(flow, text);
        return flow;
    }

    /// Makes `text` the content of `flow`.
    static void fill(TextFlow flow, String text) {
        var nodes = AnsiText.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).stream()
                .map(piece -> {
                    var node = new Text(piece.text().replace("\t", "    "));
                    node.getStyleClass().addAll(piece.styles());
                    return node;
                })
                .toList();
        flow.getChildren().setAll(nodes);
    }
}
