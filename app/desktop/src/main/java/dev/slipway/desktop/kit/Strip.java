package dev.slipway.desktop.kit;

import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// The nodes of one row of a table, each as wide as its column; none for columns that never had room. UI thread only.
final class Strip extends Region {
    private static final double GAP = 8; // at each side of a node

    private final Supplier<double[]> widths;
    private final double edge;
    private final TreeMap<Integer, Node> nodes = new TreeMap<>();

    /// @param widths of the columns, in px; 0 of one that has no room
    /// @param edge room before the first, in px
    Strip(Supplier<double[]> widths, double edge) {
        this.widths = widths;
        this.edge = edge;
        getStyleClass().add("row-strip");
        setMinWidth(0);
    }

    boolean has(int column) {
        return nodes.containsKey(column);
    }

    /// Shows `node` in a column that has none.
    void put(int column, Node node) {
        getChildren().add(nodes.headMap(column).size(), node);
        nodes.put(column, node);
    }

    void clear() {
        getChildren().clear();
        nodes.clear();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        var all = widths.get();
        double x = edge;
        int column = 0;
        for (var node : nodes.entrySet()) {
            while (column < node.getKey()) {
                x += width(all, column++);
            }
            double width = width(all, column);
            node.getValue().setVisible(width > 0);
            node.getValue().resizeRelocate(x + GAP, 0, Math.max(0, width - 2 * GAP), getHeight());
        }
    }

    private static double width(double[] widths, int column) {
        return column < widths.length ? widths[column] : 0;
    }
}
