package dev.slipway.desktop.notebook;

import dev.slipway.desktop.graph.NotebookGraph;
import dev.slipway.desktop.graph.NotebookGraph.Part;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.directive.Directive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The notebook's graph as it stands: made anew on a worker a moment after anything of it has changed. UI thread only.
public final class GraphViewModel {
    private static final Duration PAUSE = Duration.ofMillis(120);

    private final NotebookViewModel notebook;
    private final NotebookServices services;
    private final ReadOnlyObjectWrapper<NotebookGraph> graph = new ReadOnlyObjectWrapper<>(NotebookGraph.EMPTY);
    private boolean waiting;
    private int generation;

    GraphViewModel(NotebookViewModel notebook, NotebookServices services) {
        this.notebook = notebook;
        this.services = services;
        notebook.changesProperty().subscribe(_ -> soon());
    }

    /// The graph; empty while nothing is known of the cells.
    public ReadOnlyObjectProperty<NotebookGraph> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    private void soon() {
        if (!waiting) {
            waiting = true;
            services.later().after(PAUSE, () -> {
                waiting = false;
                refresh();
            });
        }
    }

    private void refresh() {
        var parts = parts();
        int mine = ++generation;
        services.jobs().submit(() -> NotebookGraph.of(parts), result -> {
            if (mine == generation && result instanceof Jobs.Result.Done<NotebookGraph>(var now)) {
                graph.set(now);
            }
        });
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        var unread = Uses.of(notebook.cells()).unread();
        for (int i = 0; i < notebook.cells().size(); i++) {
            var cell = notebook.cells().get(i);
            var node = cell.nodeProperty().get();
            if (cell.isCode() && !cell.source().isBlank() && node != null) {
                parts.add(part(cell, node, i + 1, unread.contains(cell.id())));
            }
        }
        return parts;
    }

    private static Part part(CellViewModel cell, CellNode node, int number, boolean unread) {
        boolean parameters = cell.directives().first(Directive.Parameters.class).isPresent();
        boolean loop = cell.directives().first(Directive.Foreach.class).isPresent();
        return new Part(
                cell.id(),
                label(node, number),
                parameters ? "parameters" : node.step(),
                cell.stateProperty().get().mark(),
                loop ? cell.elementsProperty().get() : 0,
                node.dependsOn(),
                unread);
    }

    private static String label(CellNode node, int number) {
        return node.defines().isEmpty() ? "cell " + number : number + "  " + String.join(", ", node.defines());
    }
}
