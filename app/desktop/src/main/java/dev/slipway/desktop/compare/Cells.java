package dev.slipway.desktop.compare;

import dev.slipway.desktop.compare.Table.Cell;
import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/// The cells of one row, a run each, put into words when asked for: of thousands only those in view are. Immutable.
public final class Cells extends AbstractList<Cell> implements RandomAccess {
    private final int size;
    private final IntToDoubleFunction numbers;
    private final IntFunction<Cell> words;

    /// @param numbers returns the value at a place, NaN where it is none
    /// @param words returns the cell at a place; both the same each time
    Cells(int size, IntToDoubleFunction numbers, IntFunction<Cell> words) {
        this.size = size;
        this.numbers = numbers;
        this.words = words;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Cell get(int index) {
        return words.apply(index);
    }

    /// Returns the value at a place without its words, NaN where it is none.
    public double number(int index) {
        return numbers.applyAsDouble(index);
    }
}
