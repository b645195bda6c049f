package dev.slipway.excel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// One sheet → a table. One use, one thread.
final class SheetTable {
    private final String place;
    private final List<SheetColumn> columns = new ArrayList<>();
    private int first = -1;
    private int rows;
    private int header;
    private int next = -1;

    private SheetTable(String place) {
        this.place = place;
    }

    /// @param place the sheet as a message names it
    /// @throws IOException if the sheet is empty, or a cell cannot be in a table, naming it
    static Table of(Sheet sheet, String place) throws IOException {
        var reading = new SheetTable(place);
        try (var rows = sheet.openStream()) {
            for (var all = rows.iterator(); all.hasNext(); ) {
                reading.add(all.next());
            }
        } catch (UncheckedIOException e) {
            throw new IOException("cannot read " + place + ": " + e.getMessage(), e);
        }
        if (reading.columns.isEmpty()) {
            throw new IOException("the " + place + " is empty.");
        }
        return Table.create(
                sheet.getName(),
                reading.columns.stream()
                        .map(column -> column.column(reading.rows))
                        .toArray(Column<?>[]::new));
    }

    private void add(Row row) throws IOException {
        boolean isEmpty = row.stream().allMatch(cell -> value(cell) == null);
        if (isEmpty) {
            return; // counted when a row follows
        }
        if (next < 0) {
            header = row.getRowNum();
            header(row);
            next = row.getRowNum() + 1;
            return;
        }
        rows += row.getRowNum() - next;
        next = row.getRowNum() + 1;
        for (var cell : row) {
            var value = value(cell);
            if (value == null) {
                continue;
            }
            int at = cell.getColumnIndex() - first;
            if (at < 0 || at >= columns.size()) {
                throw new IOException("cell " + cell.getAddress() + " of the " + place
                        + " lies under no name: name its column in row " + header + ", or clear it.");
            }
            columns.get(at).put(rows, value);
        }
        rows++;
    }

    private void header(Row row) {
        int last = -1;
        for (var cell : row) {
            if (value(cell) != null) {
                first = first < 0 ? cell.getColumnIndex() : first;
                last = cell.getColumnIndex();
            }
        }
        var names = new HashSet<String>();
        for (int at = first; at <= last; at++) {
            var cell = at < row.getCellCount() ? row.getCell(at) : null;
            var value = value(cell);
            columns.add(new SheetColumn(free(value == null ? "" : SheetColumn.text(value), at + 1, names)));
        }
    }

    /// Tablesaw takes no two names that differ in case only, and none that is empty.
    private static String free(String name, int position, Set<String> names) {
        var plain = name.isBlank() ? "column" + position : name;
        var free = plain;
        for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = plain + "_" + i;
        }
        return free;
    }

    /// Returns what a cell holds: a `BigDecimal`, `Boolean`, `String`, `LocalDateTime`; null for nothing and `#N/A`.
    private @Nullable Object value(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        var raw = cell.getValue();
        if (cell.getType() == CellType.ERROR) {
            if ("#N/A".equals(cell.getRawValue())) {
                return null;
            }
            throw new UncheckedIOException(new IOException(
                    "cell " + cell.getAddress() + " holds the error " + cell.getRawValue() + ". Mend or clear it."));
        }
        return switch (raw) {
            case null -> null;
            case String text -> text.isEmpty() ? null : text;
            case java.math.BigDecimal number -> {
                boolean isTime = Formats.isTime(cell.getDataFormatString());
                yield isTime
                        ? SheetColumn.Moment.of(number, cell, Formats.hasDate(cell.getDataFormatString()))
                        : number;
            }
            default -> raw;
        };
    }
}
