package dev.slipway.desktop.matrix;

import dev.slipway.desktop.chart.Paper;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.Map;
import javafx.scene.text.TextAlignment;

/// Draws the tasks of runs as shapes: only the rows and columns that are in sight. Pure.
///
/// @param top the first row in sight, as `left` is the first column
/// @param at the cell one is at
record MatrixShape(TaskMatrix matrix, List<TaskMatrix.Row> rows, int top, int left, MatrixViewModel.Place at) {
    static final double ROW = 18;
    static final double HEAD = 28;

    private static final double NARROWEST = 18;
    private static final double WIDEST = 48;
    private static final double LETTER = 6.2;
    private static final double RADIUS = 4;

    /// Returns how wide the names of rows are, in a room so wide.
    static double names(double width) {
        return Math.clamp(width * 0.26, 140, 280);
    }

    /// Returns how wide a column is.
    double column(double width) {
        return Math.clamp((width - names(width)) / Math.max(1, matrix.runs().size()), NARROWEST, WIDEST);
    }

    /// Returns how many columns are in sight whole.
    int columns(double width) {
        return (int) Math.max(1, Math.floor((width - names(width)) / column(width)));
    }

    /// Returns how many rows are in sight whole.
    static int rows(double height) {
        return (int) Math.max(1, Math.floor((height - HEAD) / ROW));
    }

    /// Returns what lies at a point; -1 for what is not there.
    MatrixViewModel.Place find(double x, double y, double width) {
        int row = y < HEAD ? -1 : top + (int) ((y - HEAD) / ROW);
        int run = x < names(width) ? -1 : left + (int) ((x - names(width)) / column(width));
        return row < rows.size() && run < matrix.runs().size()
                ? new MatrixViewModel.Place(row, run)
                : MatrixViewModel.Place.NONE;
    }

    void paint(Paper paper) {
        double names = names(paper.width());
        double wide = column(paper.width());
        int lastRun = Math.min(matrix.runs().size(), left + columns(paper.width()) + 1);
        int lastRow = Math.min(rows.size(), top + rows(paper.height()) + 1);
        lit(paper, names, wide);
        heads(paper, names, wide, lastRun);
        for (int i = top; i < lastRow; i++) {
            var row = rows.get(i);
            double y = HEAD + (i - top + 0.5) * ROW;
            name(paper, row, y, names);
            for (int run = left; run < lastRun; run++) {
                var cell = row.cell(run);
                if (cell != null) {
                    double x = names + (run - left + 0.5) * wide;
                    int column = run;
                    paper.named(() -> words(row, column, cell.mark()), () -> shape(paper, cell.mark(), x, y));
                }
            }
        }
    }

    private String words(TaskMatrix.Row row, int run, Mark mark) {
        var name = row.item().isEmpty() ? row.step() : row.step() + ", " + row.item();
        return Facts.title(matrix.runs().get(run)) + "\n" + name + ": " + mark.word();
    }

    /// The row and column one is at.
    private void lit(Paper paper, double names, double wide) {
        if (at.row() >= top) {
            double y = HEAD + (at.row() - top) * ROW;
            paper.bar(new Area(0, y, paper.width(), ROW), 0, Tone.GROUND_SUBTLE, 1);
        }
        if (at.run() >= left) {
            double x = names + (at.run() - left) * wide;
            paper.bar(new Area(x, 0, wide, paper.height()), 0, Tone.GROUND_SUBTLE, 1);
            if (at.row() >= top) {
                paper.frame(new Area(x, HEAD + (at.row() - top) * ROW, wide, ROW), 3, Tone.ACCENT, 1);
            }
        }
    }

    /// Numbers of runs, as many as have room.
    private void heads(Paper paper, double names, double wide, int last) {
        int longest = matrix.runs().stream()
                .mapToInt(run -> Words.count(run.flow().number()).length())
                .max()
                .orElse(1);
        int every = (int) Math.ceil((longest * LETTER + 6) / wide);
        for (int run = left; run < last; run++) {
            if ((run - left) % every == 0 || run == at.run()) {
                var words = Words.count(matrix.runs().get(run).flow().number());
                double x = names + (run - left + 0.5) * wide;
                boolean isNear = run != at.run() && Math.abs(run - at.run()) < every && at.run() >= left;
                if (!isNear) {
                    paper.words(words, x, HEAD / 2, TextAlignment.CENTER, run == at.run() ? Tone.TEXT : Tone.MUTED);
                }
            }
        }
        paper.across(0, paper.width(), HEAD - 1, Tone.GRID);
    }

    private static void name(Paper paper, TaskMatrix.Row row, double y, double names) {
        boolean isStep = row.item().isEmpty();
        double x = isStep ? 16 : 32;
        int letters = (int) ((names - x - 8) / LETTER);
        paper.words(
                Words.shorten(isStep ? row.step() : row.item(), letters),
                x,
                y,
                TextAlignment.LEFT,
                isStep ? Tone.TEXT : Tone.MUTED);
    }

    /// Draws where a task stands: no two states have one shape.
    static void shape(Paper paper, Mark mark, double x, double y) {
        switch (mark) {
            case SUCCEEDED, FRESH, LIVE -> paper.disc(x, y, RADIUS, Tone.SUCCESS, 1);
            case REUSED -> ring(paper, x, y, Tone.SUCCESS);
            case RETRIED -> {
                paper.disc(x, y, RADIUS, Tone.WARNING, 1);
                paper.disc(x, y, 1.5, Tone.GROUND, 1);
            }
            case FAILED, LOST, REFUSED ->
                paper.bar(new Area(x - 6, y - 6, 12, 12), mark == Mark.LOST ? 6 : 2, Tone.DANGER, 1);
            case RUNNING -> ring(paper, x, y, Tone.ACCENT);
            case CANCELLED -> paper.bar(new Area(x - 5, y - 1, 10, 2), 0, Tone.MUTED, 1);
            case QUEUED, WAITING, PAUSED, NEVER_RUN, STALE, OUT_OF_ORDER -> paper.disc(x, y, 1.5, Tone.SUBTLE, 1);
            case SKIPPED -> {
                paper.disc(x - 3, y, 1, Tone.SUBTLE, 1);
                paper.disc(x + 3, y, 1, Tone.SUBTLE, 1);
            }
        }
        if (mark == Mark.RUNNING) {
            paper.disc(x, y, 1.5, Tone.ACCENT, 1);
        }
    }

    private static void ring(Paper paper, double x, double y, Tone tone) {
        paper.disc(x, y, RADIUS + 0.5, tone, 1);
        paper.disc(x, y, RADIUS - 1, Tone.GROUND, 1);
    }

    /// Draws what the shapes mean, with how many there are.
    ///
    /// @param y the middle of the line
    static void key(Paper paper, Map<Mark, Integer> counts, double y) {
        double x = 16;
        for (var count : counts.entrySet()) {
            var words = Words.count(count.getValue()) + " " + count.getKey().word();
            if (x + 18 + words.length() * LETTER > paper.width()) {
                return;
            }
            shape(paper, count.getKey(), x + 5, y);
            paper.words(words, x + 16, y, TextAlignment.LEFT, Tone.MUTED);
            x += 16 + words.length() * LETTER + 20;
        }
    }
}
