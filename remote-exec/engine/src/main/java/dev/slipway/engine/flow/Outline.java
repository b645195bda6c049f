package dev.slipway.engine.flow;

import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which cell plays which part in the flow, and which make which step. Immutable once made.
final class Outline {
    /// Name of the step of code that stands before the first one.
    static final String START = "start";

    private static final String WHOLE = "notebook";
    private static final Set<String> RESERVED = Set.of("parameters", "foreach");

    private final NotebookCells cells;
    private final Map<Integer, Role> roles = new HashMap<>();
    private final Map<Integer, Integer> stepOf = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Set<Integer> skipped = new TreeSet<>();

    /// The part of a cell.
    enum Role {
        /// Imports, types, methods, constants: goes with every step that uses it.
        LIBRARY,
        PARAMETERS,
        SKIPPED,
        STEP,
        /// No code.
        NONE
    }

    /// The cells of one step in document order.
    ///
    /// @param isImplicit whether it is the code before the first step
    record Group(String name, List<ReplayedCell> cells, boolean isImplicit) {}

    private Outline(NotebookCells cells) {
        this.cells = cells;
    }

    /// @param graph says how the analysis names the steps of headings
    static Outline of(NotebookCells cells, CellGraph graph) {
        var outline = new Outline(cells);
        for (var node : graph.cells()) {
            if (node.step() != null) {
                outline.names.put(node.cell().index(), node.step());
            }
        }
        outline.assignRoles();
        outline.group(outline.starts());
        return outline;
    }

    List<Group> groups() {
        return groups;
    }

    /// Returns the positions of cells that are not part of the flow.
    Set<Integer> skipped() {
        return skipped;
    }

    Role role(int cell) {
        return roles.getOrDefault(cell, Role.NONE);
    }

    /// Returns the position of the step the cell belongs to; null if it belongs to none.
    @Nullable
    Integer stepOf(int cell) {
        return stepOf.get(cell);
    }

    /// Returns the positions of the library cells in document order.
    List<Integer> library() {
        return cells.code(Set.of()).stream()
                .map(cell -> cell.cell().index())
                .filter(index -> role(index) == Role.LIBRARY && !stepOf.containsKey(index))
                .toList();
    }

    private void assignRoles() {
        var collections = new HashSet<String>();
        for (var cell : cells.code(Set.of())) {
            cell.directives()
                    .all(Directive.Foreach.class)
                    .forEach(foreach -> foreach.loops().forEach(loop -> collections.add(loop.over())));
        }
        for (var cell : cells.code(Set.of())) {
            int index = cell.cell().index();
            var role = role(cell, collections);
            roles.put(index, role);
            if (role == Role.SKIPPED) {
                skipped.add(index);
            }
        }
    }

    private Role role(ReplayedCell cell, Set<String> collections) {
        if (cell.isSkipped()) {
            return Role.SKIPPED;
        }
        if (cell.directives().first(Directive.Parameters.class).isPresent()) {
            return Role.PARAMETERS;
        }
        if (NotebookCells.isBlank(cell)) {
            return Role.NONE;
        }
        return cells.isLibrary(cell, collections) ? Role.LIBRARY : Role.STEP;
    }

    /// Returns the cells at which a step starts, with its name: those with `step`, else the first code under each
    /// heading, else the first code.
    private Map<Integer, String> starts() {
        var named = namedByDirectives();
        if (!named.isEmpty()) {
            return named;
        }
        var headed = namedByHeadings();
        if (!headed.isEmpty() || cells.all().stream().anyMatch(this::hasHeading)) {
            return headed;
        }
        var whole = new LinkedHashMap<Integer, String>();
        cells.code(skipped).stream()
                .map(cell -> cell.cell().index())
                .filter(index -> role(index) == Role.STEP)
                .findFirst()
                .ifPresent(index -> whole.put(index, WHOLE));
        return whole;
    }

    private boolean hasHeading(dev.slipway.kernel.directive.SourceCell cell) {
        return cells.isMarkdown(cell.index()) && Headings.last(cell.source()).isPresent();
    }

    private Map<Integer, String> namedByDirectives() {
        var starts = new LinkedHashMap<Integer, String>();
        for (var cell : cells.code(skipped)) {
            cell.directives()
                    .first(Directive.Step.class)
                    .ifPresent(step -> starts.put(cell.cell().index(), step.name()));
        }
        return starts;
    }

    private Map<Integer, String> namedByHeadings() {
        var starts = new LinkedHashMap<Integer, String>();
        var taken = new HashSet<>(RESERVED);
        String pending = null;
        int headings = 0;
        for (var cell : cells.all()) {
            if (cells.isMarkdown(cell.index())) {
                var heading = Headings.last(cell.source());
                if (heading.isPresent()) {
                    headings++;
                    var slug = Slugs.of(heading.get());
                    pending = slug.isEmpty() ? "section-" + headings : slug;
                }
            } else if (pending != null && role(cell.index()) == Role.STEP) {
                var known = names.get(cell.index());
                starts.put(cell.index(), known == null ? free(pending, taken) : known);
                pending = null;
            }
        }
        return starts;
    }

    private static String free(String slug, Set<String> taken) {
        var name = slug;
        for (int number = 2; !taken.add(name); number++) {
            var suffix = "-" + number;
            name = slug.substring(0, Math.min(slug.length(), 60 - suffix.length())) + suffix;
        }
        return name;
    }

    private void group(Map<Integer, String> starts) {
        String name = free(START, new HashSet<>(starts.values()));
        boolean isImplicit = true;
        var current = new ArrayList<ReplayedCell>();
        for (var cell : cells.code(skipped)) {
            int index = cell.cell().index();
            var start = starts.get(index);
            if (start != null) {
                close(name, current, isImplicit);
                current.clear();
                name = start;
                isImplicit = false;
                if (role(index) != Role.PARAMETERS) {
                    current.add(cell);
                }
            } else if (role(index) == Role.STEP) {
                current.add(cell);
            }
        }
        close(name, current, isImplicit);
    }

    private void close(String name, List<ReplayedCell> members, boolean isImplicit) {
        if (members.isEmpty() && isImplicit) {
            return;
        }
        members.forEach(cell -> stepOf.put(cell.cell().index(), groups.size()));
        groups.add(new Group(name, List.copyOf(members), isImplicit));
    }
}
