package dev.slipway.desktop.flowgraph;

import dev.slipway.desktop.flowgraph.FlowLayout.Edge;
import dev.slipway.desktop.flowgraph.FlowLayout.Line;
import dev.slipway.desktop.flowgraph.FlowLayout.Size;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.transform.Scale;

/// Nodes of steps with the lines between them, laid out from left to right; drawn smaller where there is no room. UI
/// thread only.
public final class FlowPane extends Region {
    private static final double ROUND = 10;
    private static final double SMALLEST = 0.6;
    private static final double CHARACTER = 6.7;

    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");

    private final FlowLayout layout;
    private final Map<Edge, List<Path>> drawn = new HashMap<>();
    private final Region sheet = new Sheet();
    private final Scale scale = new Scale();

    /// @param nodes the node of each step, in document order; each has its preferred size as its own
    /// @param edges between them
    public FlowPane(Map<String, ? extends Region> nodes, List<Edge> edges) {
        var sizes = new LinkedHashMap<String, Size>();
        nodes.forEach((step, node) -> sizes.put(step, new Size(node.getPrefWidth(), node.getPrefHeight())));
        layout = FlowLayout.of(sizes, edges);
        getStyleClass().add("flow-pane");
        layout.lines().forEach(this::draw);
        nodes.forEach((step, node) -> {
            var box = layout.boxes().get(step);
            if (box != null) {
                node.resizeRelocate(box.x(), box.y(), box.width(), box.height());
                ((Sheet) sheet).getChildren().add(node);
            }
        });
        sheet.setManaged(false);
        sheet.getTransforms().add(scale);
        getChildren().add(sheet);
        setMinSize(0, 0);
    }

    /// Returns an edge whose label has the width of its words.
    public static Edge edge(String from, String to, String label) {
        return new Edge(from, to, label, label.length() * CHARACTER + 4);
    }

    /// Height of the whole at its natural size. Unit: px.
    public double naturalHeight() {
        return layout.height();
    }

    /// Marks the lines that lead from a step of `path` to the next one, and no others.
    public void mark(List<String> path) {
        drawn.forEach((edge, shapes) -> {
            int from = path.indexOf(edge.from());
            boolean isOnPath =
                    from >= 0 && from + 1 < path.size() && path.get(from + 1).equals(edge.to());
            shapes.forEach(shape -> shape.pseudoClassStateChanged(CRITICAL, isOnPath));
        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return layout.height() * (width > 0 ? factor(width) : 1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return layout.width();
    }

    @Override
    protected void layoutChildren() {
        double factor = factor(getWidth());
        scale.setX(factor);
        scale.setY(factor);
        double x = Math.max(0, (getWidth() - layout.width() * factor) / 2);
        double y = Math.max(0, (getHeight() - layout.height() * factor) / 2);
        sheet.resizeRelocate(Math.rint(x), Math.rint(y), layout.width(), layout.height());
    }

    private double factor(double width) {
        return Math.clamp(width / Math.max(1, layout.width()), SMALLEST, 1);
    }

    private void draw(Line line) {
        var path = new Path();
        path.getStyleClass().add("edge");
        var points = line.points();
        path.getElements()
                .add(new MoveTo(points.getFirst().x(), points.getFirst().y()));
        for (int i = 1; i < points.size(); i++) {
            var here = points.get(i);
            if (i == points.size() - 1) {
                path.getElements().add(new LineTo(here.x(), here.y()));
            } else {
                bend(path, points.get(i - 1), here, points.get(i + 1));
            }
        }
        var end = points.getLast();
        var head = new Path(
                new MoveTo(end.x() - 5, end.y() - 4),
                new LineTo(end.x(), end.y()),
                new LineTo(end.x() - 5, end.y() + 4));
        head.getStyleClass().add("edge");
        ((Sheet) sheet).getChildren().addAll(path, head);
        drawn.put(line.edge(), List.of(path, head));
        if (!line.edge().label().isEmpty()) {
            var label = new Label(line.edge().label());
            label.getStyleClass().add("edge-label");
            label.resizeRelocate(line.labelX(), line.labelY() - 13, line.edge().labelWidth(), 16);
            ((Sheet) sheet).getChildren().add(label);
        }
    }

    private static void bend(Path path, FlowLayout.Point from, FlowLayout.Point at, FlowLayout.Point to) {
        double before = Math.hypot(at.x() - from.x(), at.y() - from.y());
        double after = Math.hypot(to.x() - at.x(), to.y() - at.y());
        double radius = Math.min(ROUND, Math.min(before, after) / 2);
        if (radius < 0.5) {
            path.getElements().add(new LineTo(at.x(), at.y()));
            return;
        }
        path.getElements()
                .add(new LineTo(
                        at.x() + (from.x() - at.x()) / before * radius,
                        at.y() + (from.y() - at.y()) / before * radius));
        path.getElements()
                .add(new QuadCurveTo(
                        at.x(),
                        at.y(),
                        at.x() + (to.x() - at.x()) / after * radius,
                        at.y() + (to.y() - at.y()) / after * radius));
    }

    /// Holds what is placed by the layout alone.
    private static final class Sheet extends Region {
        @Override
        protected javafx.collections.ObservableList<javafx.scene.Node> getChildren() {
            return super.getChildren();
        }

        @Override
        protected void layoutChildren() {
            for (var child : getChildren()) {
                if (child instanceof Region region) {
                    region.layout();
                }
            }
        }
    }
}
