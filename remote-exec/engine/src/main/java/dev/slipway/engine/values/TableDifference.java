package dev.slipway.engine.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a table differs from an earlier one, row by row with equal keys.
///
/// @param columns of both, in the order of the later table, then those that are gone; copied
/// @param key the columns that say which rows belong together; empty if rows are known by their place; copied
/// @param remark why the wanted key is none, empty if it is one
/// @param counts of rows
/// @param rows those that differ, in the order of the later table, then those that are gone, at most `MOST_ROWS`;
/// copied
/// @param shifts how the values of each common column are distributed, what changed most first; copied
public record TableDifference(
        List<Column> columns, List<String> key, String remark, Counts counts, List<Row> rows, List<Shift> shifts) {
    /// Most rows that are kept.
    public static final int MOST_ROWS = 1_000;

    public TableDifference {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        rows = List.copyOf(rows);
        shifts = List.copyOf(shifts);
    }

    /// A column of one table or both.
    ///
    /// @param before its type in the earlier table, empty if it is new
    /// @param after its type in the later table, empty if it is gone
    /// @param isNumber whether it holds numbers wherever it is
    /// @param differing in how many rows with equal keys its value differs
    public record Column(String name, String before, String after, boolean isNumber, int differing) {
        public boolean isNew() {
            return before.isEmpty();
        }

        public boolean isGone() {
            return after.isEmpty();
        }

        /// Tells whether both tables have it, of another type.
        public boolean isRetyped() {
            return !isNew() && !isGone() && !before.equals(after);
        }
    }

    /// @param before rows of the earlier table
    /// @param after rows of the later table
    /// @param added rows only the later one has
    /// @param removed rows only the earlier one has
    /// @param changed rows of both with another value
    public record Counts(int before, int after, int added, int removed, int changed) {
        /// Returns how many rows differ.
        public int differing() {
            return added + removed + changed;
        }
    }

    /// One row, a cell a column of `columns`.
    ///
    /// @param place 0-based, in the later table; in the earlier one if the row is gone
    /// @param before empty if the row is new; else null where the column is; copied
    /// @param after empty if the row is gone; else null where the column is; copied
    public record Row(int place, List<@Nullable Cell> before, List<@Nullable Cell> after) {
        public Row {
            before = Collections.unmodifiableList(new ArrayList<>(before));
            after = Collections.unmodifiableList(new ArrayList<>(after));
        }
    }

    /// @param text as a person reads it, empty if it is missing
    /// @param number of a column of numbers, else NaN
    public record Cell(String text, double number) {}

    /// How the values of one column are distributed.
    ///
    /// @param before how many values are in each bin; copied
    /// @param after likewise; copied
    /// @param labels a name a bin, or the two ends of an axis of numbers or times; copied
    /// @param psi population stability index: 0.1 is some shift, 0.25 much; NaN without rows
    public record Shift(
            String column, List<Integer> before, List<Integer> after, List<String> labels, Means means, double psi) {
        public Shift {
            before = List.copyOf(before);
            after = List.copyOf(after);
            labels = List.copyOf(labels);
        }
    }

    /// Means of a column of numbers, else NaN; and how many cells are missing.
    public record Means(double before, double after, int missingBefore, int missingAfter) {}

    /// Tells whether there is no difference.
    public boolean isEmpty() {
        return counts.differing() == 0
                && columns.stream().noneMatch(column -> column.isNew() || column.isGone() || column.isRetyped());
    }
}
