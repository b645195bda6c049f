package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.DebugPane;
import dev.slipway.desktop.notebook.NotebookScreen.Surroundings;
import dev.slipway.desktop.output.Links;
import dev.slipway.desktop.panes.Arrangement.Side;
import dev.slipway.desktop.panes.PaneContent;
import dev.slipway.desktop.panes.PaneDock;
import dev.slipway.desktop.panes.PaneDrag;
import dev.slipway.desktop.panes.PaneKind;
import dev.slipway.kernel.problem.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;

/// All panes of one notebook, at its two sides. UI thread only.
final class NotebookPanes {
    private final DocumentationView documentation;
    private final PaneDock left;
    private final PaneDock right;

    /// What the panes lead to.
    ///
    /// @param go called with a cell to show
    /// @param tables those of the notebook, to be opened and drawn
    /// @param plot called with a cell that plots a variable, or shows the rows of a table, to be run
    record Ways(Consumer<CellViewModel> go, Consumer<Problem> problem, NotebookTables tables, Consumer<String> plot) {}

    NotebookPanes(NotebookScreen screen, Links links, Ways ways, NotebookServices services, Surroundings surroundings) {
        var contents = new EnumMap<PaneKind, PaneContent>(PaneKind.class);
        contents.put(PaneKind.FILES, surroundings.files());
        fill(contents, screen.notebook(), ways, services);
        contents.put(PaneKind.DEBUG, debug(screen));
        screen.notebook().kernel().debug().paused().pauseProperty().subscribe((before, now) -> {
            if (before == null && now != null) {
                surroundings.panes().front(PaneKind.DEBUG);
            }
        });
        contents.put(PaneKind.PLOTS, plots(screen.notebook(), ways, services, links));
        var scratch = new ScratchView(
                new ScratchViewModel(screen.notebook(), services.jobs(), services.clock()),
                links,
                services.settings().keymap(),
                () -> screen.view().assistance(),
                screen.tables()::addCell);
        contents.put(PaneKind.SCRATCH, new PaneContent(scratch, new SimpleStringProperty(""), scratch::actions));
        documentation = new DocumentationView(screen.notebook(), services, links);
        follow(screen.view());
        contents.put(
                PaneKind.DOCUMENTATION,
                new PaneContent(documentation, documentation.countProperty(), documentation::actions));
        var drag = new PaneDrag(surroundings.panes());
        left = new PaneDock(Side.LEFT, surroundings.panes(), contents, drag);
        right = new PaneDock(Side.RIGHT, surroundings.panes(), contents, drag);
    }

    private static void fill(
            Map<PaneKind, PaneContent> contents, NotebookViewModel notebook, Ways ways, NotebookServices services) {
        var outline = new OutlineView(notebook, ways.go());
        contents.put(PaneKind.OUTLINE, PaneContent.of(outline, outline.countProperty()));
        var problems = new ProblemsView(notebook, ways.problem());
        contents.put(
                PaneKind.PROBLEMS,
                new PaneContent(
                        problems,
                        problems.countProperty(),
                        List::of,
                        problems.countProperty()
                                .map(words -> words.contains("error") ? "danger" : words.isEmpty() ? "" : "warning")));
        var variables = new VariablesView(
                notebook, ways.go(), ways.tables()::exploreVariable, ways.tables()::plotVariable, ways.plot());
        contents.put(PaneKind.VARIABLES, new PaneContent(variables, variables.countProperty(), variables::actions));
        var graph = new GraphPane(notebook, new GraphViewModel(notebook, services), ways.go());
        contents.put(PaneKind.GRAPH, PaneContent.of(graph, graph.countProperty()));
        var queue = new QueueView(notebook, ways.go());
        contents.put(PaneKind.QUEUE, PaneContent.of(queue, queue.countProperty()));
        var connections =
                new ConnectionsView(new ConnectionsViewModel(notebook.kernel(), services.jobs()), ways.plot());
        contents.put(
                PaneKind.CONNECTIONS, new PaneContent(connections, connections.countProperty(), connections::actions));
    }

    private static PaneContent debug(NotebookScreen screen) {
        var notebook = screen.notebook();
        var sources = new LibrarySources(screen);
        var pane = new DebugPane(
                notebook.kernel().debug(),
                new DebugPane.Ways(
                        screen::go,
                        id -> notebook.cell(id)
                                .map(cell -> "Cell " + (notebook.cells().indexOf(cell) + 1))
                                .orElse("A deleted cell"),
                        sources::open,
                        CellMenu::put));
        notebook.cells().addListener((ListChangeListener<CellViewModel>) _ -> pane.refresh());
        var paused = notebook.kernel().debug().paused().pauseProperty();
        return new PaneContent(
                pane, pane.countProperty(), List::of, paused.map(_ -> "accent").orElse(""));
    }

    private static PaneContent plots(NotebookViewModel notebook, Ways ways, NotebookServices services, Links links) {
        var plots = new PlotsViewModel(services.clock());
        plots.opened(notebook.cells());
        notebook.keeping().onEnd(plots::ended);
        var view = new PlotsView(plots, notebook, ways.go(), links);
        return new PaneContent(view, view.countProperty(), view::actions);
    }

    /// Lets the documentation follow the caret of `view` too.
    void follow(NotebookView view) {
        var notebook = view.notebook();
        view.assistance().onDocumentation(documentation::show);
        view.onCaret(() -> {
            if (notebook.current().isCode()) {
                documentation.caret(notebook.current().source(), view.caretOffset());
            }
        });
    }

    Node left() {
        return left;
    }

    Node right() {
        return right;
    }

    /// Takes back what another screen has shown meanwhile.
    void claim() {
        left.claim();
        right.claim();
    }

    /// Lets go of what outlives the notebook.
    void close() {
        left.close();
        right.close();
    }
}
