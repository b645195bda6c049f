package dev.slipway.engine.flow;

import dev.slipway.kernel.analysis.Analysis;
import dev.slipway.kernel.dialect.TestMethods;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Cells that are not part of the flow. Stateless.
final class SkippedCells {
    private SkippedCells() {}

    /// Tells whether a skipped cell declares anew what a cell above it declares, so that the code below it was compiled
    /// against the wrong one.
    static boolean shadow(NotebookCells cells, Outline outline) {
        var names = new TreeSet<String>();
        for (var cell : cells.code(Set.of())) {
            var own = names(cell);
            if (outline.skipped().contains(cell.cell().index())) {
                if (own.stream().anyMatch(names::contains)) {
                    return true;
                }
            } else {
                names.addAll(own);
            }
        }
        return false;
    }

    private static List<String> names(ReplayedCell cell) {
        return cell.snippets().stream()
                .map(snippet -> snippet.name())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// Returns the cells with nothing in those that are skipped.
    static List<SourceCell> without(List<SourceCell> cells, Outline outline) {
        return cells.stream()
                .map(cell -> outline.skipped().contains(cell.index())
                        ? new SourceCell(cell.id(), cell.index(), cell.kind(), "//| skip", cell.tags())
                        : cell)
                .toList();
    }

    /// Returns an error for each use of what only skipped cells define.
    static List<Problem> problems(NotebookCells cells, Outline outline, Analysis analysed) {
        var problems = new ArrayList<Problem>();
        for (var binding : analysed.bindings()) {
            boolean isUsed = outline.skipped().contains(binding.definer())
                    && !outline.skipped().contains(binding.reader());
            if (isUsed && !isDefinedElsewhere(cells, outline, binding)) {
                problems.add(problem(cells, binding.reader(), binding.name(), binding.definer()));
            }
        }
        problems.addAll(unseen(cells, outline, analysed));
        return problems;
    }

    /// Returns a warning for each variable that a skipped cell changes or declares anew and a cell below it reads: the
    /// notebook reads it changed, a flow does not.
    private static List<Problem> unseen(NotebookCells cells, Outline outline, Analysis analysed) {
        var problems = new LinkedHashMap<String, Problem>();
        for (var change : analysed.changes()) {
            if (outline.skipped().contains(change.cell()) && !outline.skipped().contains(change.definer())) {
                analysed.bindings().stream()
                        .filter(binding -> binding.reader() > change.cell()
                                && binding.definer() == change.definer()
                                && binding.name().equals(change.name())
                                && !outline.skipped().contains(binding.reader()))
                        .findFirst()
                        .ifPresent(binding -> problems.putIfAbsent(
                                change.cell() + change.name(),
                                unseen(cells, change.cell(), change.name(), binding.reader())));
            }
        }
        for (var binding : analysed.bindings()) {
            boolean isSkipped = outline.skipped().contains(binding.definer())
                    && !outline.skipped().contains(binding.reader());
            if (isSkipped && isDefinedElsewhere(cells, outline, binding)) {
                problems.putIfAbsent(
                        binding.definer() + binding.name(),
                        unseen(cells, binding.definer(), binding.name(), binding.reader()));
            }
        }
        return List.copyOf(problems.values());
    }

    private static Problem unseen(NotebookCells cells, int skipped, String name, int reader) {
        return Problem.warning(
                "change-skipped",
                "Cell " + (skipped + 1) + " gives `" + name + "` another value, which cell " + (reader + 1)
                        + " reads in the notebook and not in a flow: " + why(cells, skipped) + ".",
                hint(cells, skipped) + ", or use another name there.",
                cells.place(skipped, 1));
    }

    private static boolean isDefinedElsewhere(NotebookCells cells, Outline outline, Analysis.Binding binding) {
        return cells.code(outline.skipped()).stream()
                .filter(cell -> cell.cell().index() < binding.reader())
                .anyMatch(cell -> names(cell).contains(binding.name()));
    }

    static Problem problem(NotebookCells cells, int reader, String name, int definer) {
        return Problem.error(
                "reads-skipped",
                "Cell " + (reader + 1) + " uses `" + name + "`, which only " + NotebookCells.word(definer)
                        + " defines, and " + why(cells, definer) + ".",
                hint(cells, definer) + ", or skip " + NotebookCells.word(reader) + " too.",
                cells.place(reader, 1));
    }

    private static boolean hasTests(NotebookCells cells, int index) {
        return cells.code(Set.of()).stream()
                .anyMatch(cell -> cell.cell().index() == index && TestMethods.areIn(cell.cell()));
    }

    private static String why(NotebookCells cells, int skipped) {
        return NotebookCells.word(skipped)
                + (hasTests(cells, skipped) ? " has tests, which a flow leaves out" : " is skipped");
    }

    private static String hint(NotebookCells cells, int skipped) {
        return hasTests(cells, skipped)
                ? "Keep the tests of " + NotebookCells.word(skipped) + " in a cell of their own"
                : "Remove //| skip from " + NotebookCells.word(skipped);
    }
}
