package dev.slipway.duckdb;

import java.math.BigDecimal;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Whole numbers of a text file that are so long that their column, of type DOUBLE, holds another number. Stateless.
final class Rounded {
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
    private static final double LARGEST_EXACT = 1L << 53;

    private Rounded() {}

    /// Says so where a column does not hold what was written.
    ///
    /// @param texts gives the column as it is written; asked only where the numbers are that large
    static void note(Column<?> column, Supplier<Column<?>> texts) {
        if (!(column instanceof DoubleColumn numbers) || !isLarge(numbers)) {
            return;
        }
        if (!(texts.get() instanceof StringColumn written)) {
            return;
        }
        for (int row = 0; row < numbers.size(); row++) {
            var text = written.get(row).strip();
            boolean isOther = WHOLE.matcher(text).matches()
                    && new BigDecimal(numbers.getDouble(row)).compareTo(new BigDecimal(text)) != 0;
            if (isOther) {
                System.err.println("Column " + column.name() + ": a DOUBLE holds " + text + " in row " + (row + 1)
                        + " only rounded. To keep its digits, read it as text with %%sql: SELECT * FROM"
                        + " read_csv('file', all_varchar = true).");
                return;
            }
        }
    }

    private static boolean isLarge(DoubleColumn numbers) {
        for (int row = 0; row < numbers.size(); row++) {
            double number = Math.abs(numbers.getDouble(row));
            if (number > LARGEST_EXACT && !Double.isInfinite(number)) {
                return true;
            }
        }
        return false;
    }
}
