package dev.slipway.desktop.graph;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.graph.NotebookGraph.Edge;
import dev.slipway.desktop.graph.NotebookGraph.Node;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;

/// A notebook's graph in one column, in document order; only what is in sight is in the scene. UI thread only.
public final class GraphView extends ScrollPane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double TOP = 8;
    private static final double HEIGHT = 28;
    private static final double PITCH = 44;
    private static final double LANE = 8;
    private static final double ROUND = 8;
    private static final double WIDEST = 220;

    private final Consumer<CellId> go;
    private final Sheet sheet = new Sheet();
    private final Map<Integer, StackPane> boxes = new HashMap<>();
    private NotebookGraph graph = NotebookGraph.EMPTY;
    private Lanes lanes = Lanes.of(java.util.List.of());
    private int current = -1;

    /// @param go called with the first cell of what was clicked
    public GraphView(Consumer<CellId> go) {
        this.go = go;
        getStyleClass().add("notebook-graph");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setContent(sheet);
        setAccessibleText("Graph of the notebook");
        vvalueProperty().subscribe(_ -> sheet.requestLayout());
        viewportBoundsProperty().subscribe(_ -> sheet.requestLayout());
    }

    /// Shows `now`.
    public void show(NotebookGraph now) {
        if (!now.equals(graph)) {
            if (!now.edges().equals(graph.edges())) {
                lanes = Lanes.of(now.edges());
            }
            var before = graph.nodes();
            graph = now;
            boxes.keySet()
                    .removeIf(index -> index >= now.nodes().size()
                            || !now.nodes().get(index).equals(before.get(index)));
            sheet.requestLayout();
        }
    }

    /// Lights the node that `cell` is in.
    public void light(CellId cell) {
        int now = graph.indexOf(cell);
        if (now != current) {
            current = now;
            sheet.requestLayout(); // the lines of the current one are lit
        }
        boxes.forEach((index, box) -> row(box).pseudoClassStateChanged(CURRENT, index == current));
    }

    private static javafx.scene.Node row(StackPane box) {
        return box.getChildren().getLast();
    }

    private StackPane box(int index) {
        var node = graph.nodes().get(index);
        var name = Kit.text(node.name(), "name");
        name.setMinWidth(0);
        var note = Kit.text(node.note(), "note");
        var row = new HBox(6, node.mark().shape(14), name, Kit.spacer(), note);
        row.getStyleClass().add("graph-node");
        row.pseudoClassStateChanged(PseudoClass.getPseudoClass(pseudoClass(node)), true);
        row.pseudoClassStateChanged(CURRENT, index == current);
        var box = new StackPane(row);
        box.setFocusTraversable(true);
        box.getStyleClass().add("graph-box");
        var words = words(node);
        box.setAccessibleText(words);
        Tooltip.install(box, Kit.tooltip(words));
        box.setOnMouseClicked(_ -> go.accept(node.cells().getFirst()));
        box.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                go.accept(node.cells().getFirst());
                key.consume();
            }
        });
        return box;
    }

    private static String pseudoClass(Node node) {
        return node.mark().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String words(Node node) {
        return node.name()
                + ", "
                + node.mark().word()
                + (node.tasks() > 0 ? ", " + Words.count(node.tasks(), "task") : "")
                + ", "
                + Words.count(node.cells().size(), "cell")
                + (node.note().equals(NotebookGraph.UNREAD)
                        ? "\nNothing reads what it defines, and it shows nothing: it can go."
                        : "");
    }

    /// Holds boxes and lines.
    private final class Sheet extends Region {
        @Override
        protected double computePrefHeight(double width) {
            return graph.nodes().isEmpty() ? 0 : 2 * TOP + graph.nodes().size() * PITCH - (PITCH - HEIGHT);
        }

        @Override
        protected void layoutChildren() {
            double hidden = Math.max(0, getHeight() - getViewportBounds().getHeight());
            double top = getVvalue() * hidden;
            int first = Math.max(0, (int) ((top - TOP) / PITCH) - 1);
            int last = Math.min(
                    graph.nodes().size() - 1, (int) ((top + getViewportBounds().getHeight()) / PITCH) + 1);
            double beside = lanes.count() == 0 ? 0 : 12 + lanes.count() * LANE;
            double width = Math.clamp(getWidth() - 40 - beside, 72, WIDEST);
            double x = Math.rint(Math.max(16, (getWidth() - width - beside) / 2));
            getChildren().removeIf(child -> !boxes.containsValue(child));
            int under = 0;
            for (var edge : graph.edges()) {
                if (Math.min(edge.from(), edge.to()) <= last && Math.max(edge.from(), edge.to()) >= first) {
                    getChildren().add(under++, line(edge, x, width));
                }
            }
            for (int i = first; i <= last; i++) {
                double y = TOP + i * PITCH;
                if (graph.nodes().get(i).tasks() > 0) {
                    card(under++, x + 4, y - 4, width);
                    card(under++, x + 2, y - 2, width);
                }
                boxes.computeIfAbsent(i, GraphView.this::box).resizeRelocate(x, y, width, HEIGHT);
            }
            place(under, first, last);
        }

        /// Lets the boxes from `first` to `last` stand over what lies under them, in their order; one that stands there
        /// stays, for a node that comes anew is styled anew.
        private void place(int under, int first, int last) {
            getChildren()
                    .removeIf(child -> child instanceof StackPane
                            && IntStream.rangeClosed(first, last).noneMatch(i -> child.equals(boxes.get(i))));
            for (int i = first; i <= last; i++) {
                var box = Objects.requireNonNull(boxes.get(i));
                int at = under + i - first;
                if (at >= getChildren().size() || !getChildren().get(at).equals(box)) {
                    getChildren().remove(box);
                    getChildren().add(at, box);
                }
            }
        }

        /// Draws a card behind the box of a fan-out.
        private void card(int at, double x, double y, double width) {
            var card = new Region();
            card.getStyleClass().add("graph-card");
            card.setMouseTransparent(true);
            getChildren().add(at, card);
            card.resizeRelocate(x, y, width, HEIGHT);
        }

        private Path line(Edge edge, double x, double width) {
            var path = new Path();
            path.setManaged(false);
            path.getStyleClass().add("edge");
            path.pseudoClassStateChanged(CURRENT, edge.from() == current || edge.to() == current);
            int lane = lanes.of().getOrDefault(edge, 0);
            double fromY = TOP + edge.from() * PITCH;
            double toY = TOP + edge.to() * PITCH;
            if (lane == Lanes.STRAIGHT) {
                double middle = Math.rint(x + width / 2) + 0.5;
                path.getElements().addAll(new MoveTo(middle, fromY + HEIGHT), new LineTo(middle, toY));
                return path;
            }
            double right = x + width;
            double far = Math.rint(right + 12 + lane * LANE) + 0.5;
            double from = fromY + HEIGHT / 2 + 0.5;
            double to = toY + HEIGHT / 2 + 0.5;
            double turn = to > from ? ROUND : -ROUND;
            path.getElements()
                    .addAll(
                            new MoveTo(right, from),
                            new LineTo(far - ROUND, from),
                            new QuadCurveTo(far, from, far, from + turn),
                            new LineTo(far, to - turn),
                            new QuadCurveTo(far, to, far - ROUND, to),
                            new LineTo(right, to));
            return path;
        }
    }
}
