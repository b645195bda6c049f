package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Kind;
import java.util.ArrayList;
import java.util.List;

/// How wide the columns of a grid are and where they begin; columns go by their places from the left, and those that
/// are pinned do not scroll. UI thread only. Unit: px.
final class GridLayout {
    private static final double NARROWEST = 72;
    private static final double WIDEST = 280;
    private static final double CHARACTER = 7.3;
    private static final double PADDING = 18;
    private static final double EDGE = 4;

    private final ColumnChoices choices;
    private final List<Double> widths = new ArrayList<>();

    GridLayout(ColumnChoices choices) {
        this.choices = choices;
    }

    /// Gives the columns that have no width yet one that fits head and first rows.
    void fit(ExplorerViewModel explorer) {
        if (widths.size() > explorer.columns().size()) {
            widths.clear();
        }
        for (int column = widths.size(); column < explorer.columns().size(); column++) {
            widths.add(fitting(explorer, column));
        }
    }

    private double fitting(ExplorerViewModel explorer, int column) {
        var about = explorer.columns().get(column);
        int longest = Math.max(about.name().length() + 3, about.type().length());
        for (int row = 0; row < 40; row++) {
            int length = explorer.cell(row, column)
                    .map(cell -> choices.shown(cell, column, about).length())
                    .orElse(0);
            longest = Math.max(longest, length);
        }
        return Math.ceil(Math.clamp(longest * CHARACTER + PADDING, NARROWEST, WIDEST));
    }

    /// Makes the column at `place` as wide as it needs to be, if it is narrower.
    void widen(ExplorerViewModel explorer, int place) {
        int column = choices.column(place);
        widths.set(column, Math.max(widths.get(column), fitting(explorer, column)));
    }

    int count() {
        return Math.min(widths.size(), choices.count());
    }

    double width(int place) {
        return widths.get(choices.column(place));
    }

    void resize(int place, double width) {
        widths.set(choices.column(place), Math.clamp(width, 40, 900));
    }

    /// Returns where the column at `place` begins if nothing is scrolled, 0 for the first.
    double left(int place) {
        double left = 0;
        for (int i = 0; i < Math.min(place, count()); i++) {
            left += width(i);
        }
        return left;
    }

    /// Returns where the column at `place` begins when the others are scrolled by `shift`.
    double left(int place, double shift) {
        return left(place) - (place < choices.pinned() ? 0 : shift);
    }

    double total() {
        return left(count());
    }

    /// Returns how much room the pinned columns take.
    double pinned() {
        return left(choices.pinned());
    }

    /// Returns the first place that scrolls and is in sight.
    int first(double shift) {
        return Math.max(choices.pinned(), at(pinned(), shift));
    }

    /// Returns the place at `x` when the columns are scrolled by `shift`, -1 if there is none.
    int at(double x, double shift) {
        double within = x < pinned() ? x : x + shift;
        double right = 0;
        for (int i = 0; i < count(); i++) {
            right += width(i);
            if (within < right) {
                return within < 0 ? -1 : i;
            }
        }
        return -1;
    }

    /// Returns the place of the column whose right edge is at `x`, give or take a few px; -1 if there is none.
    int edge(double x, double shift) {
        for (int i = 0; i < count(); i++) {
            double right = left(i, shift) + width(i);
            boolean isCovered = i >= choices.pinned() && right < pinned();
            if (Math.abs(x - right) <= EDGE && !isCovered) {
                return i;
            }
        }
        return -1;
    }

    static boolean isFigure(Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.TIME;
    }
}
