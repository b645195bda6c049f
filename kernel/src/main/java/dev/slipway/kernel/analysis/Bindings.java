package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Analysis.Binding;
import dev.slipway.kernel.analysis.Analysis.Change;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who uses and changes what, found in the classes. Immutable.
///
/// @param bindings in document order of the readers, then of first use
/// @param changes likewise
record Bindings(List<Binding> bindings, List<Change> changes) {
    Bindings {
        bindings = List.copyOf(bindings);
        changes = List.copyOf(changes);
    }

    static Bindings of(Replay replay, FactsCache facts) {
        var scope = new Scope(facts);
        Set<Binding> bindings = new LinkedHashSet<>();
        Set<Change> changes = new LinkedHashSet<>();
        for (var cell : replay.cells()) {
            scope.enter(cell);
            follow(cell, scope, bindings, changes);
        }
        return new Bindings(List.copyOf(bindings), List.copyOf(changes));
    }

    private static void follow(ReplayedCell cell, Scope scope, Set<Binding> bindings, Set<Change> changes) {
        int index = cell.cell().index();
        for (var image : cell.classes()) {
            if (image.cellIndex() == index && cell.snippets().stream().noneMatch(one -> isEntry(one, image.name()))) {
                new Reach(scope, index, bindings, changes).declare(image.name());
            }
        }
        for (var snippet : cell.snippets()) {
            scope.declare(snippet, index);
            var entry = snippet.entry();
            if (entry != null && snippet.kind() != Kind.METHOD && snippet.kind() != Kind.TYPE) {
                new Reach(scope, index, bindings, changes).run(entry.className());
            }
        }
    }

    private static boolean isEntry(Replay.ReplayedSnippet snippet, String name) {
        var entry = snippet.entry();
        return entry != null && ClassFacts.outer(name).equals(entry.className());
    }
}
