package dev.slipway.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Nodes in a row of which some give way where there is no room, rather than that all are cut. UI thread only.
public class GivingWay extends Region {
    private final double gap;
    private final HPos side;
    private final List<Part> parts = new ArrayList<>();

    /// @param rank 0 if it always stays; where there is no room the highest rank goes first
    /// @param shorter what stands there instead once it has gone, with a rank of its own
    private record Part(Node node, int rank, @Nullable Part shorter) {}

    /// @param gap px between nodes
    /// @param side where the row begins: left or right
    public GivingWay(double gap, HPos side) {
        this.gap = gap;
        this.side = side;
    }

    /// Adds a node that always stays while it is managed; where there is too little room even so, it gets less than it
    /// wants.
    public final void add(Node node) {
        add(node, 0);
    }

    /// Adds a node, which must not have its `visible` bound: whether it is managed says whether it is wanted.
    ///
    /// @param rank where there is no room the highest rank goes first
    public final void add(Node node, int rank) {
        parts.add(new Part(node, rank, null));
        getChildren().add(node);
    }

    /// Adds a node that becomes a shorter one where there is no room.
    public final void add(Node node, int rank, Node shorter, int shorterRank) {
        parts.add(new Part(node, rank, new Part(shorter, shorterRank, null)));
        getChildren().addAll(node, shorter);
    }

    /// Takes all nodes away.
    public final void clear() {
        parts.clear();
        getChildren().clear();
    }

    private List<Part> shown(double room) {
        var shown = new ArrayList<>(parts);
        shown.removeIf(part -> !part.node.isManaged());
        while (wide(shown) > room) {
            int goes = -1;
            for (int i = 0; i < shown.size(); i++) {
                int rank = shown.get(i).rank;
                if (rank > 0 && (goes < 0 || rank > shown.get(goes).rank)) {
                    goes = i;
                }
            }
            if (goes < 0) {
                return shown;
            }
            var shorter = shown.remove(goes).shorter;
            if (shorter != null) {
                shown.add(goes, shorter);
            }
        }
        return shown;
    }

    private double wide(List<Part> shown) {
        double wide = gap * Math.max(0, shown.size() - 1);
        for (var part : shown) {
            wide += wide(part.node);
        }
        return wide;
    }

    private double wide(Node node) {
        double least = node.minWidth(-1);
        return snapSizeX(Math.max(least, Math.min(node.prefWidth(-1), Math.max(least, node.maxWidth(-1)))));
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        var shown = shown(room);
        for (var part : parts) {
            for (var one = part; one != null; one = one.shorter) {
                if (part.rank > 0) {
                    one.node.setVisible(shown.contains(one));
                }
            }
        }
        double wide = wide(shown);
        double left = Math.max(0, room - wide);
        double x = snappedLeftInset() + (side == HPos.RIGHT ? left : 0);
        double lacking = Math.max(0, wide - room);
        for (var part : shown) {
            double wanted = wide(part.node);
            double given = Math.max(Math.min(wanted, part.node.minWidth(-1)), wanted - lacking);
            lacking -= wanted - given;
            layoutInArea(part.node, x, snappedTopInset(), given, height, 0, HPos.LEFT, VPos.CENTER);
            x += given + gap;
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        var all = new ArrayList<>(parts);
        all.removeIf(part -> !part.node.isManaged());
        return snappedLeftInset() + wide(all) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = 0;
        for (var part : parts) {
            height = Math.max(height, part.node.prefHeight(-1));
        }
        return snappedTopInset() + height + snappedBottomInset();
    }
}
