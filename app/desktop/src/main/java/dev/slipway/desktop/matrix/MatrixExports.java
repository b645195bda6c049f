package dev.slipway.desktop.matrix;

import dev.slipway.desktop.chart.SvgPaper;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import java.util.List;

/// Tasks of runs for other programs. Pure.
///
/// @param rows those that are shown; copied
record MatrixExports(TaskMatrix matrix, List<TaskMatrix.Row> rows) {
    /// Most cells of a picture: each is a shape of its own.
    static final long MOST = 100_000;

    private static final double NAMES = 280;
    private static final double COLUMN = 18;
    private static final double KEY = 24;

    MatrixExports {
        rows = List.copyOf(rows);
    }

    /// Tells whether it is few enough for a picture.
    boolean isDrawable() {
        return (long) rows.size() * matrix.runs().size() <= MOST;
    }

    /// Returns all of these rows and all columns as SVG, with what the shapes mean below.
    String svg() {
        return svg("");
    }

    /// @param which says after the number of rows which they are; empty for nothing
    String svg(String which) {
        int runs = matrix.runs().size();
        double width = NAMES / 0.26 > NAMES + runs * COLUMN ? NAMES / 0.26 : NAMES + runs * COLUMN;
        double height = MatrixShape.HEAD + rows.size() * MatrixShape.ROW;
        var title = "Tasks of " + Words.count(runs, "run") + ", " + Words.count(rows.size(), "row") + which;
        var shape = new MatrixShape(matrix, rows, 0, 0, MatrixViewModel.Place.NONE);
        return SvgPaper.of(title, width, height + KEY, paper -> {
            shape.paint(paper);
            MatrixShape.key(paper, matrix.counts(rows), height + KEY / 2);
        });
    }

    /// Returns a line a row and a column a run, states as words, as RFC 4180 has it.
    String csv() {
        var text = new StringBuilder("step,item");
        matrix.runs().forEach(run -> text.append(',').append(quoted(Facts.title(run))));
        text.append("\r\n");
        for (var row : rows) {
            text.append(quoted(row.step())).append(',').append(quoted(row.item()));
            for (int run = 0; run < matrix.runs().size(); run++) {
                var cell = row.cell(run);
                text.append(',').append(cell == null ? "" : cell.mark().word());
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String quoted(String value) {
        boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
