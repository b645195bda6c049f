package dev.slipway.kernel.table;

import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// Which rows of a table some filters keep. One use each.
final class Filters {
    private final Rows rows;
    private final List<IntPredicate> tests = new ArrayList<>();

    private Filters(Rows rows) {
        this.rows = rows;
    }

    /// @throws IOException if a filter names a column that is not there
    static Filters of(Rows rows, List<Filter> filters) throws IOException {
        var made = new Filters(rows);
        for (var filter : filters) {
            made.tests.add(made.test(filter));
        }
        return made;
    }

    private IntPredicate test(Filter filter) throws IOException {
        return switch (filter) {
            case Filter.Between between -> between(between);
            case Filter.OneOf(var column, var values) -> {
                Tables.check(rows, column);
                var wanted = new HashSet<>(values);
                yield row -> wanted.contains(rows.text(row, column));
            }
            case Filter.Contains(var column, var text) -> contains(column, text.toLowerCase(Locale.ROOT));
            case Filter.Missing(var column, var missing) -> {
                Tables.check(rows, column);
                yield row -> rows.isMissing(row, column) == missing;
            }
        };
    }

    private IntPredicate between(Filter.Between between) throws IOException {
        int column = between.column();
        Tables.check(rows, column);
        var lowest = between.low();
        var highest = between.high();
        double low = lowest == null ? Double.NEGATIVE_INFINITY : lowest;
        double high = highest == null ? Double.POSITIVE_INFINITY : highest;
        boolean withMissing = between.withMissing();
        return row -> {
            double value = rows.number(row, column);
            return Double.isNaN(value) ? withMissing : value >= low && value <= high;
        };
    }

    private IntPredicate contains(int column, String text) throws IOException {
        if (column >= 0) {
            Tables.check(rows, column);
            return row -> rows.text(row, column).toLowerCase(Locale.ROOT).contains(text);
        }
        int columns = rows.columns().size();
        return row -> {
            for (int i = 0; i < columns; i++) {
                if (rows.text(row, i).toLowerCase(Locale.ROOT).contains(text)) {
                    return true;
                }
            }
            return false;
        };
    }

    /// Returns the rows for which every filter holds, as they stand.
    int[] kept() {
        int count = rows.count();
        var kept = new int[count];
        int found = 0;
        for (int row = 0; row < count; row++) {
            if (holds(row)) {
                kept[found++] = row;
            }
        }
        return found == count ? kept : Arrays.copyOf(kept, found);
    }

    /// Returns the rows for which every filter holds in the order of `among`, which has all of them. The rows are gone
    /// through as they stand: a column that is read in another order comes from memory cell by cell.
    int[] kept(int[] among) {
        var holding = new BitSet(rows.count());
        for (int row = 0; row < rows.count(); row++) {
            if (holds(row)) {
                holding.set(row);
            }
        }
        var kept = new int[holding.cardinality()];
        int found = 0;
        for (int row : among) {
            if (holding.get(row)) {
                kept[found++] = row;
            }
        }
        return kept;
    }

    private boolean holds(int row) {
        for (var test : tests) {
            if (!test.test(row)) {
                return false;
            }
        }
        return true;
    }
}
