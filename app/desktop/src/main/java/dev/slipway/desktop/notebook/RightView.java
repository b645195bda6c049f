package dev.slipway.desktop.notebook;

import dev.slipway.desktop.graph.GraphView;
import dev.slipway.desktop.graph.NotebookGraph;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The right pane: variables above, the graph below, with a grip between them. UI thread only.
final class RightView extends SplitPane {
    private final NotebookViewModel notebook;
    private final GraphView view;
    private final Label count = Kit.text("");
    private final Label empty = Kit.text("Steps appear here once the kernel has read the cells.", "muted", "t2");

    /// @param go called with a cell to show
    /// @param explore called with the name of a table to open
    RightView(NotebookViewModel notebook, GraphViewModel graph, Consumer<CellViewModel> go, Consumer<String> explore) {
        this.notebook = notebook;
        getStyleClass().add("right-split");
        setOrientation(Orientation.VERTICAL);
        view = new GraphView(id -> notebook.cell(id).ifPresent(go));
        empty.setWrapText(true);
        empty.setPadding(new javafx.geometry.Insets(4, 12, 8, 12));
        var pane = new VBox(Kit.paneHead("Graph", count), empty, view);
        pane.setMinHeight(32);
        VBox.setVgrow(view, Priority.ALWAYS);
        var variables = new VariablesView(notebook, go, explore);
        variables.setMinHeight(64);
        getItems().addAll(variables, pane);
        setDividerPositions(0.46);
        graph.graphProperty().subscribe(this::show);
        notebook.changesProperty().subscribe(_ -> view.light(notebook.current().id()));
    }

    private void show(NotebookGraph now) {
        int nodes = now.nodes().size();
        count.setText(nodes == 0 ? "" : Words.count(nodes, now.steps() ? "step" : "cell"));
        empty.setVisible(nodes == 0);
        empty.setManaged(nodes == 0);
        view.show(now);
        view.light(notebook.current().id());
    }
}
