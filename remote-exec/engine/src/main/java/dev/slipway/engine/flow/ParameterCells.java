package dev.slipway.engine.flow;

import dev.slipway.engine.flow.NotebookCells.Declaration;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.flow.code.Initialiser;
import dev.slipway.engine.flow.code.Reach;
import dev.slipway.engine.flow.code.Reach.Start;
import dev.slipway.engine.flow.code.StepCoder;
import dev.slipway.kernel.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The parameters of a notebook: variables of its parameters cells with constant initialisers. Other variables there
/// follow them. Immutable once made.
final class ParameterCells {
    private final NotebookCells cells;
    private final Outline outline;
    private final StepCoder coder;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Integer> cellOf = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private ParameterCells(NotebookCells cells, Outline outline, StepCoder coder) {
        this.cells = cells;
        this.outline = outline;
        this.coder = coder;
    }

    static ParameterCells of(NotebookCells cells, Outline outline, StepCoder coder) {
        var parameters = new ParameterCells(cells, outline, coder);
        for (var cell : cells.code(outline.skipped())) {
            if (outline.role(cell.cell().index()) == Outline.Role.PARAMETERS) {
                cells.declarations(cell.cell().index()).forEach(parameters::add);
            }
        }
        return parameters;
    }

    List<Parameter> all() {
        return List.copyOf(parameters.values());
    }

    List<Problem> problems() {
        return problems;
    }

    /// Tells whether the variable is a parameter, not one that follows others.
    boolean isParameter(int cell, String name) {
        return Integer.valueOf(cell).equals(cellOf.get(name));
    }

    private void add(Declaration declaration) {
        var entry = declaration.snippet().entry();
        var variable = cells.variable(declaration);
        if (entry == null || variable == null) {
            return;
        }
        int position = cells.position(declaration);
        var start = new Start(entry.className(), declaration.cell(), Start.order(declaration.cell(), position));
        var value = Initialiser.valueOf(cells.code(), start, entry.member(), variable.descriptor());
        var name = declaration.name();
        if (value.isPresent()) {
            var before = cellOf.putIfAbsent(name, declaration.cell());
            if (before != null) {
                problems.add(Problem.error(
                        "repeated-parameter",
                        "The parameter `" + name + "` is declared in " + NotebookCells.word(before) + " and again in "
                                + NotebookCells.word(declaration.cell()) + ".",
                        "Remove one of them.",
                        cells.place(declaration)));
                return;
            }
            var choices = cells.code().constantsOf(variable.descriptor(), declaration.cell());
            parameters.put(
                    name, new Parameter(name, declaration.type(), value.get().json(), choices));
        } else if (!follows(coder.reach(Set.of(start), Set.of()), declaration)) {
            problems.add(Problem.error(
                    "parameter-default",
                    "The default of the parameter `" + name + "` (" + NotebookCells.word(declaration.cell()) + ", line "
                            + declaration.snippet().span().line() + ") is not a constant.",
                    "Use a literal, a constant expression, an enum constant, or List.of, Map.of, a record or parse of"
                            + " such; or move the variable to a cell below.",
                    cells.place(declaration)));
        }
    }

    /// Tells whether the initialiser uses another variable of a parameters cell.
    private boolean follows(Reach reach, Declaration declaration) {
        return reach.declarations().stream()
                .anyMatch(used -> outline.role(used.cell()) == Outline.Role.PARAMETERS
                        && !(used.cell() == declaration.cell() && used.name().equals(declaration.name())));
    }
}
