package dev.slipway.desktop.data;

/// Which cells of a grid are selected: a rectangle, and the cell one is at. UI thread only.
final class GridSelection {
    private int row;
    private int column;
    private int anchorRow;
    private int anchorColumn;

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    /// Goes to a cell; the rectangle then reaches there if `extending`.
    void go(int toRow, int toColumn, boolean extending) {
        row = toRow;
        column = toColumn;
        if (!extending) {
            anchorRow = row;
            anchorColumn = column;
        }
    }

    boolean isCurrent(int atRow, int atColumn) {
        return atRow == row && atColumn == column;
    }

    boolean contains(int atRow, int atColumn) {
        return atRow >= top() && atRow <= bottom() && atColumn >= left() && atColumn <= right();
    }

    int top() {
        return Math.min(row, anchorRow);
    }

    int bottom() {
        return Math.max(row, anchorRow);
    }

    int left() {
        return Math.min(column, anchorColumn);
    }

    int right() {
        return Math.max(column, anchorColumn);
    }
}
