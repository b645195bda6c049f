package dev.slipway.kernel.analysis;

import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Member;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Finds the library cells: imports, types, methods and constants only.
final class Library {
    private Library() {}

    /// Returns the 0-based positions of the cells that belong to no step because nothing of them runs in order.
    static Set<Integer> of(Replay replay, FactsCache facts) {
        var written = written(replay, facts);
        var collections = new HashSet<String>();
        for (var cell : replay.cells()) {
            cell.directives()
                    .all(Directive.Foreach.class)
                    .forEach(foreach -> foreach.loops().forEach(loop -> collections.add(loop.over())));
        }
        var library = new HashSet<Integer>();
        for (var cell : replay.cells()) {
            boolean loops = cell.directives().first(Directive.Foreach.class).isPresent()
                    || cell.snippets().stream().anyMatch(one -> collections.contains(one.name()));
            if (!loops
                    && cell.problems().isEmpty()
                    && cell.snippets().stream().allMatch(one -> isLibrary(one, written))) {
                library.add(cell.cell().index());
            }
        }
        return library;
    }

    private static boolean isLibrary(ReplayedSnippet snippet, Map<Member, Integer> written) {
        return switch (snippet.kind()) {
            case IMPORT, TYPE, METHOD -> true;
            case VARIABLE ->
                snippet.constant() && snippet.field() != null && written.getOrDefault(snippet.field(), 0) == 1;
            case STATEMENT, EXPRESSION -> false;
        };
    }

    /// Returns how many classes assign each variable; one is its declaration.
    private static Map<Member, Integer> written(Replay replay, FactsCache facts) {
        var written = new HashMap<Member, Integer>();
        for (ReplayedCell cell : replay.cells()) {
            for (var image : cell.classes()) {
                for (var field : facts.of(image).code().writes()) {
                    written.merge(new Member(field.owner(), field.name()), 1, Integer::sum);
                }
            }
        }
        return written;
    }
}
