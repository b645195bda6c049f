package dev.slipway.engine.flow;

import dev.slipway.engine.flow.Draft.External;
import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.engine.flow.Outline.Group;
import dev.slipway.engine.flow.Outline.Role;
import dev.slipway.engine.flow.code.CallScan;
import dev.slipway.engine.flow.code.Payload;
import dev.slipway.engine.flow.code.Reach;
import dev.slipway.engine.flow.code.Reach.Start;
import dev.slipway.engine.flow.code.Reach.Variable;
import dev.slipway.engine.flow.code.StepCoder;
import dev.slipway.engine.flow.code.StepCoder.Call;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.Injection.Origin;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.Member;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds what each step runs and reaches: its own snippets, constants of library cells, and what follows parameters.
/// One thread at a time.
final class Drafting {
    private final NotebookCells cells;
    private final Outline outline;
    private final ParameterCells parameters;
    private final StepCoder coder;
    private final List<Draft> drafts = new ArrayList<>();

    Drafting(NotebookCells cells, Outline outline, ParameterCells parameters, StepCoder coder) {
        this.cells = cells;
        this.outline = outline;
        this.parameters = parameters;
        this.coder = coder;
    }

    /// Returns a draft for each step, in order.
    List<Draft> draft() {
        for (var group : outline.groups()) {
            drafts.add(new Step(group).draft());
        }
        return drafts;
    }

    /// Works on one step.
    private final class Step {
        private final Group group;
        private final Map<Long, Call> calls = new TreeMap<>();
        private final Set<Start> types = new LinkedHashSet<>();
        private final Map<String, Variable> given = new LinkedHashMap<>();
        private Reach reach;

        Step(Group group) {
            this.group = group;
            group.cells().forEach(cell -> cell.snippets().forEach(snippet -> addOwn(cell, snippet)));
            reach = reached();
        }

        Draft draft() {
            int before;
            do {
                before = calls.size() + types.size() + given.size();
                reach = reached();
                reach.declarations().forEach(this::follow);
                addPayload();
            } while (calls.size() + types.size() + given.size() > before);
            return new Draft(drafts.size(), group, reach, List.copyOf(calls.values()), externals());
        }

        private Reach reached() {
            var starts = new LinkedHashSet<Start>();
            calls.values().forEach(call -> starts.add(call.start()));
            starts.addAll(types);
            return coder.reach(starts, given.values());
        }

        private void addOwn(ReplayedCell cell, ReplayedSnippet snippet) {
            boolean isGiven = snippet.origin() == Origin.LOOP || snippet.origin() == Origin.GATHERED;
            if (!isGiven) {
                add(cell, snippet);
            }
        }

        private void add(ReplayedCell cell, ReplayedSnippet snippet) {
            var entry = snippet.entry();
            if (entry != null) {
                var defines = snippet.kind() == Kind.VARIABLE ? snippet.name() : "";
                var start = start(cell, snippet, entry);
                calls.put(
                        start.order(),
                        new Call(start, entry.member(), cell.cell().id().value(), defines));
            }
        }

        private static Start start(ReplayedCell cell, ReplayedSnippet snippet, Member entry) {
            int index = cell.cell().index();
            return new Start(
                    entry.className(), index, Start.order(index, cell.snippets().indexOf(snippet)));
        }

        private boolean isOwn(int cell) {
            return group.cells().stream().anyMatch(own -> own.cell().index() == cell);
        }

        private void follow(Variable variable) {
            int index = variable.cell();
            var cell = cells.at(index);
            if (cell == null || isOwn(index)) {
                return;
            }
            var role = outline.role(index);
            if (role == Role.LIBRARY) {
                cell.snippets().stream()
                        .filter(snippet -> snippet.kind() == Kind.VARIABLE
                                && snippet.name().equals(variable.name()))
                        .forEach(snippet -> add(cell, snippet));
            } else if (role == Role.PARAMETERS) {
                followParameters(cell, index);
            }
        }

