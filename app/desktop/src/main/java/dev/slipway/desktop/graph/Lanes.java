package dev.slipway.desktop.graph;

import dev.slipway.desktop.graph.NotebookGraph.Edge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Beside which lane each line of a graph in one column runs, so that lines that pass each other do not lie on each
/// other. Immutable.
///
/// @param of edge → 0-based lane, or `STRAIGHT` for one between neighbours; copied
/// @param count how many lanes there are, at most `MOST`
record Lanes(Map<Edge, Integer> of, int count) {
    /// A line from a box to the one right below it.
    static final int STRAIGHT = -1;

    /// More lines than this side by side share the last lane.
    static final int MOST = 6;

    Lanes {
        of = Map.copyOf(of);
    }

    /// Returns the lanes of `edges`: short lines run nearest to the boxes.
    static Lanes of(List<Edge> edges) {
        var lanes = new HashMap<Edge, Integer>();
        var taken = new ArrayList<List<Edge>>();
        var shortFirst = new ArrayList<>(edges);
        shortFirst.sort(Comparator.comparingInt(edge -> Math.abs(edge.to() - edge.from())));
        for (var edge : shortFirst) {
            if (edge.to() == edge.from() + 1) {
                lanes.put(edge, STRAIGHT);
                continue;
            }
            int lane = 0;
            while (lane < Math.min(taken.size(), MOST - 1)
                    && taken.get(lane).stream().anyMatch(other -> meet(edge, other))) {
                lane++;
            }
            if (lane == taken.size()) {
                taken.add(new ArrayList<>());
            }
            taken.get(lane).add(edge);
            lanes.put(edge, lane);
        }
        return new Lanes(lanes, taken.size());
    }

    /// Tells whether two lines in one lane would lie on each other; those that share an end may.
    private static boolean meet(Edge a, Edge b) {
        int fromA = Math.min(a.from(), a.to());
        int toA = Math.max(a.from(), a.to());
        int fromB = Math.min(b.from(), b.to());
        int toB = Math.max(b.from(), b.to());
        return fromA < toB && fromB < toA && a.from() != b.from() && a.to() != b.to();
    }
}
