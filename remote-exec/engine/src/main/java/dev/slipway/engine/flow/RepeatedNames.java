package dev.slipway.engine.flow;

import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.Replay.Kind;
import dev.slipway.kernel.replay.Replay.ReplayedSnippet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Finds names that one cell declares twice where only the second can be seen in the compiled classes. Stateless.
final class RepeatedNames {
    private RepeatedNames() {}

    static List<Problem> of(NotebookCells cells, Outline outline) {
        var problems = new ArrayList<Problem>();
        for (var cell : cells.code(outline.skipped())) {
            int index = cell.cell().index();
            var counts = new HashMap<String, Integer>();
            for (var snippet : cell.snippets()) {
                boolean declares =
                        snippet.kind() == Kind.VARIABLE || snippet.kind() == Kind.METHOD || snippet.kind() == Kind.TYPE;
                int count = declares ? counts.merge(snippet.name(), 1, Integer::sum) : 0;
                if (count > 1 && cells.code().declarationsIn(index, snippet.name()) < count) {
                    problems.add(problem(cells, index, snippet));
                }
            }
        }
        return problems;
    }

    private static Problem problem(NotebookCells cells, int index, ReplayedSnippet snippet) {
        return Problem.error(
                "repeated-name",
                "Cell " + (index + 1) + " declares `" + snippet.name()
                        + "` twice, and a flow cannot tell the two apart.",
                "Give one of them another name, or put them into two cells.",
                cells.place(index, snippet));
    }
}
