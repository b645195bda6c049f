package dev.slipway.kernel.replay;

import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.RawCell.RawProblem;
import dev.slipway.kernel.replay.RawCell.RawSnippet;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.Member;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;

/// Makes a replay of compiled cells: gives everything its place, its final class and its last words.
///
/// @param cells the code cells
/// @param raw what compiling them gave, in the same order
/// @param pool finds classes made before
record Assembly(List<SourceCell> cells, List<RawCell> raw, ClassPool pool) {
    Replay replay() {
        Map<RawCell, Integer> positions = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            positions.put(raw.get(i), cells.get(i).index());
        }
        var linker = new Linker(pool);
        var replayed = new ArrayList<ReplayedCell>();
        for (int i = 0; i < cells.size(); i++) {
            replayed.add(cell(i, linker, positions));
        }
        return new Replay(replayed);
    }

    private ReplayedCell cell(int at, Linker linker, Map<RawCell, Integer> positions) {
        var cell = cells.get(at);
        var snippets = new ArrayList<ReplayedSnippet>();
        var classes = new ArrayList<ReplayedClass>();
        var problems = new ArrayList<Problem>();
        for (var problem : raw.get(at).problems) {
            problem(at, problem).ifPresent(problems::add);
        }
        for (var snippet : raw.get(at).snippets) {
            classes.addAll(linker.link(snippet, cell.index(), positions));
            snippets.add(snippet(snippet, linker));
        }
        for (var waiting : raw.get(at).unresolved) {
            problem(at, SnippetFaults.unresolved(cell, waiting.snippet(), waiting.missing()))
                    .ifPresent(problems::add);
        }
        return new ReplayedCell(cell, DirectiveParser.parse(cell), snippets, classes, problems);
    }

    private static ReplayedSnippet snippet(RawSnippet snippet, Linker linker) {
        var main = snippet.classes().get(snippet.outer());
        boolean runs = main != null && ClassPatch.texts(main).contains(SnippetClasses.ENTRY);
        var entry = runs ? new Member(linker.code(snippet.outer()), SnippetClasses.ENTRY) : null;
        boolean holds = isVariable(snippet.snippet());
        var name = holds || snippet.kind() == Kind.METHOD || snippet.kind() == Kind.TYPE
                ? ((PersistentSnippet) snippet.snippet()).name()
                : "";
        return new ReplayedSnippet(
                snippet.kind(),
                name,
                Snippets.type(snippet.snippet()),
                entry,
                holds ? new Member(linker.home(snippet.outer()), name) : null,
                snippet.origin(),
                snippet.span(),
                snippet.snippet().subKind() == Snippet.SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND
                        && main != null
                        && Constants.isConstant(main));
    }

    private static boolean isVariable(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.VAR;
    }

    /// Returns the problem in its place; empty if it only follows from another of the cell.
    private Optional<Problem> problem(int at, RawProblem problem) {
        var missing = problem.missing();
        var place = place(at, problem);
        var broken = missing.isEmpty() ? Optional.<Integer>empty() : above(at, missing, cell -> cell.missing);
        var outdated = missing.isEmpty() ? Optional.<Integer>empty() : above(at, missing, cell -> cell.outdated);
        if (broken.isPresent() && broken.get() == at) {
            return Optional.empty();
        }
        if (broken.isPresent()) {
            return Optional.of(Problem.warning(
                    "needs-broken-cell",
                    "Cell " + number(at) + " reads " + missing + ", which cell " + number(broken.get())
                            + " would define if it compiled.",
                    "Correct cell " + number(broken.get()) + ".",
                    place));
        }
        if (outdated.isPresent()) {
            var definer = above(outdated.get() - 1, missing, Assembly::defined).orElse(outdated.get());
            return Optional.of(Problem.error(
                    "outdated-value",
                    "Cell " + number(at) + " uses " + missing + " of cell " + number(definer)
                            + ", which was made before cell " + number(outdated.get()) + " changed what it depends on.",
                    "Define " + missing + " again below cell " + number(outdated.get()) + ".",
                    place));
        }
        var below = missing.isEmpty() ? Optional.<Integer>empty() : below(at + 1, missing);
        if (below.isPresent()) {
            return Optional.of(Problem.error(
                    "read-before-definition",
                    "Cell " + number(at) + " reads " + missing + ", which only cell " + number(below.get())
                            + " defines, below it.",
                    "Move cell " + number(below.get()) + " above cell " + number(at) + ".",
                    place));
        }
        return Optional.of(Problem.error(problem.code(), sentence(at, problem), problem.hint(), place));
    }

    private Place place(int at, RawProblem problem) {
        var range = problem.range();
        return new Place(
                cells.get(at).id(),
                cells.get(at).index(),
                range.line(),
                range.column(),
                range.endLine(),
                range.endColumn());
    }

    private String sentence(int at, RawProblem problem) {
        return problem.code().equals("compile-error")
                ? "Cell " + number(at) + ", line " + problem.range().line() + ": " + problem.words() + "."
                : "Cell " + number(at) + " " + problem.words() + ".";
    }

    private int number(int at) {
        return cells.get(at).index() + 1;
    }

    private Optional<Integer> above(int from, String name, Function<RawCell, Set<String>> names) {
        for (int i = from; i >= 0; i--) {
            if (names.apply(raw.get(i)).contains(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> below(int from, String name) {
        for (int i = from; i < raw.size(); i++) {
            if (defined(raw.get(i)).contains(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static Set<String> defined(RawCell cell) {
        var names = new HashSet<>(cell.missing);
        for (var snippet : cell.snippets) {
            if (snippet.snippet() instanceof PersistentSnippet declared && snippet.kind() != Kind.IMPORT) {
                names.add(declared.name());
            }
        }
        return names;
    }
}
