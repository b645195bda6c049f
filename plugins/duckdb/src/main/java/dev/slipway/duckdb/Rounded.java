package dev.slipway.duckdb;

import java.math.BigDecimal;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// What is written in a text file where the column that is made of it holds another number: digits that a DOUBLE does
/// not hold, commas that do not part thousands, Tablesaw's mark for missing. Stateless.
final class Rounded {
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
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

    /// Says so where Tablesaw's parser made something else of a text than a person would.
    static void noteParsed(StringColumn written, Column<?> made) {
        if (!(made instanceof NumericColumn<?> numbers)) {
            return;
        }
        for (int row = 0; row < numbers.size(); row++) {
            var text = written.get(row).strip();
            if (numbers.isMissing(row) && WHOLE.matcher(text).matches()) {
                say(made, row, text, "is Tablesaw's mark for missing");
                return;
            }
            if (text.indexOf(',') >= 0 && !THOUSANDS.matcher(text).matches()) {
                say(made, row, text, "was read as " + numbers.getString(row) + ", its comma as one between thousands");
                return;
            }
        }
    }

    private static void say(Column<?> column, int row, String text, String what) {
        System.err.println("Column " + column.name() + ": " + text + " in row " + (row + 1) + " " + what
                + ". To have it as it is written, read it as text with %%sql: SELECT * FROM"
                + " read_csv('file', all_varchar = true).");
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
