package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.table.Figures;
import java.util.ArrayList;
import java.util.List;

/// How wide the columns of a grid are and where they begin. UI thread only. Unit: px.
final class GridLayout {
    private static final double NARROWEST = 72;
    private static final double WIDEST = 280;
    private static final double CHARACTER = 7.3;
    private static final double PADDING = 18;

    private final List<Double> widths = new ArrayList<>();

    /// Gives the columns that have no width yet one that fits head and first rows.
    void fit(ExplorerViewModel explorer) {
        for (int column = widths.size(); column < explorer.columns().size(); column++) {
            var about = explorer.columns().get(column);
            int longest = Math.max(about.name().length() + 3, about.type().length());
            for (int row = 0; row < 40; row++) {
                int length = explorer.cell(row, column)
                        .map(cell ->
                                Figures.of(cell, about.kind(), about.name()).length())
                        .orElse(0);
                longest = Math.max(longest, length);
            }
            widths.add(Math.ceil(Math.clamp(longest * CHARACTER + PADDING, NARROWEST, WIDEST)));
        }
    }

    /// Forgets all widths.
    void reset() {
        widths.clear();
    }

    int count() {
        return widths.size();
    }

    double width(int column) {
        return widths.get(column);
    }

    void resize(int column, double width) {
        widths.set(column, Math.clamp(width, 40, 900));
    }

    /// Returns where `column` begins, 0 for the first.
    double left(int column) {
        double left = 0;
        for (int i = 0; i < Math.min(column, widths.size()); i++) {
            left += widths.get(i);
        }
        return left;
    }

    double total() {
        return left(widths.size());
    }

    /// Returns the column at `x`, -1 if there is none.
    int at(double x) {
        double right = 0;
        for (int i = 0; i < widths.size(); i++) {
            right += widths.get(i);
            if (x < right) {
                return x < 0 ? -1 : i;
            }
        }
        return -1;
    }

    /// Returns the column whose right edge is at `x`, give or take a few px; -1 if there is none.
    int edge(double x) {
        double right = 0;
        for (int i = 0; i < widths.size(); i++) {
            right += widths.get(i);
            if (Math.abs(x - right) <= 4) {
                return i;
            }
        }
        return -1;
    }

    static boolean isFigure(Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.TIME;
    }
}
