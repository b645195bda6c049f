package dev.slipway.desktop.notebook;

import dev.slipway.desktop.graph.GraphMap;
import dev.slipway.desktop.graph.GraphView;
import dev.slipway.desktop.graph.NotebookGraph;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The graph of the notebook's steps, or what to do to get one. UI thread only.
final class GraphPane extends VBox {
    private final NotebookViewModel notebook;
    private final GraphView view;
    private final GraphMap map;
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final VBox empty = Kit.empty(
            "graph-outline",
            "No graph yet",
            "Steps appear here once the kernel has read the cells. A first line //| step: name makes a cell a step.");

    /// @param go called with a cell to show
    GraphPane(NotebookViewModel notebook, GraphViewModel graph, Consumer<CellViewModel> go) {
        this.notebook = notebook;
        view = new GraphView(id -> notebook.cell(id).ifPresent(go));
        map = new GraphMap(view, id -> notebook.cell(id).ifPresent(go));
        var both = new HBox(view, map);
        HBox.setHgrow(view, Priority.ALWAYS);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(empty, both);
        graph.graphProperty().subscribe(this::show);
        notebook.changesProperty().subscribe(_ -> light(graph.graphProperty().get()));
    }

    /// How many steps or cells, in words.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    private void show(NotebookGraph now) {
        int nodes = now.nodes().size();
        count.set(nodes == 0 ? "" : Words.count(nodes, now.steps() ? "step" : "cell"));
        empty.setVisible(nodes == 0);
        empty.setManaged(nodes == 0);
        view.show(now);
        light(now);
    }

    private void light(NotebookGraph now) {
        view.light(notebook.current().id());
        map.show(now, notebook.current().id());
    }
}
