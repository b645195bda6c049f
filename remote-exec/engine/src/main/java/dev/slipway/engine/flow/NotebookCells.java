package dev.slipway.engine.flow;

import dev.slipway.api.document.CellKind;
import dev.slipway.engine.flow.code.NotebookCode;
import dev.slipway.engine.flow.code.Reach.Variable;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.Injection.Origin;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The cells of a notebook with what the compiler made of them. Immutable.
final class NotebookCells {
    private final List<SourceCell> all;
    private final Map<Integer, ReplayedCell> replayed = new LinkedHashMap<>();
    private final NotebookCode code;

    /// A variable that a cell declares.
    ///
    /// @param cell 0-based position of the cell
    record Declaration(int cell, ReplayedSnippet snippet) {
        String name() {
            return snippet.name();
        }

        String type() {
            return snippet.javaType();
        }

        boolean is(Origin origin) {
            return snippet.origin() == origin;
        }
    }

    /// @param all cells of every kind
    NotebookCells(List<SourceCell> all, Replay replay, NotebookCode code) {
        this.all = List.copyOf(all);
        this.code = code;
        replay.cells().forEach(cell -> replayed.put(cell.cell().index(), cell));
    }

    List<SourceCell> all() {
        return all;
    }

    NotebookCode code() {
        return code;
    }

    /// Returns the code cell at `index`; null if there is none.
    @Nullable
    ReplayedCell at(int index) {
        return replayed.get(index);
    }

    /// Returns the code cells in document order.
    List<ReplayedCell> code(Set<Integer> without) {
        return replayed.values().stream()
                .filter(cell -> !without.contains(cell.cell().index()))
                .toList();
    }

    /// Tells whether the cell declares types, methods and constants only, or imports.
    ///
    /// @param variables names of variables that are none even if they look like constants
    boolean isLibrary(ReplayedCell cell, Set<String> variables) {
        return !cell.snippets().isEmpty()
                && cell.snippets().stream().allMatch(snippet -> isLibrary(snippet, variables));
    }

    private boolean isLibrary(ReplayedSnippet snippet, Set<String> variables) {
        return switch (snippet.kind()) {
            case IMPORT, TYPE, METHOD -> true;
            case VARIABLE -> isConstant(snippet) && !variables.contains(snippet.name());
            case STATEMENT, EXPRESSION -> false;
        };
    }

    private boolean isConstant(ReplayedSnippet snippet) {
        var field = snippet.field();
        return snippet.constant()
                && snippet.origin() == null
                && field != null
                && !code.isAssigned(field.className(), field.member());
    }

    /// Tells whether there is nothing to run or declare in a cell.
    static boolean isBlank(ReplayedCell cell) {
        return cell.snippets().isEmpty() && cell.problems().isEmpty();
    }

    /// Returns the variables the cell declares, those of its directives included, the last of each name; those that
    /// JShell made up for the values of expressions are none.
    List<Declaration> declarations(int index) {
        var cell = replayed.get(index);
        if (cell == null) {
            return List.of();
        }
        var last = new LinkedHashMap<String, Declaration>();
        for (var snippet : cell.snippets()) {
            boolean isVariable = snippet.kind() == Kind.VARIABLE && snippet.field() != null;
            if (isVariable && !snippet.name().startsWith("$")) {
                last.put(snippet.name(), new Declaration(index, snippet));
            }
        }
        return List.copyOf(last.values());
    }

    Optional<Declaration> declaration(int index, String name) {
        return declarations(index).stream()
                .filter(declaration -> declaration.name().equals(name))
                .findFirst();
    }

    /// Returns the 0-based position of a declaration among the snippets of its cell.
    int position(Declaration declaration) {
        var cell = replayed.get(declaration.cell());
        return cell == null ? 0 : cell.snippets().indexOf(declaration.snippet());
    }

    /// Returns the nearest declaration of the variable `name` above the cell at `index`, cells of `without` left out.
    Optional<Declaration> above(int index, String name, Set<Integer> without) {
        for (int at = index - 1; at >= 0; at--) {
            var found = without.contains(at) ? Optional.<Declaration>empty() : declaration(at, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Returns what a loop of the cell at `index` goes over: a list that the cell gathers, else a variable above it.
    Optional<Declaration> collection(int index, Directive.Loop loop, Set<Integer> without) {
        return declaration(index, loop.over())
                .filter(own -> own.is(Origin.GATHERED))
                .or(() -> above(index, loop.over(), without));
    }

    /// Returns the names of all variables above the cell at `index`.
    Set<String> namesAbove(int index) {
        var names = new TreeSet<String>();
        for (int at = 0; at < index; at++) {
            declarations(at).forEach(declaration -> names.add(declaration.name()));
        }
        return names;
    }

    /// Returns the variable as the compiler knows it; null if it has no field.
    @Nullable
    Variable variable(Declaration declaration) {
        var field = declaration.snippet().field();
        return field == null ? null : code.variable(field.className(), field.member(), declaration.cell());
    }

    /// Returns the place where a snippet stands: its first line.
    Place place(int index, ReplayedSnippet snippet) {
        return place(index, snippet.span().line());
    }

    Place place(Declaration declaration) {
        return place(declaration.cell(), declaration.snippet());
    }

    /// Returns a whole line of a cell.
    ///
    /// @param line 1-based; a line that is not there counts as the first
    Place place(int index, int line) {
        var lines = all.get(index).source().split("\n", -1);
        int known = line >= 1 && line <= lines.length ? line : 1;
        var text = lines[known - 1];
        int column = text.length() - text.stripLeading().length() + 1;
        return Place.onLine(
                all.get(index).id(),
                index,
                known,
                column,
                Math.max(1, text.strip().length()));
    }

    /// Returns the place of the first directive of `kind` in the cell, else of its first line.
    Place place(ReplayedCell cell, Class<? extends Directive> kind) {
        return cell.directives().placed().stream()
                .filter(placed -> kind.isInstance(placed.directive()))
                .map(placed -> placed.place())
                .findFirst()
                .orElseGet(() -> place(cell.cell().index(), 1));
    }

    /// Returns `cell 7`, as messages name the cell at `index`.
    static String word(int index) {
        return "cell " + (index + 1);
    }

    boolean isMarkdown(int index) {
        return all.get(index).kind() == CellKind.MARKDOWN;
    }
}
