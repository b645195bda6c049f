package dev.slipway.desktop.data;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.table.Figures;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.util.Locale;
import javafx.scene.text.TextAlignment;

/// Draws the part of a table that is in sight.
final class GridPainter {
    static final double HEAD = 56;
    static final double ROW = 24;
    static final double NUMBERS = 94;
    private static final double PAD = 8;

    private final ExplorerViewModel explorer;
    private final GridLayout layout;
    private final GridSelection selection;

    GridPainter(ExplorerViewModel explorer, GridLayout layout, GridSelection selection) {
        this.explorer = explorer;
        this.layout = layout;
        this.selection = selection;
    }

    /// @param top the first row, with its fraction
    /// @param shift how far the columns are scrolled to the left
    void paint(Pen pen, double top, double shift) {
        int first = (int) top;
        int last = (int) Math.min(explorer.kept() - 1L, (long) (top + (pen.height() - HEAD) / ROW) + 1);
        int left = Math.max(0, layout.at(shift));
        double x = NUMBERS + layout.left(left) - shift;
        for (int column = left; column < layout.count() && x < pen.width(); column++) {
            column(pen, column, x, new int[] {first, last}, top);
            x += layout.width(column);
        }
        pen.box(0, 0, NUMBERS, pen.height(), Tone.GROUND_SUBTLE, 1);
        for (int row = first; row <= last; row++) {
            double y = HEAD + (row - top) * ROW;
            var number = explorer.number(row).map(at -> Words.count(at + 1L)).orElse("");
            pen.cell(number, new Area(PAD, y, NUMBERS - 2 * PAD, ROW), true, Tone.SUBTLE);
        }
        pen.box(0, 0, NUMBERS, HEAD, Tone.GROUND_SUBTLE, 1);
        pen.words("row", NUMBERS - PAD, 16, TextAlignment.RIGHT, Tone.MUTED);
        pen.down(NUMBERS - 1, 0, pen.height(), Tone.GRID);
        heads(pen, left, shift);
        pen.across(0, pen.width(), HEAD - 1, Tone.LINE);
    }

    private void column(Pen pen, int column, double x, int[] rows, double top) {
        double width = layout.width(column);
        var about = explorer.columns().get(column);
        boolean figure = GridLayout.isFigure(about.kind());
        for (int row = rows[0]; row <= rows[1]; row++) {
            double y = HEAD + (row - top) * ROW;
            if (selection.contains(row, column)) {
                pen.box(x, y, width, ROW, Tone.ACCENT_SOFT, 1);
            }
            var cell = explorer.cell(row, column);
            boolean missing = cell.isPresent() && cell.get().isEmpty();
            var words = missing
                    ? "missing"
                    : cell.map(text -> Figures.of(text, about.kind(), about.name()))
                            .orElse("·");
            pen.cell(
                    words,
                    new Area(x + PAD, y, width - 2 * PAD, ROW),
                    figure && !missing,
                    missing || cell.isEmpty() ? Tone.SUBTLE : Tone.TEXT);
            pen.across(x, x + width, y + ROW - 1, Tone.GRID);
            if (selection.isCurrent(row, column)) {
                pen.frame(new Area(x, y, width, ROW - 1), 2, Tone.ACCENT, 1);
            }
        }
        pen.down(x + width - 1, 0, pen.height(), Tone.GRID);
    }

    private void heads(Pen pen, int left, double shift) {
        double x = NUMBERS + layout.left(left) - shift;
        for (int column = left; column < layout.count() && x < pen.width(); column++) {
            double width = layout.width(column);
            double begin = Math.max(x, NUMBERS);
            boolean ordered = place(column) >= 0;
            pen.box(begin, 0, x + width - begin - 1, HEAD - 1, ordered ? Tone.ACCENT_SOFT : Tone.GROUND, 1);
            if (x + PAD >= NUMBERS) {
                head(pen, column, x, width);
            }
            x += width;
        }
    }

    private void head(Pen pen, int column, double x, double width) {
        var about = explorer.columns().get(column);
        int place = place(column);
        double room = width - 2 * PAD - (place < 0 ? 0 : 24);
        pen.cell(about.name(), new Area(x + PAD, 4, Math.max(8, room), 24), false, Tone.TEXT);
        if (place >= 0) {
            var by = explorer.order().get(place);
            var arrow = (by.descending() ? "↓" : "↑") + (explorer.order().size() > 1 ? " " + (place + 1) : "");
            pen.words(arrow, x + width - PAD, 16, TextAlignment.RIGHT, Tone.ACCENT);
        }
        var summary = explorer.summary(column);
        double missing = summary.isEmpty() || summary.get().rows() == 0
                ? 0
                : (double) summary.get().missing() / summary.get().rows();
        if (missing > 0 && width > 84) {
            pen.bar(new Area(x + PAD, 36, 36, 4), 2, Tone.LINE, 1);
            pen.bar(new Area(x + PAD, 36, Math.max(3, 36 * missing), 4), 2, Tone.WARNING, 1);
            pen.words(percent(missing), x + PAD + 42, 38, TextAlignment.LEFT, Tone.MUTED);
        } else {
            pen.words(Words.shorten(about.type(), (int) (room / 6)), x + PAD, 38, TextAlignment.LEFT, Tone.SUBTLE);
        }
    }

    private int place(int column) {
        return explorer.order().stream().map(Order::column).toList().indexOf(column);
    }

    static String percent(double share) {
        return share < 0.001 ? "<0.1\u00a0%" : String.format(Locale.ROOT, "%.1f\u00a0%%", share * 100);
    }
}
