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
record Assembly(CellCompiler compiler, List<SourceCell> cells, List<RawCell> raw) {
    Replay replay() {
        Map<RawCell, Integer> positions = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            positions.put(raw.get(i), cells.get(i).index());
        }
        var linker = new Linker();
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
            unresolved(at, snippet, problems);
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

    private void unresolved(int at, RawSnippet snippet, List<Problem> problems) {
        for (var missing : compiler.unresolved(snippet.snippet())) {
            problem(at, SnippetFaults.unresolved(cells.get(at), snippet, missing))
                    .ifPresent(problems::add);
        }
    }

    /// Returns the problem in its place; empty if it only follows from another of the cell.
    private Optional<Problem> problem(int at, RawProblem problem) {
        var cell = cells.get(at);
        var range = problem.range();
        var place =
                new Place(cell.id(), cell.index(), range.line(), range.column(), range.endLine(), range.endColumn());
        if (!problem.missing().isEmpty()) {
            var below = cellThat(at + 1, problem.missing(), Assembly::defined);
            var broken = lastBroken(at, problem.missing());
            if (broken.isPresent() && broken.get() == at) {
                return Optional.empty();
            }
            if (broken.isPresent()) {
                return Optional.of(Problem.warning(
                        "needs-broken-cell",
                        "Cell " + number(at) + " reads " + problem.missing() + ", which cell " + number(broken.get())
                                + " would define if it compiled.",
                        "Correct cell " + number(broken.get()) + ".",
                        place));
            }
            if (below.isPresent()) {
                return Optional.of(Problem.error(
                        "read-before-definition",
                        "Cell " + number(at) + " reads " + problem.missing() + ", which only cell "
                                + number(below.get()) + " defines, below it.",
                        "Move cell " + number(below.get()) + " above cell " + number(at) + ".",
                        place));
            }
        }
        return Optional.of(Problem.error(problem.code(), sentence(at, problem), problem.hint(), place));
    }

    private String sentence(int at, RawProblem problem) {
        return problem.code().equals("compile-error")
                ? "Cell " + number(at) + ", line " + problem.range().line() + ": " + problem.words() + "."
                : "Cell " + number(at) + " " + problem.words() + ".";
    }

    private int number(int at) {
        return cells.get(at).index() + 1;
    }

    private Optional<Integer> lastBroken(int at, String name) {
        for (int i = at; i >= 0; i--) {
            if (raw.get(i).missing.contains(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Optional<Integer> cellThat(int from, String name, Function<RawCell, Set<String>> names) {
        for (int i = from; i < raw.size(); i++) {
            if (names.apply(raw.get(i)).contains(name)) {
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
