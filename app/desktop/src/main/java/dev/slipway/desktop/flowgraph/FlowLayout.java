package dev.slipway.desktop.flowgraph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Where the boxes and lines of a flow's graph go. Immutable; units are pixels.
///
/// @param boxes by step; copied
/// @param lines copied
/// @param width of the whole
/// @param height of the whole
public record FlowLayout(Map<String, Box> boxes, List<Line> lines, double width, double height) {
    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    public FlowLayout {
        boxes = Map.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /// A box, by its top left corner.
    public record Box(double x, double y, double width, double height) {}

    /// A size.
    public record Size(double width, double height) {}

    /// What one step gives another.
    ///
    /// @param label what it carries, empty for no label
    public record Edge(String from, String to, String label, double labelWidth) {}

    /// A line with right angles.
    ///
    /// @param points at least two; copied
    /// @param labelX left end of the label's text, baseline `labelY`
    public record Line(Edge edge, List<Point> points, double labelX, double labelY) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// A corner.
    public record Point(double x, double y) {}

    /// Lays out a small graph, so that what that takes is loaded before a person waits for it, and returns its layout.
    public static FlowLayout warmUp() {
        var size = new Size(100, 40);
        return of(Map.of("a", size, "b", size), List.of(new Edge("a", "b", "", 0)));
    }

    /// Lays out `steps` (in document order) from left to right. An edge to an unknown step is an error.
    ///
    /// @throws IllegalArgumentException if an edge names a step that is not there
    public static FlowLayout of(Map<String, Size> steps, List<Edge> edges) {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.NETWORK_SIMPLEX);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 20.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 36.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        var nodes = new LinkedHashMap<String, ElkNode>();
        steps.forEach((name, size) -> {
            var node = ElkGraphUtil.createNode(root);
            node.setDimensions(size.width(), size.height());
            nodes.put(name, node);
        });
        var lines = new ArrayList<Connection>();
        for (var edge : edges) {
            lines.add(connect(nodes, edge));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        var boxes = new LinkedHashMap<String, Box>();
        nodes.forEach(
                (name, node) -> boxes.put(name, new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight())));
        return new FlowLayout(
                boxes, lines.stream().map(Connection::routed).toList(), root.getWidth(), root.getHeight());
    }

    private static Connection connect(Map<String, ElkNode> nodes, Edge edge) {
        var from = nodes.get(edge.from());
        var to = nodes.get(edge.to());
        if (from == null || to == null) {
            throw new IllegalArgumentException(
                    "an edge from " + edge.from() + " to " + edge.to() + " has no such step");
        }
        var line = ElkGraphUtil.createSimpleEdge(from, to);
        if (!edge.label().isEmpty()) {
            var label = ElkGraphUtil.createLabel(edge.label(), line);
            label.setDimensions(edge.labelWidth(), 16);
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
        return new Connection(edge, line);
    }

    private record Connection(Edge edge, ElkEdge elk) {
        Line routed() {
            var section = elk.getSections().getFirst();
            var points = new ArrayList<Point>();
            points.add(new Point(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
            points.add(new Point(section.getEndX(), section.getEndY()));
            if (elk.getLabels().isEmpty()) {
                return new Line(edge, points, 0, 0);
            }
            var label = elk.getLabels().getFirst();
            return new Line(edge, points, label.getX(), label.getY() + 12);
        }
    }
}
