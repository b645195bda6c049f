package dev.slipway.desktop.graph;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.words.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// All of a graph as a strip beside it: a bar for each node in the colour of its state, what the current one reads from
/// marked at the left and what reads from it at the right, and a frame around what is in sight. Pressed or pulled it
/// scrolls, a double click goes to the cell. It is not there while everything is in sight. UI thread only.
public final class GraphMap extends Region {
    private static final double WIDTH = 28;
    private static final double EDGE = 8;
    private static final double TALLEST = 12;
    private static final double BAR_LEFT = 8;
    private static final double BAR = 12;
    private static final double SIDE = 3;
    private static final double LINE = 0.1;
    private static final List<Mark> QUIET = List.of(Mark.FRESH, Mark.NEVER_RUN);

    private final ScrollPane whole;
    private final Consumer<CellId> go;
    private final Map<Mark, SVGPath> bars = new EnumMap<>(Mark.class);
    private final SVGPath upstream = path("map-upstream");
    private final SVGPath downstream = path("map-downstream");
    private final SVGPath here = path("map-here");
    private final Region sight = new Region();
    private final Tooltip tooltip = Kit.tooltip("");
    private NotebookGraph graph = NotebookGraph.EMPTY;
    private int current = -1;

    /// @param whole what scrolls the graph
    /// @param go called with the first cell of a node
    public GraphMap(ScrollPane whole, Consumer<CellId> go) {
        this.whole = whole;
        this.go = go;
        getStyleClass().add("graph-map");
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setPrefWidth(WIDTH);
        setFocusTraversable(true);
        sight.getStyleClass().add("map-sight");
        sight.setMouseTransparent(true);
        getChildren().addAll(sight, upstream, downstream);
        for (var mark : Mark.values()) {
            var bar = path("map-" + mark.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            bars.put(mark, bar);
            getChildren().add(bar);
        }
        getChildren().add(here);
        Tooltip.install(this, tooltip);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::scroll);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scroll);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::tell);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        whole.vvalueProperty().subscribe(_ -> requestLayout());
        whole.viewportBoundsProperty().subscribe(_ -> appear());
        whole.getContent().layoutBoundsProperty().subscribe(_ -> appear());
    }

    private static SVGPath path(String style) {
        var path = new SVGPath();
        path.getStyleClass().add(style);
        path.setManaged(false);
        path.setMouseTransparent(true);
        return path;
    }

    /// Shows `now`, the node that `cell` is in as the current one.
    public void show(NotebookGraph now, CellId cell) {
        int at = now.indexOf(cell);
        if (!now.equals(graph) || at != current) {
            graph = now;
            current = at;
            appear();
        }
    }

    private double hidden() {
        return whole.getContent().getLayoutBounds().getHeight()
                - whole.getViewportBounds().getHeight();
    }

    private void appear() {
        boolean isCut = hidden() > 1;
        setVisible(isCut);
        setManaged(isCut);
        requestLayout();
    }

    /// Returns how much height one node has. Unit: px.
    private double pitch() {
        return Math.min(
                TALLEST,
                Math.max(0, getHeight() - 2 * EDGE) / Math.max(1, graph.nodes().size()));
    }

    @Override
    protected void layoutChildren() {
        if (!isVisible()) {
            return;
        }
        double pitch = pitch();
        double thick = Math.max(1, Math.min(4, pitch - 1));
        var shapes = new EnumMap<Mark, StringBuilder>(Mark.class);
        for (int i = 0; i < graph.nodes().size(); i++) {
            var mark = graph.nodes().get(i).mark();
            boolean quiet = QUIET.contains(mark);
            add(shapes.computeIfAbsent(mark, _ -> new StringBuilder()), BAR_LEFT, i, quiet ? BAR / 2 : BAR, thick);
        }
        bars.forEach((mark, bar) -> bar.setContent(String.valueOf(shapes.getOrDefault(mark, new StringBuilder()))));
        var above = graph.related(current, false);
        var below = graph.related(current, true);
        upstream.setContent(side(above, 1, thick));
        downstream.setContent(side(below, WIDTH - SIDE - 1, thick));
        here.setContent(current < 0 ? "" : side(new TreeSet<>(List.of(current)), BAR_LEFT - 1, BAR + 2, thick + 1));
        frame(pitch);
        setAccessibleText("Map of the graph: " + Words.count(graph.nodes().size(), graph.steps() ? "step" : "cell")
                + ", the current one reads from " + above.size() + ", " + below.size() + " read from it");
    }

    private void frame(double pitch) {
        double all = pitch * graph.nodes().size();
        double content = Math.max(1, whole.getContent().getLayoutBounds().getHeight());
        double share = Math.min(1, whole.getViewportBounds().getHeight() / content);
        double top = EDGE + all * (1 - share) * whole.getVvalue();
        sight.resizeRelocate(0, Math.rint(top), WIDTH, Math.max(4, Math.rint(all * share)));
    }

    private String side(java.util.Set<Integer> nodes, double x, double thick) {
        return side(nodes, x, SIDE, thick);
    }

    private String side(java.util.Set<Integer> nodes, double x, double width, double thick) {
        var shape = new StringBuilder();
        nodes.forEach(node -> add(shape, x, node, width, thick));
        return shape.toString();
    }

    private void add(StringBuilder shape, double x, int node, double width, double thick) {
        double pitch = pitch();
        double y = EDGE + node * pitch + (pitch - thick) / 2;
        shape.append(String.format(Locale.ROOT, "M%.1f %.1fh%.1fv%.1fh%.1fz", x, y, width, thick, -width));
    }

    private int nodeAt(double y) {
        int node = (int) Math.floor((y - EDGE) / Math.max(LINE, pitch()));
        return Math.clamp(node, 0, Math.max(0, graph.nodes().size() - 1));
    }

    private void scroll(MouseEvent event) {
        requestFocus();
        double all = pitch() * graph.nodes().size();
        double content = whole.getContent().getLayoutBounds().getHeight();
        double share = whole.getViewportBounds().getHeight() / Math.max(1, content);
        double room = Math.max(1, all * (1 - share));
        whole.setVvalue(Math.clamp((event.getY() - EDGE - all * share / 2) / room, 0, 1));
        event.consume();
    }

    private void clicked(MouseEvent event) {
        if (event.getClickCount() == 2 && !graph.nodes().isEmpty()) {
            go.accept(graph.nodes().get(nodeAt(event.getY())).cells().getFirst());
        }
        event.consume();
    }

    private void tell(MouseEvent event) {
        if (!graph.nodes().isEmpty()) {
            var node = graph.nodes().get(nodeAt(event.getY()));
            tooltip.setText(node.name() + ", " + node.mark().word());
        }
    }

    private void key(KeyEvent event) {
        double page = whole.getViewportBounds().getHeight() / Math.max(1, hidden());
        double to = switch (event.getCode()) {
            case UP -> whole.getVvalue() - page / 4;
            case DOWN -> whole.getVvalue() + page / 4;
            case PAGE_UP -> whole.getVvalue() - page;
            case PAGE_DOWN -> whole.getVvalue() + page;
            case HOME -> 0;
            case END -> 1;
            default -> Double.NaN;
        };
        if (!Double.isNaN(to)) {
            whole.setVvalue(Math.clamp(to, 0, 1));
            event.consume();
        }
    }
}
