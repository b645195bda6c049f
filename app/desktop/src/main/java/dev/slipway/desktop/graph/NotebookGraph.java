package dev.slipway.desktop.graph;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.words.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The steps of a notebook with what each gives another; its code cells where it names no steps. Immutable.
///
/// @param nodes in document order; copied
/// @param edges each from a node to a later or earlier one, by 0-based position in `nodes`; copied
/// @param steps whether the nodes are steps rather than cells
public record NotebookGraph(List<Node> nodes, List<Edge> edges, boolean steps) {
    /// A notebook of which nothing is known.
    public static final NotebookGraph EMPTY = new NotebookGraph(List.of(), List.of(), false);

    /// The step that the compiler gives all cells of a notebook without steps and headings.
    private static final String WHOLE = "notebook";

    /// The note of cells whose definitions nothing reads.
    public static final String UNREAD = "not read";

    /// A step, or a cell.
    ///
    /// @param name of the step; for a cell what it defines, or its place
    /// @param cells in document order, at least one; copied
    /// @param mark the worst state among them
    /// @param tasks elements of the fan-out, 0 if there is none or it is not known
    /// @param note a few words, possibly empty: `1 of 2 stale`, `× 200`, `not read`
    public record Node(String name, List<CellId> cells, Mark mark, int tasks, String note) {
        public Node {
            cells = List.copyOf(cells);
        }
    }

    /// What one node gives another.
    public record Edge(int from, int to) {}

    /// What the graph is made from: one code cell as it stands.
    ///
    /// @param label how a person names the cell
    /// @param step the step it belongs to, null if none
    /// @param elements of the `foreach` in it, 0 if there is none or it is not known
    /// @param dependsOn the cells whose definitions it reads; copied
    /// @param unread whether nothing reads what it defines
    public record Part(
            CellId cell,
            String label,
            @Nullable String step,
            Mark mark,
            int elements,
            List<CellId> dependsOn,
            boolean unread) {
        /// Returns a part that others read, or that shows something.
        public Part(CellId cell, String label, @Nullable String step, Mark mark, int elements, List<CellId> dependsOn) {
            this(cell, label, step, mark, elements, dependsOn, false);
        }

        public Part {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    public NotebookGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// Returns the graph of these code cells, in document order.
    public static NotebookGraph of(List<Part> parts) {
        boolean steps = parts.stream().anyMatch(part -> part.step() != null && !WHOLE.equals(part.step()));
        var groups = new LinkedHashMap<String, List<Part>>();
        for (var part : parts) {
            if (!steps) {
                groups.put(part.cell().value(), List.of(part));
            } else if (part.step() != null) {
                groups.computeIfAbsent(part.step(), _ -> new ArrayList<>()).add(part);
            }
        }
        var nodes = new ArrayList<Node>();
        var places = new HashMap<CellId, Integer>();
        for (var group : groups.entrySet()) {
            var members = group.getValue();
            members.forEach(part -> places.put(part.cell(), nodes.size()));
            nodes.add(node(steps ? group.getKey() : members.getFirst().label(), members));
        }
        return new NotebookGraph(nodes, edges(parts, places), steps);
    }

    private static Node node(String name, List<Part> members) {
        var counts = new EnumMap<Mark, Integer>(Mark.class);
        members.forEach(part -> counts.merge(part.mark(), 1, Integer::sum));
        var mark = Mark.worst(counts.keySet()).orElse(Mark.NEVER_RUN);
        int tasks = members.stream().mapToInt(Part::elements).max().orElse(0);
        return new Node(
                name,
                members.stream().map(Part::cell).toList(),
                mark,
                tasks > 1 ? tasks : 0,
                members.stream().allMatch(Part::unread)
                        ? UNREAD
                        : note(mark, counts.getOrDefault(mark, 0), members.size(), tasks));
    }

    private static String note(Mark mark, int count, int all, int tasks) {
        if (tasks > 1) {
            return "× " + Words.count(tasks);
        }
        boolean quiet = mark == Mark.FRESH
                || mark == Mark.RUNNING
                || mark == Mark.PAUSED
                || mark == Mark.FAILED
                || count == all;
        return quiet ? "" : count + " of " + all + " " + mark.word();
    }

    private static List<Edge> edges(List<Part> parts, Map<CellId, Integer> places) {
        var edges = new TreeSet<Edge>(
                (a, b) -> a.from() == b.from() ? Integer.compare(a.to(), b.to()) : Integer.compare(a.from(), b.from()));
        for (var part : parts) {
            var to = places.get(part.cell());
            for (var source : part.dependsOn()) {
                var from = places.get(source);
                if (to != null && from != null && !from.equals(to)) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return List.copyOf(edges);
    }

    /// Returns all nodes that `node` reads from, or that read from it, through others too; without `node` itself.
    ///
    /// @param readers whether those that read from it
    public SortedSet<Integer> related(int node, boolean readers) {
        var next = new HashMap<Integer, List<Integer>>();
        for (var edge : edges) {
            int from = readers ? edge.from() : edge.to();
            next.computeIfAbsent(from, _ -> new ArrayList<>()).add(readers ? edge.to() : edge.from());
        }
        var found = new TreeSet<Integer>();
        var waiting = new ArrayDeque<>(List.of(node));
        while (!waiting.isEmpty()) {
            for (int other : next.getOrDefault(waiting.remove(), List.of())) {
                if (other != node && found.add(other)) {
                    waiting.add(other);
                }
            }
        }
        return found;
    }

    /// Returns the 0-based position of the node that `cell` is in, -1 if it is in none.
    public int indexOf(CellId cell) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).cells().contains(cell)) {
                return i;
            }
        }
        return -1;
    }
}
