package dev.slipway.desktop.matrix;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.matrix.TaskMatrix.Choice;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.RunHistory;
import java.io.IOException;
import java.util.List;

/// The tasks of runs as a part of a page. Pure but for what it reads.
public final class MatrixReport {
    /// Most cells of a page's picture: each is a shape with its words.
    static final long MOST = 20_000;

    private MatrixReport() {}

    /// Returns the tasks of these runs as SVG: all; where that is too much the rows that did not go alike, else those
    /// that failed; or a sentence that there are too many. Does I/O.
    public static String of(RunHistory history, List<RunId> runs) throws IOException {
        var matrix = TaskMatrix.read(history, runs);
        if (matrix.rows().isEmpty()) {
            return "These runs have no tasks.";
        }
        for (var choice : List.of(Choice.ALL, Choice.MIXED, Choice.FAILED)) {
            var rows = matrix.shown(choice);
            var exports = new MatrixExports(matrix, rows);
            if (!rows.isEmpty() && (long) rows.size() * matrix.runs().size() <= MOST) {
                return exports.svg(choice == Choice.ALL ? "" : ", only those " + choice.meaning());
            }
        }
        return Words.count(matrix.rows().size(), "row") + " of tasks are too many for a page. Save them from their "
                + "own screen (t).";
    }
}
