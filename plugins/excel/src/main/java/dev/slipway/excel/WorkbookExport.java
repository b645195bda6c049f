package dev.slipway.excel;

import dev.slipway.tablesaw.TableExport;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// Tables as workbooks of one sheet. What a workbook cannot hold as it is, is refused with its place. Stateless.
///
/// Source of the limits: Excel specifications and limits, Microsoft 365: rows, columns, characters in a cell, dates.
public final class WorkbookExport implements TableExport {
    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_NAME = 31;
    private static final long LARGEST_WHOLE = 1L << 53;
    /// Before this day Excel counts a day that never was.
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int FLUSHED_ROWS = 1_000;

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public void write(Table table, OutputStream out) throws IOException {
        if (table.rowCount() >= MOST_ROWS || table.columnCount() > MOST_COLUMNS) {
            throw new IOException("a sheet holds " + (MOST_ROWS - 1) + " rows and " + MOST_COLUMNS
                    + " columns, and the table has " + table.rowCount() + " and " + table.columnCount()
                    + ". Write CSV or Parquet.");
        }
        for (var column : table.columns()) {
            check(column.name(), column.name(), -1);
            for (int row = 0; row < column.size(); row++) {
                check(column, row);
            }
        }
        var workbook = new Workbook(out, "Slipway", "1.0");
        var sheet = workbook.newWorksheet(name(table));
        for (int at = 0; at < table.columnCount(); at++) {
            sheet.value(0, at, table.column(at).name());
            sheet.style(0, at).bold().set();
        }
        for (int row = 0; row < table.rowCount(); row++) {
            for (int at = 0; at < table.columnCount(); at++) {
                if (!table.column(at).isMissing(row)) {
                    put(sheet, row, at, table.column(at));
                }
            }
            if (row % FLUSHED_ROWS == 0) {
                sheet.flush();
            }
        }
        workbook.finish();
    }

    private static String name(Table table) {
        var name = table.name() == null
                ? ""
                : table.name().replaceAll("[\\\\/?*\\[\\]:\\p{Cntrl}']", " ").strip();
        var plain = name.isEmpty() ? "Table" : name;
        return plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    private static void check(Column<?> column, int row) throws IOException {
        if (column.isMissing(row)) {
            return;
        }
        switch (column) {
            case LongColumn longs
            when Math.abs(longs.getLong(row)) > LARGEST_WHOLE ->
                throw refused(column.name(), row, longs.getLong(row) + ", which a workbook would round");
            case NumericColumn<?> numbers
            when Double.isInfinite(numbers.getDouble(row)) ->
                throw refused(column.name(), row, "an infinite number, which a workbook has none of");
            case DateColumn dates -> check(column.name(), row, dates.get(row));
            case DateTimeColumn times ->
                check(column.name(), row, times.get(row).toLocalDate());
            case InstantColumn times ->
                check(column.name(), row, times.get(row).atZone(ZoneOffset.UTC).toLocalDate());
            case NumericColumn<?> _, BooleanColumn _, TimeColumn _ -> {
                // fits
            }
            default -> check(column.name(), column.getString(row), row);
        }
    }

    private static void check(String column, int row, LocalDate day) throws IOException {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw refused(
                    column,
                    row,
                    "the day " + day + ", and a workbook begins on " + FIRST_DAY + " and ends with " + LAST_DAY);
        }
    }

    private static void check(String column, String text, int row) throws IOException {
        if (text.length() > LONGEST_TEXT) {
            throw refused(column, row, text.length() + " characters, and a cell holds " + LONGEST_TEXT);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isAlone = Character.isSurrogate(c)
                    && !(Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1)))
                    && !(Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
            if ((c < ' ' && c != '\t' && c != '\n') || c == '\uFFFE' || c == '\uFFFF' || isAlone) {
                throw refused(
                        column, row, String.format("the character U+%04X, which a workbook has none of", (int) c));
            }
        }
    }

    private static IOException refused(String column, int row, String what) {
        return new IOException("column " + column + (row < 0 ? " has in its name " : " has in row " + (row + 1) + " ")
                + what + ". Write CSV or Parquet, or change it first.");
    }

    private static void put(Worksheet sheet, int row, int at, Column<?> column) {
        switch (column) {
            case NumericColumn<?> numbers -> sheet.value(row + 1, at, (Number) numbers.get(row));
            case BooleanColumn truths -> sheet.value(row + 1, at, truths.get(row));
            case DateColumn dates -> {
                sheet.value(row + 1, at, dates.get(row));
                sheet.style(row + 1, at).format("yyyy-mm-dd").set();
            }
            case DateTimeColumn times -> put(sheet, row, at, times.get(row));
            case InstantColumn times ->
                put(sheet, row, at, times.get(row).atZone(ZoneOffset.UTC).toLocalDateTime());
            case TimeColumn times -> {
                sheet.value(row + 1, at, times.get(row).toNanoOfDay() / 86_400e9);
                sheet.style(row + 1, at).format("hh:mm:ss.000").set();
            }
            default -> sheet.value(row + 1, at, column.getString(row));
        }
    }

    private static void put(Worksheet sheet, int row, int at, LocalDateTime time) {
        sheet.value(row + 1, at, time);
        sheet.style(row + 1, at).format("yyyy-mm-dd hh:mm:ss.000").set();
    }
}
