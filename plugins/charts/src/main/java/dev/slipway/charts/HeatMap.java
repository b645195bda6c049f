package dev.slipway.charts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cell for each pair of values of x and y, the deeper the larger its value: the mean of a column, or how many rows
/// there are. Immutable.
///
/// @param value null to count rows
/// @param rows those of the panel
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
record HeatMap(Field x, Field y, @Nullable Field value, int[] rows) implements Drawn {
    private static final double DEEPEST = 0.6;
    private static final double ROOM = 30;

    private static final class Cell {
        private final int row;
        private int count;
        private double sum;

        Cell(int row) {
            this.row = row;
        }
    }

    @Override
    public void widen(Extent xs, Extent ys) {
        xs.addLabels(x, rows);
        ys.addLabels(y, rows);
    }

    @Override
    public void draw(Panel panel) {
        var cells = cells();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var cell : cells.values()) {
            low = Math.min(low, mean(cell));
            high = Math.max(high, mean(cell));
        }
        low = value == null ? 0 : low;
        double width = panel.x().band();
        double height = panel.y().band();
        boolean isRoomy = (panel.isTurned() ? height : width) >= ROOM && (panel.isTurned() ? width : height) >= 14;
        for (var cell : cells.values()) {
            double u = panel.u(x, cell.row);
            double v = panel.v(y, cell.row);
            double share = high > low ? (mean(cell) - low) / (high - low) : 1;
            panel.rect(
                    u - width / 2 + 0.5,
                    v - height / 2 + 0.5,
                    u + width / 2 - 0.5,
                    v + height / 2 - 0.5,
                    Ink.SERIES.getFirst().at(DEEPEST * share),
                    tip(cell));
            if (isRoomy) {
                panel.centred(u, v, Numerals.rounded(mean(cell), 3));
            }
        }
    }

    private String tip(Cell cell) {
        return Tip.of(x.name(), x.label(cell.row))
                + Tip.of(y.name(), y.label(cell.row))
                + (value == null ? "" : Tip.of("mean " + value.name(), mean(cell)))
                + Tip.of("rows", cell.count);
    }

    private double mean(Cell cell) {
        return value == null ? cell.count : cell.sum / cell.count;
    }

    private Map<String, Cell> cells() {
        var cells = new LinkedHashMap<String, Cell>();
        for (int row : rows) {
            var along = x.label(row);
            var up = y.label(row);
            double number = value == null ? 0 : value.number(row);
            if (along != null && up != null && Double.isFinite(number)) {
                var cell = cells.computeIfAbsent(along + '\u0000' + up, _ -> new Cell(row));
                cell.count++;
                cell.sum += number;
            }
        }
        return cells;
    }
}
