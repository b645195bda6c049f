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

    /// Makes `text` the content of `flow`; nodes of the same look stay, for a node that comes anew is styled anew.
    static void fill(TextFlow flow, String text) {
        var pieces = AnsiText.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        var children = flow.getChildren();
        for (int i = 0; i < pieces.size(); i++) {
            var words = pieces.get(i).text().replace("\t", "    ");
            var styles = pieces.get(i).styles();
            if (i < children.size()
                    && children.get(i) instanceof Text there
                    && there.getStyleClass().equals(styles)) {
                there.setText(words);
            } else {
                var node = new Text(words);
                node.getStyleClass().addAll(styles);
                children.subList(i, children.size()).clear();
                children.add(node);
            }
        }
        children.subList(Math.min(pieces.size(), children.size()), children.size())
                .clear();
    }
}
