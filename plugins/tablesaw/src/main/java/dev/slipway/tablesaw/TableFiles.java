package dev.slipway.tablesaw;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/// Columns as files a person can open.
final class TableFiles {
    private TableFiles() {}

    /// Writes RFC 4180, with a header; a missing cell is empty.
    static void csv(List<Column<?>> columns, OutputStream out) throws IOException {
        var writer = writer(out);
        for (int i = 0; i < columns.size(); i++) {
            writer.write(i == 0 ? "" : ",");
            writer.write(quoted(columns.get(i).name()));
        }
        writer.write("\r\n");
        for (int row = 0; row < rows(columns); row++) {
            for (int i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                writer.write(i == 0 ? "" : ",");
                writer.write(column.isMissing(row) ? "" : quoted(Objects.toString(column.get(row))));
            }
            writer.write("\r\n");
        }
        writer.flush();
    }

    /// Writes a list of objects, one a row; a missing cell is `null`.
    static void json(List<Column<?>> columns, OutputStream out) throws IOException {
        var writer = writer(out);
        writer.write('[');
        for (int row = 0; row < rows(columns); row++) {
            writer.write(row == 0 ? "\n{" : ",\n{");
            for (int i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                writer.write(i == 0 ? "" : ",");
                string(column.name(), writer);
                writer.write(':');
                cell(column, row, writer);
            }
            writer.write('}');
        }
        writer.write(rows(columns) == 0 ? "]\n" : "\n]\n");
        writer.flush();
    }

    private static void cell(Column<?> column, int row, Writer writer) throws IOException {
        if (column.isMissing(row)) {
            writer.write("null");
            return;
        }
        var text = Objects.toString(column.get(row));
        boolean isBare = column instanceof BooleanColumn
                || (column instanceof NumericColumn<?> numbers && Double.isFinite(numbers.getDouble(row)));
        if (isBare) {
            writer.write(text);
        } else {
            string(text, writer);
        }
    }

    private static int rows(List<Column<?>> columns) {
        return columns.isEmpty() ? 0 : columns.getFirst().size();
    }

    private static BufferedWriter writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        boolean needsQuotes = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static void string(String text, Writer writer) throws IOException {
        writer.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> writer.write("\\\"");
                case '\\' -> writer.write("\\\\");
                case '\n' -> writer.write("\\n");
                default -> writer.write(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        writer.write('"');
    }
}
