package dev.slipway.features;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// What cells are worth, whatever the type of their column. Stateless.
final class Cells {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private Cells() {}

    /// Returns the column `name` of `table`, in any case.
    ///
    /// @throws IllegalArgumentException if there is none, naming those there are
    static Column<?> column(Table table, String name) {
        for (var column : table.columns()) {
            if (column.name().equalsIgnoreCase(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException("there is no column " + name + " in " + title(table) + ". It has "
                + String.join(", ", table.columnNames()) + ".");
    }

    static String title(Table table) {
        return table.name() == null || table.name().isBlank() ? "the table" : table.name();
    }

    /// Returns the cells in `rows`, -1 for a missing one, in a new column.
    static <T> Column<?> gather(Column<T> column, int[] rows, String name) {
        var gathered = column.emptyCopy();
        gathered.setName(name);
        for (int row : rows) {
            if (row < 0) {
                gathered.appendMissing();
            } else {
                gathered.append(column, row);
            }
        }
        return gathered;
    }

    /// Returns the rows of a table in a new one.
    static Table gather(Table table, int[] rows) {
        return Table.create(
                title(table),
                table.columns().stream()
                        .map(column -> gather(column, rows, column.name()))
                        .toArray(Column<?>[]::new));
    }

    /// Returns numbers and times as numbers, days and seconds since 1970; NaN where missing. Null for texts and truths.
    static double @Nullable [] numbers(Column<?> column) {
        var values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            if (column.isMissing(row)) {
                values[row] = Double.NaN;
                continue;
            }
            switch (column) {
                case NumericColumn<?> numbers -> values[row] = numbers.getDouble(row);
                case DateColumn dates -> values[row] = dates.get(row).toEpochDay();
                case DateTimeColumn times ->
                    values[row] = times.get(row).toInstant(ZoneOffset.UTC).toEpochMilli() / 1e3;
                case InstantColumn times -> values[row] = times.get(row).toEpochMilli() / 1e3;
                case TimeColumn times -> values[row] = times.get(row).toNanoOfDay() / 1e9;
                default -> {
                    return null;
                }
            }
        }
        return values;
    }

    /// Tells whether the cells are times or days.
    static boolean isTime(Column<?> column) {
        return column instanceof DateColumn || column instanceof DateTimeColumn || column instanceof InstantColumn;
    }

    /// Returns a number for each cell, the same for equal ones, 0 and up in the order they first appear; a missing cell
    /// has one as well.
    static int[] codes(Column<?> column) {
        Map<Object, Integer> known = new HashMap<>();
        var codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            Object cell = column.isMissing(row) ? Cells.class : column.get(row);
            codes[row] = known.computeIfAbsent(cell, _ -> known.size());
        }
        return codes;
    }

    /// Returns how many codes there are.
    static int count(int[] codes) {
        int most = -1;
        for (int code : codes) {
            most = Math.max(most, code);
        }
        return most + 1;
    }

    /// Returns a hash of a cell that is the same in every process.
    static long hash(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return PRIME;
        }
        return switch (column) {
            case DoubleColumn numbers -> mixed(Double.doubleToLongBits(numbers.getDouble(row) + 0.0));
            case FloatColumn numbers -> mixed(Double.doubleToLongBits(numbers.getDouble(row) + 0.0));
            case NumericColumn<?> _ -> mixed(whole(column, row));
            case BooleanColumn truths -> mixed(truths.getByte(row) + 2L);
            case DateColumn dates -> mixed(dates.getIntInternal(row));
            case TimeColumn times -> mixed(times.getIntInternal(row));
            case DateTimeColumn times -> mixed(times.getLongInternal(row));
            case InstantColumn times -> mixed(times.getLongInternal(row));
            case StringColumn texts -> text(texts.get(row));
            default -> text(column.getString(row));
        };
    }

    /// Returns a cell of a column of whole numbers.
    static long whole(Column<?> column, int row) {
        return switch (column) {
            case ShortColumn numbers -> numbers.getShort(row);
            case IntColumn numbers -> numbers.getInt(row);
            case LongColumn numbers -> numbers.getLong(row);
            default -> throw new AssertionError("no whole numbers: " + column.type());
        };
    }

    private static long text(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 * 1_000_003 + text.charAt(i);
        }
        return mixed(hash);
    }

    /// Source: the finaliser of SplitMix64.
    static long mixed(long value) {
        long hash = value + PRIME;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    /// Returns a hash of names, types and cells.
    static long hash(Table table) {
        long hash = table.rowCount();
        for (var column : table.columns()) {
            hash = mixed(hash ^ text(column.name() + " " + column.type().name()));
            for (int row = 0; row < column.size(); row++) {
                hash = hash * PRIME + hash(column, row);
            }
        }
        return mixed(hash);
    }
}
