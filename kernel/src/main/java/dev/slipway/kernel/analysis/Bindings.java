package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Analysis.Binding;
import dev.slipway.kernel.analysis.Analysis.Change;
import dev.slipway.kernel.analysis.Analysis.How;
import dev.slipway.kernel.analysis.Analysis.StateChange;
import dev.slipway.kernel.analysis.Analysis.What;
import dev.slipway.kernel.analysis.Determinism.Hit;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who uses and changes what, found in the classes. Immutable.
///
/// @param bindings in document order of the readers, then of first use
/// @param own likewise, without what only directives read: collections of loops and gathered artifacts
/// @param changes likewise
/// @param states likewise, of static fields
/// @param touched cell, 0-based → names it may change without writing so: types it uses whose static initialisers,
/// which run at first use, use something of other cells, and variables whose value it loses by changing their type
/// @param chancy 0-based positions of the cells that may do something else each time they run
/// @param hits what cells run that may give something else the next time
/// @param problems uses of what is not there when they run
record Bindings(
        List<Binding> bindings,
        List<Binding> own,
        List<Change> changes,
        List<StateChange> states,
        Map<Integer, Touched> touched,
        Set<Integer> chancy,
        List<Hit> hits,
        List<Problem> problems) {
    /// Names that a cell may change without writing so. One thread at a time.
    ///
    /// @param names of what counts as changed
    /// @param maybe of variables that may share a changed object, or that a method of a library may change
    record Touched(Set<String> names, Set<String> maybe) {
        static final Touched NOTHING = new Touched(Set.of(), Set.of());

        private static Touched empty() {
            return new Touched(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }

    Bindings {
        bindings = List.copyOf(bindings);
        own = List.copyOf(own);
        changes = List.copyOf(changes);
        states = List.copyOf(states);
        touched = Map.copyOf(touched);
        chancy = Set.copyOf(chancy);
        hits = List.copyOf(hits);
        problems = List.copyOf(problems);
    }

    /// Returns `bindings` by the cell that reads.
    static Map<Integer, List<Binding>> byReader(List<Binding> bindings) {
        return bindings.stream().collect(Collectors.groupingBy(Binding::reader));
    }

    /// Returns the changes by the cell that makes them.
    Map<Integer, List<Change>> changesByCell() {
        return changes.stream().collect(Collectors.groupingBy(Change::cell));
    }

    static Bindings of(Replay replay, FactsCache facts) {
        var search = new Search(facts);
        replay.cells().forEach(search::follow);
        var broken = new HashSet<Integer>();
        for (var cell : replay.cells()) {
            if (!cell.problems().isEmpty()) {
                broken.add(cell.cell().index());
            }
        }
        return new Bindings(
                List.copyOf(search.bindings),
                List.copyOf(search.own),
                List.copyOf(search.changes),
                List.copyOf(search.states),
                search.touched,
                search.chancy,
                search.hits,
                search.untimely.problems(search.scope, broken));
    }

    /// Goes through the cells from top to bottom. One thread at a time.
    static final class Search {
        private final FactsCache facts;
        private final Scope scope;
        private final Set<Binding> bindings = new LinkedHashSet<>();
        private final Set<Binding> own = new LinkedHashSet<>();
        private final Set<Change> changes = new LinkedHashSet<>();
        private final Set<StateChange> states = new LinkedHashSet<>();
        private final Map<Integer, Touched> touched = new HashMap<>();
        private final Set<Integer> chancy = new HashSet<>();
        private final List<Hit> hits = new ArrayList<>();
        private Untimely untimely = new Untimely();

        Search(FactsCache facts) {
            this.facts = facts;
            scope = new Scope(facts);
        }

        /// Returns what it has found, and forgets that, but not what is in force.
        Bindings take() {
            var taken = new Bindings(
                    List.copyOf(bindings),
                    List.copyOf(own),
                    List.copyOf(changes),
                    List.copyOf(states),
                    touched,
                    chancy,
                    List.of(),
                    List.of());
            bindings.clear();
            own.clear();
            changes.clear();
            states.clear();
            touched.clear();
            chancy.clear();
            hits.clear();
            untimely = new Untimely();
            return taken;
        }

        Scope scope() {
            return scope;
        }

        void follow(ReplayedCell cell) {
            int index = cell.cell().index();
            scope.enter(cell);
            touch(index, scope.takeLost());
            for (var image : cell.classes()) {
                if (image.cellIndex() == index && cell.snippets().stream().noneMatch(one -> runs(one, image.name()))) {
                    new Reach(scope, index, bindings, changes).declare(image.name());
                }
            }
            cell.directives()
                    .all(Directive.Mutates.class)
                    .forEach(mutates -> mutates.names().forEach(name -> declared(cell, name)));
            for (var snippet : cell.snippets()) {
                readsItself(cell, snippet);
                scope.declare(snippet, index);
                var names = names(snippet);
                var found = new LinkedHashSet<Binding>();
                boolean isGiven = snippet.origin() != null;
                var reach = new Reach(scope, index, found, isGiven ? new LinkedHashSet<>() : changes);
                var entry = snippet.entry();
                if (snippet.kind() == Kind.METHOD || snippet.kind() == Kind.TYPE) {
                    scope.note(snippet.name(), index, names.body());
                    reach.declare(names.header());
                } else if (entry != null) {
                    reach.run(entry.className(), names.body());
                    states.addAll(reach.states());
                    ran(cell, snippet, reach);
                    untimely.add(cell, snippet, reach, scope);
                }
                bindings.addAll(found);
                if (!isGiven) {
                    own.addAll(found);
                }
            }
        }

        private void ran(ReplayedCell cell, ReplayedSnippet snippet, Reach reach) {
            int index = cell.cell().index();
            touch(index, reach.late());
            touch(index, reach.mayChange());
            maybe(index, reach.mayChange());
            maybe(index, reach.unsure());
            if (!reach.isRepeatable()) {
                chancy.add(index);
            }
            if (snippet.origin() == null) {
                hits(cell, snippet, reach);
            }
        }

        private void hits(ReplayedCell cell, ReplayedSnippet snippet, Reach reach) {
            for (var name : reach.entered()) {
                var through = scope.title(name);
                int owner = scope.cellOf(name);
                scope.chances(name).forEach(found -> hits.add(new Hit(cell, snippet, owner, through, found)));
            }
        }

        private void touch(int index, Set<String> names) {
            if (!names.isEmpty()) {
                touched.computeIfAbsent(index, _ -> Touched.empty()).names().addAll(names);
            }
        }

        private void maybe(int index, Set<String> names) {
            if (!names.isEmpty()) {
                touched.computeIfAbsent(index, _ -> Touched.empty()).maybe().addAll(names);
            }
        }

        /// `int x = x + 1` reads the `x` above it. One of another type is another variable, which has no value then.
        private void readsItself(ReplayedCell cell, ReplayedSnippet snippet) {
            var before = scope.named(snippet.name()).orElse(null);
            var field = snippet.field();
            var entry = snippet.entry();
            if (before == null || field == null || entry == null) {
                return;
            }
            boolean reads = scope.withNested(entry.className()).stream()
                    .flatMap(facts -> facts.code().reads().stream())
                    .anyMatch(read -> read.owner().equals(field.className())
                            && read.name().equals(field.member()));
            if (reads && before.type().equals(snippet.javaType())) {
                var binding = new Binding(cell.cell().index(), snippet.name(), What.VARIABLE, before.cell());
                if (before.cell() != cell.cell().index()) {
                    bindings.add(binding);
                    own.add(binding);
                }
            } else if (reads) {
                untimely.addItself(cell, snippet, before);
            }
        }

        /// Notes that the cell changes the variable `name`: its own loop variable, which is a part of what its loop
        /// goes over, or one in force above it.
        private void declared(ReplayedCell cell, String name) {
            int index = cell.cell().index();
            var loop = cell.directives().all(Directive.Foreach.class).stream()
                    .flatMap(foreach -> foreach.loops().stream())
                    .filter(each -> each.variable().equals(name))
                    .findFirst();
            if (loop.isPresent()) {
                changes.add(new Change(index, name, How.DECLARED, index));
            }
            scope.named(loop.map(Directive.Loop::over).orElse(name))
                    .ifPresent(
                            variable -> changes.add(new Change(index, variable.name(), How.DECLARED, variable.cell())));
        }

        /// Returns the names in the text of a snippet if a type is among them: bytecode forgets types only.
        private SourceNames names(ReplayedSnippet snippet) {
            var words = SourceNames.words(snippet.span().text());
            words.remove(snippet.name());
            words.retainAll(scope.typeNames());
            return words.isEmpty()
                    ? SourceNames.NONE
                    : facts.names(snippet.kind(), snippet.span().text());
        }

        private static boolean runs(ReplayedSnippet snippet, String name) {
            var entry = snippet.entry();
            return entry != null && ClassFacts.outer(name).equals(entry.className());
        }
    }
}
