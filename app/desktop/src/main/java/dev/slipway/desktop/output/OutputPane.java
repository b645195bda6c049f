package dev.slipway.desktop.output;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.output.CellOutputs.Item;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What one cell has shown, as nodes; a node is made once and stays while its output does. UI thread only.
public final class OutputPane extends VBox {
    private static final int MOST = 200;

    private final CellOutputs outputs;
    private final Links links;
    private final Label more = Kit.text("", "t2", "muted");
    private IdentityHashMap<Object, Node> nodes = new IdentityHashMap<>();

    public OutputPane(CellOutputs outputs, Links links) {
        super(8);
        this.outputs = outputs;
        this.links = links;
        getStyleClass().add("outputs");
    }

    /// Shows what the outputs are now; does nothing for those it shows already.
    public void refresh() {
        var now = new IdentityHashMap<Object, Node>();
        var children = new ArrayList<Node>();
        var items = outputs.items();
        var superseded = supersededProgress(items);
        for (int i = 0; i < Math.min(MOST, items.size()); i++) {
            if (superseded.contains(i)) {
                continue;
            }
            var key = key(items.get(i));
            var node = nodes.containsKey(key) ? nodes.get(key) : node(items.get(i));
            if (node instanceof OutputFrame frame && frame.content() instanceof TextView text) {
                text.refresh();
            }
            now.put(key, node);
            children.add(node);
        }
        if (items.size() > MOST) {
            more.setText(Words.count(items.size() - MOST) + " more outputs are kept and not shown here");
            children.add(more);
        }
        nodes = now;
        replace(children);
    }

    /// Takes out and puts in only what differs: a child that is put in again is styled and laid out anew.
    private void replace(List<Node> children) {
        var shown = getChildren();
        int same = 0;
        while (same < Math.min(shown.size(), children.size()) && shown.get(same).equals(children.get(same))) {
            same++;
        }
        shown.remove(same, shown.size());
        shown.addAll(children.subList(same, children.size()));
    }

    /// Returns the indexes of the progress displays among the first `MOST` that a later one of them supersedes.
    private static Set<Integer> supersededProgress(List<Item> items) {
        var superseded = new HashSet<Integer>();
        int last = -1;
        for (int i = 0; i < Math.min(MOST, items.size()); i++) {
            if (items.get(i) instanceof Item.Whole(Output.Displayed displayed)
                    && displayed.bundle().form(MimeBundle.PROGRESS).isPresent()) {
                if (last >= 0) {
                    superseded.add(last);
                }
                last = i;
            }
        }
        return superseded;
    }

    private static Object key(Item item) {
        return switch (item) {
            case Item.Text(var log) -> log;
            case Item.Whole(var output) -> output;
            case Item.Failure failure -> failure;
        };
    }

    private Node node(Item item) {
        return switch (item) {
            case Item.Text(var log) -> OutputFrame.of(new TextView(log, links), log, links);
            case Item.Failure(var failed, var outcome) -> new FailureView(failed, outcome, links);
            case Item.Whole(var output) -> whole(output);
        };
    }

    private Node whole(Output output) {
        return switch (output) {
            case Output.Displayed displayed -> BundleView.of(displayed.bundle(), links);
            case Output.Result result -> BundleView.of(result.bundle(), links);
            case Output.Printed printed -> AnsiFlow.of(printed.text(), printed.stream());
            case Output.Failed failed -> new FailureView(failed, null, links);
            case Output.Foreign _ -> FailureView.quiet("An output of a kind this version does not show");
        };
    }
}
