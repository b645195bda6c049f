package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Analysis.Binding;
import dev.slipway.kernel.analysis.Analysis.What;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds names that a step in a loop reads and then declares anew: a kernel, which runs it for one element after the
/// other, would read from the second on what the one before declared; a task of a flow never does. Stateless.
final class LoopNames {
    private LoopNames() {}

    /// Returns an error for each such name.
    static List<Problem> of(Replay replay, Bindings found, FanOuts fanOuts, StepNames steps) {
        Map<Integer, ReplayedCell> cells = new HashMap<>();
        replay.cells().forEach(cell -> cells.put(cell.cell().index(), cell));
        var problems = new LinkedHashMap<String, Problem>();
        for (var binding : found.bindings()) {
            var step = steps.of(binding.reader());
            boolean isInLoop = !fanOuts.of(binding.reader()).isEmpty();
            var definer = cells.get(binding.definer());
            if (isInLoop && step != null && definer != null && !step.equals(steps.of(binding.definer()))) {
                for (var again : within(step, binding.reader(), replay, steps)) {
                    again.snippets().stream()
                            .filter(snippet -> isAnew(snippet, binding, definer))
                            .findFirst()
                            .ifPresent(
                                    snippet -> problems.putIfAbsent(binding.name(), problem(binding, again, snippet)));
                }
            }
        }
        return List.copyOf(problems.values());
    }

    /// Returns the cells of the step from `first` on, and those of no step between them.
    private static List<ReplayedCell> within(String step, int first, Replay replay, StepNames steps) {
        var cells = new ArrayList<ReplayedCell>();
        var between = new ArrayList<ReplayedCell>();
        for (var cell : replay.cells()) {
            int index = cell.cell().index();
            if (index >= first) {
                between.add(cell);
                if (step.equals(steps.of(index))) {
                    cells.addAll(between);
                    between.clear();
                }
            }
        }
        return cells;
    }

    private static boolean isAnew(ReplayedSnippet snippet, Binding binding, ReplayedCell definer) {
        if (!snippet.name().equals(binding.name())) {
            return false;
        }
        return switch (snippet.kind()) {
            case VARIABLE -> binding.what() == What.VARIABLE;
            case TYPE -> binding.what() == What.TYPE;
            case METHOD ->
                binding.what() == What.METHOD
                        && methods(definer, binding.name())
                                .anyMatch(each -> parameters(each).equals(parameters(snippet)));
            case IMPORT, STATEMENT, EXPRESSION -> false;
        };
    }

    private static Stream<ReplayedSnippet> methods(ReplayedCell cell, String name) {
        return cell.snippets().stream()
                .filter(snippet ->
                        snippet.kind() == Kind.METHOD && snippet.name().equals(name));
    }

    /// Returns the types of a method's parameters as they stand in its text.
    private static List<String> parameters(ReplayedSnippet method) {
        var text = method.span().text();
        int from = text.indexOf('(', Math.max(0, text.indexOf(method.name()))) + 1;
        int to = text.indexOf(')', from);
        var all = to < 0 ? "" : text.substring(from, to).strip();
        return Stream.of(all.split(","))
                .map(one -> one.strip().replaceAll("\\s+\\w+$", ""))
                .toList();
    }

    private static Problem problem(Binding binding, ReplayedCell again, ReplayedSnippet snippet) {
        int index = again.cell().index();
        int line = snippet.span().line();
        var lines = again.cell().source().split("\n", -1);
        int length = line <= lines.length ? Math.max(1, lines[line - 1].length()) : 1;
        return Problem.error(
                CellGraph.REDECLARED_IN_LOOP,
                "Cell " + (index + 1) + " declares " + binding.name() + " anew in a loop in which cell "
                        + (binding.reader() + 1) + " reads that of cell " + (binding.definer() + 1)
                        + ": from the second element on it would read the other.",
                "Give it another name in cell " + (index + 1)
                        + (index == binding.reader()
                                ? "."
                                : ", or declare it in a step of its own: add //| step: NAME above it."),
                Place.onLine(again.cell().id(), index, Math.min(line, lines.length), 1, length));
    }
}