        /// Runs of a parameters cell what gives the variables that follow parameters their values, and statements
        /// that touch what the step uses.
        private void followParameters(ReplayedCell cell, int index) {
            var used = new TreeSet<String>();
            reach.declarations().stream()
                    .filter(variable -> variable.cell() == index)
                    .forEach(variable -> used.add(variable.name()));
            for (var snippet : cell.snippets()) {
                var entry = snippet.entry();
                if (entry == null) {
                    continue;
                }
                var start = start(cell, snippet, entry);
                boolean isVariable =
                        snippet.kind() == Kind.VARIABLE && !snippet.name().startsWith("$");
                boolean follows =
                        isVariable && used.contains(snippet.name()) && !parameters.isParameter(index, snippet.name());
                boolean acts = !isVariable
                        && !CallScan.showsOnly(cells.code(), start, entry.member())
                        && touches(start, index, used);
                if (follows || acts) {
                    add(cell, snippet);
                }
            }
        }

        private boolean touches(Start start, int index, Set<String> used) {
            return coder.reach(Set.of(start), Set.of()).declarations().stream()
                    .anyMatch(variable -> variable.cell() == index && used.contains(variable.name()));
        }

        private void addPayload() {
            var variables = new ArrayList<Variable>();
            var made = new TreeSet<String>();
            for (var external : externals()) {
                var from = outline.stepOf(external.declaration().cell());
                if (from != null) {
                    variables.add(external.variable());
                    if (DirectiveChecks.isLoop(external.declaration())) {
                        collectionsOf(external.declaration().cell()).forEach(over -> addCollection(over, variables));
                    }
                }
            }
            for (var cell : group.cells()) {
                int index = cell.cell().index();
                collectionsOf(index).forEach(over -> addCollection(over, variables));
                cells.declarations(index).stream()
                        .filter(own -> own.is(Origin.GATHERED) || own.is(Origin.LOOP))
                        .forEach(own -> addVariable(own, variables));
                gatheredLoops(cell).forEach(at -> collectionsOf(at).forEach(over -> addCollection(over, variables)));
            }
            drafts.forEach(draft -> made.addAll(Payload.namesOf(draft.reach())));
            if (!variables.isEmpty()) {
                int last = group.cells().getLast().cell().index();
                types.addAll(new Payload(cells.code(), last).typesOf(variables, made));
            }
        }

        /// Returns the collections that the foreach in the cell goes over.
        private List<Declaration> collectionsOf(int index) {
            var found = new ArrayList<Declaration>();
            var cell = cells.at(index);
            if (cell != null) {
                for (var foreach : cell.directives().all(Directive.Foreach.class)) {
                    foreach.loops()
                            .forEach(loop -> cells.collection(index, loop, outline.skipped())
                                    .ifPresent(found::add));
                }
            }
            return found;
        }

        /// Returns the cells with the foreach of loop variables that the cell gathers.
        private List<Integer> gatheredLoops(ReplayedCell cell) {
            return cell.directives().all(Directive.Gather.class).stream()
                    .flatMap(gather -> cells.above(cell.cell().index(), gather.artifact(), outline.skipped()).stream())
                    .filter(DirectiveChecks::isLoop)
                    .map(Declaration::cell)
                    .toList();
        }

        private void addCollection(Declaration over, List<Variable> variables) {
            if (DirectiveChecks.isLoop(over)) {
                collectionsOf(over.cell()).forEach(outer -> addCollection(outer, variables));
            }
            var variable = addVariable(over, variables);
            if (variable != null && outline.role(over.cell()) == Role.PARAMETERS) {
                given.putIfAbsent(variable.key(), variable);
            }
        }

        private @org.jspecify.annotations.Nullable Variable addVariable(
                Declaration declaration, List<Variable> variables) {
            var variable = cells.variable(declaration);
            if (variable != null) {
                variables.add(variable);
            }
            return variable;
        }

        private List<External> externals() {
            var externals = new ArrayList<External>();
            for (var variable : reach.declarations()) {
                var role = outline.role(variable.cell());
                boolean isParameter =
                        role == Role.PARAMETERS && parameters.isParameter(variable.cell(), variable.name());
                boolean isForeign = role == Role.SKIPPED || (role == Role.STEP && !isOwn(variable.cell()));
                if (isParameter || isForeign) {
                    cells.declaration(variable.cell(), variable.name())
                            .ifPresent(declaration -> externals.add(new External(variable, declaration)));
                }
            }
            return externals;
        }
    }
}
