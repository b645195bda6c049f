package dev.slipway.engine.flow;

import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.engine.flow.code.Payload;
import dev.slipway.engine.flow.code.Reach.Variable;
import dev.slipway.kernel.directive.CellDirectives.Placed;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.Injection.Origin;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what linked steps keep: what later steps read, what `keep` names, and all variables of a step that nothing
/// reads. One thread at a time.
final class Keeping {
    private final NotebookCells cells;
    private final List<Draft> drafts;
    private final List<Problem> problems = new ArrayList<>();

    Keeping(NotebookCells cells, List<Draft> drafts) {
        this.cells = cells;
        this.drafts = drafts;
    }

    /// Completes what each step writes and returns what stands in the way.
    List<Problem> decide() {
        for (var draft : drafts) {
            draft.writes.keySet().forEach(name -> requireStorable(draft, name));
            if (!draft.isRead) {
                own(draft).values().forEach(declaration -> keepIfStorable(draft, declaration));
                draft.changed.keySet().stream()
                        .filter(declaration -> !draft.has(declaration.cell()))
                        .forEach(declaration -> keepChanged(draft, declaration));
            }
            for (var cell : draft.group().cells()) {
                for (var placed : cell.directives().placed()) {
                    if (placed.directive() instanceof Directive.Keep keep) {
                        keep.names().forEach(name -> keep(draft, name, placed));
                    }
                }
            }
        }
        return problems;
    }

    /// Returns the variables that the step's own cells declare, the last of each name.
    private Map<String, Declaration> own(Draft draft) {
        var own = new LinkedHashMap<String, Declaration>();
        for (var cell : draft.group().cells()) {
            for (var declaration : cells.declarations(cell.cell().index())) {
                if (!declaration.is(Origin.LOOP) && !declaration.is(Origin.GATHERED)) {
                    own.put(declaration.name(), declaration);
                }
            }
        }
        return own;
    }

    private void keepChanged(Draft draft, Declaration declaration) {
        var variable = variable(draft, declaration.name());
        if (variable != null && Payload.refusal(cells.code(), variable) == null) {
            draft.writes.putIfAbsent(declaration.name(), declaration.type());
        }
    }

    private void keepIfStorable(Draft draft, Declaration declaration) {
        var variable = variable(draft, declaration.name());
        if (variable == null || draft.writes.containsKey(declaration.name())) {
            return;
        }
        var refusal = Payload.refusal(cells.code(), variable);
        if (refusal == null) {
            draft.writes.put(declaration.name(), declaration.type());
        } else {
            problems.add(Problem.info(
                    "not-kept",
                    "Step " + draft.name() + " does not keep `" + declaration.name() + "` (" + declaration.type() + ", "
                            + NotebookCells.word(declaration.cell()) + "): " + refusal + ".",
                    "",
                    cells.place(declaration)));
        }
    }

    private void keep(Draft draft, String name, Placed placed) {
        var declaration = Optional.ofNullable(own(draft).get(name)).or(() -> foreign(draft, name));
        var variable = variable(draft, name);
        if (declaration.isEmpty() || variable == null) {
            return; // unknown names are told already; a loop variable is known without being kept
        }
        var refusal = Payload.refusal(cells.code(), variable);
        if (refusal == null) {
            draft.writes.putIfAbsent(name, declaration.get().type());
        } else {
            problems.add(Problem.error(
                    "unstorable",
                    "`" + name + "` (" + declaration.get().type() + ", "
                            + NotebookCells.word(declaration.get().cell()) + ") cannot be kept: " + refusal + ".",
                    "Remove it from the keep in " + placed.place().words() + ".",
                    placed.place()));
        }
    }

    private static Optional<Declaration> foreign(Draft draft, String name) {
        return draft.externals().stream()
                .map(Draft.External::declaration)
                .filter(declaration -> declaration.name().equals(name))
                .findFirst();
    }

    private void requireStorable(Draft draft, String name) {
        var variable = variable(draft, name);
        var refusal = variable == null ? null : Payload.refusal(cells.code(), variable);
        if (variable == null || refusal == null) {
            return;
        }
        var reader = reader(draft, name);
        var declaration = cells.declaration(variable.cell(), name);
        problems.add(Problem.error(
                "unstorable",
                "`" + name + "` (" + declaration.map(Declaration::type).orElse("Object") + ", "
                        + NotebookCells.word(variable.cell()) + ") is read by step " + reader
                        + ", but cannot be stored: " + refusal + ".",
                "Make it anew in step " + reader + ", or keep what it holds in a record, a collection or a table.",
                declaration.map(cells::place).orElseGet(() -> cells.place(variable.cell(), 1))));
    }

    private String reader(Draft from, String name) {
        return drafts.stream()
                .filter(draft -> draft.gathers.stream()
                                .anyMatch(gather -> gather.artifact().equals(name))
                        || draft.loops.stream().anyMatch(loop -> loop.over().equals(name))
                        || draft.reads.values().stream()
                                .anyMatch(read ->
                                        read.name().equals(name) && read.from().equals(from.name())))
                .filter(draft -> draft.position() > from.position())
                .map(Draft::name)
                .findFirst()
                .orElse("another");
    }

    private static @Nullable Variable variable(Draft draft, String name) {
        Variable last = null;
        for (var variable : draft.reach().declarations()) {
            if (variable.name().equals(name) && (last == null || variable.cell() >= last.cell())) {
                last = variable;
            }
        }
        return last;
    }
}
