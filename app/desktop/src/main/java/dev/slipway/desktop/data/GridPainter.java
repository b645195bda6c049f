package dev.slipway.desktop.data;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.text.TextAlignment;

/// Draws the part of a table that is in sight.
final class GridPainter {
    static final double HEAD = 56;
    static final double ROW = 24;
    static final double NUMBERS = 94;
    private static final double PAD = 8;
    private static final double FIGURE = 7.2;

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
        int last = (int) Math.min(explorer.kept() - 1L, (long) (top + (pen.height() - body()) / ROW) + 1);
        var rows = new int[] {first, last};
        int pinned = explorer.choices().pinned();
        double x = NUMBERS + layout.left(layout.first(shift), shift);
        for (int place = layout.first(shift); place < layout.count() && x < pen.width(); place++) {
            column(pen, place, x, rows, top);
            x += layout.width(place);
        }
        if (pinned > 0) {
            pen.box(NUMBERS, 0, layout.pinned(), pen.height(), Tone.GROUND, 1);
        }
        for (int place = 0; place < Math.min(pinned, layout.count()); place++) {
            column(pen, place, NUMBERS + layout.left(place), rows, top);
        }
        pen.box(0, 0, NUMBERS, pen.height(), Tone.GROUND_SUBTLE, 1);
        for (int row = first; row <= last; row++) {
            double y = body() + (row - top) * ROW;
            var number = explorer.number(row).map(at -> Words.count(at + 1L)).orElse("");
            pen.cell(number, new Area(PAD, y, NUMBERS - 2 * PAD, ROW), true, Tone.SUBTLE);
        }
        pins(pen, shift);
        pen.box(0, 0, NUMBERS, HEAD, Tone.GROUND_SUBTLE, 1);
        pen.words("row", NUMBERS - PAD, 16, TextAlignment.RIGHT, Tone.MUTED);
        pen.down(NUMBERS - 1, 0, pen.height(), Tone.GRID);
        heads(pen, layout.first(shift), layout.count(), shift);
        heads(pen, 0, Math.min(pinned, layout.count()), 0);
        pen.across(0, pen.width(), HEAD - 1, Tone.LINE);
        if (pinned > 0) {
            pen.box(NUMBERS + layout.pinned() - 2, 0, 2, pen.height(), Tone.LINE, 1);
        }
    }

    private void column(Pen pen, int place, double x, int[] rows, double top) {
        double width = layout.width(place);
        int column = explorer.choices().column(place);
        for (int row = rows[0]; row <= rows[1]; row++) {
            double y = body() + (row - top) * ROW;
            if (selection.contains(row, place)) {
                pen.box(x, y, width, ROW, Tone.ACCENT_SOFT, 1);
            }
            cell(pen, column, explorer.cell(row, column), new Area(x, y, width, ROW));
            if (selection.isCurrent(row, place)) {
                pen.frame(new Area(x, y, width, ROW - 1), 2, Tone.ACCENT, 1);
            }
        }
        pen.down(x + width - 1, 0, pen.height(), Tone.GRID);
    }

    private void cell(Pen pen, int column, Optional<String> cell, Area at) {
        var about = explorer.columns().get(column);
        boolean figure = GridLayout.isFigure(about.kind());
        boolean missing = cell.isPresent() && cell.get().isEmpty();
        var words = missing
                ? "missing"
                : cell.map(text -> explorer.choices().shown(text, column, about))
                        .orElse("·");
        double room = at.width() - 2 * PAD;
        var area = new Area(at.x() + PAD, at.y(), room, ROW);
        if (missing) {
            pen.absent(words, area, figure);
        } else {
            pen.cell(figure ? fitting(words, room) : words, area, figure, cell.isEmpty() ? Tone.SUBTLE : Tone.TEXT);
        }
        pen.across(at.x(), at.x() + at.width(), at.y() + ROW - 1, Tone.GRID);
    }

    /// Returns where the rows begin that scroll. Unit: px.
    double body() {
        return HEAD + explorer.pins().count() * ROW;
    }

    /// Draws the rows that stay in sight.
    private void pins(Pen pen, double shift) {
        double y = HEAD;
        int first = layout.first(shift);
        for (int number : explorer.pins().numbers()) {
            pen.box(0, y, pen.width(), ROW, Tone.GROUND_SUBTLE, 1);
            pinned(pen, number, y, new int[] {first, layout.count()}, shift);
            pen.box(NUMBERS, y, layout.pinned(), ROW, Tone.GROUND_SUBTLE, 1);
            pinned(pen, number, y, new int[] {0, Math.min(explorer.choices().pinned(), layout.count())}, 0);
            pen.box(0, y, NUMBERS, ROW, Tone.GROUND_SUBTLE, 1);
            pen.cell(Words.count(number + 1L), new Area(PAD, y, NUMBERS - 2 * PAD, ROW), true, Tone.TEXT);
            y += ROW;
        }
        if (y > HEAD) {
            pen.box(0, y - 2, pen.width(), 2, Tone.LINE, 1);
        }
    }

    private void pinned(Pen pen, int number, double y, int[] places, double shift) {
        for (int place = places[0]; place < places[1]; place++) {
            double x = NUMBERS + layout.left(place, shift);
            if (x > pen.width()) {
                return;
            }
            int column = explorer.choices().column(place);
            cell(pen, column, explorer.pins().cell(number, column), new Area(x, y, layout.width(place), ROW));
            pen.down(x + layout.width(place) - 1, y, y + ROW, Tone.GRID);
        }
    }

    /// Returns a figure as far as there is room for it, from its end, and a sign that it goes on.
    private static String fitting(String figure, double room) {
        int most = (int) Math.max(1, room / FIGURE);
        return figure.length() <= most ? figure : "…" + figure.substring(figure.length() - most + 1);
    }

    private void heads(Pen pen, int from, int to, double shift) {
        double x = NUMBERS + layout.left(from, shift);
        double least = NUMBERS + (from < explorer.choices().pinned() ? 0 : layout.pinned());
        for (int place = from; place < to && x < pen.width(); place++) {
            double width = layout.width(place);
            double begin = Math.max(x, least);
            int column = explorer.choices().column(place);
            boolean ordered = place(column) >= 0;
            pen.box(begin, 0, x + width - begin - 1, HEAD - 1, ordered ? Tone.ACCENT_SOFT : Tone.GROUND, 1);
            if (x + PAD >= least) {
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
