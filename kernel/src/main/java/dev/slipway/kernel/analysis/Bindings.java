package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Analysis.Binding;
import dev.slipway.kernel.analysis.Analysis.Change;
import dev.slipway.kernel.analysis.Analysis.How;
import dev.slipway.kernel.analysis.Analysis.StateChange;
import dev.slipway.kernel.analysis.Analysis.What;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who uses and changes what, found in the classes. Immutable.
///
/// @param bindings in document order of the readers, then of first use
/// @param own likewise, without what only directives read: collections of loops and gathered artifacts
/// @param changes likewise
/// @param states likewise, of static fields
/// @param problems uses of what is not there when they run
record Bindings(
        List<Binding> bindings,
        List<Binding> own,
        List<Change> changes,
        List<StateChange> states,
        List<Problem> problems) {
    Bindings {
        bindings = List.copyOf(bindings);
        own = List.copyOf(own);
        changes = List.copyOf(changes);
        states = List.copyOf(states);
        problems = List.copyOf(problems);
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
                search.untimely.problems(search.scope, broken));
    }

    /// Goes through the cells from top to bottom. One thread at a time.
    private static final class Search {
        private final FactsCache facts;
        private final Scope scope;
        private final Set<Binding> bindings = new LinkedHashSet<>();
        private final Set<Binding> own = new LinkedHashSet<>();
        private final Set<Change> changes = new LinkedHashSet<>();
        private final Set<StateChange> states = new LinkedHashSet<>();
        private final Untimely untimely = new Untimely();

        Search(FactsCache facts) {
            this.facts = facts;
            scope = new Scope(facts);
        }

        void follow(ReplayedCell cell) {
            int index = cell.cell().index();
            scope.enter(cell);
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
                    untimely.add(cell, snippet, reach, scope);
                }
                bindings.addAll(found);
                if (!isGiven) {
                    own.addAll(found);
                }
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
