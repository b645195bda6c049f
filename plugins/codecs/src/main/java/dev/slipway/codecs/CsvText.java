package dev.slipway.codecs;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what a `PlainAssembly` builds as CSV, RFC 4180: a list of records or maps as their columns, a map as two, an
/// array of arrays as it stands, any other list as one column. One thread at a time.
final class CsvText {
    private final Writer out;

    CsvText(Writer out) {
        this.out = out;
    }

    /// @throws IOException if `value` has no rows, or `out` fails
    void write(@Nullable Object value) throws IOException {
        var rows = rows(value);
        if (!rows.isEmpty() && rows.stream().allMatch(row -> columns(row) != null)) {
            table(rows);
        } else if (!rows.isEmpty()
                && rows.stream().allMatch(row -> row != null && row.getClass().isArray())) {
            for (var row : rows) {
                line(rows(row));
            }
        } else {
            line(List.of("value"));
            for (var row : rows) {
                line(nullable(row));
            }
        }
    }

    private static List<@Nullable Object> nullable(@Nullable Object cell) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(cell);
        return cells;
    }

    private static List<@Nullable Object> rows(@Nullable Object value) throws IOException {
        var rows = new ArrayList<@Nullable Object>();
        switch (value) {
            case List<?> list -> rows.addAll(list);
            case PlainAssembly.Pairs pairs -> {
                for (var pair : pairs.all()) {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    row.put("key", pair.key());
                    row.put("value", pair.value());
                    rows.add(row);
                }
            }
            case Map<?, ?> one -> rows.add(one);
            case null -> throw none();
            default -> {
                if (!value.getClass().isArray()) {
                    throw none();
                }
                for (int i = 0; i < Array.getLength(value); i++) {
                    rows.add(Array.get(value, i));
                }
            }
        }
        return rows;
    }

    private static IOException none() {
        return new IOException("a list, map or array can be written as csv, another value as json or txt");
    }

    /// Returns the cells of a row by column; null if it has no columns.
    private static @Nullable Map<String, @Nullable Object> columns(@Nullable Object row) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        switch (row) {
            case Map<?, ?> map -> map.forEach((name, cell) -> columns.put(String.valueOf(name), cell));
            case PlainAssembly.Pairs pairs ->
                pairs.all().forEach(pair -> columns.put(String.valueOf(pair.key()), pair.value()));
            case null, default -> {
                return null;
            }
        }
        return columns;
    }

    private void table(List<@Nullable Object> rows) throws IOException {
        var names = new LinkedHashSet<String>();
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : rows) {
            var columns = columns(row);
            if (columns != null) {
                names.addAll(columns.keySet());
                all.add(columns);
            }
        }
        line(List.copyOf(names));
        for (var row : all) {
            var cells = new ArrayList<@Nullable Object>();
            names.forEach(name -> cells.add(row.get(name)));
            line(cells);
        }
    }

    private void line(List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(quoted(text(cells.get(i))));
        }
        out.write("\r\n");
    }

    /// A missing value is empty; what has parts of its own is their JSON.
    private static String text(@Nullable Object cell) throws IOException {
        if (cell == null) {
            return "";
        }
        var json = new StringWriter();
        new JsonText(json).write(cell);
        var text = json.toString();
        return cell instanceof List<?>
                        || cell instanceof Map<?, ?>
                        || cell.getClass().isArray()
                        || !text.startsWith("\"")
                ? text
                : JsonText.scalar(cell);
    }

    private static String quoted(String text) {
        boolean needsQuotes = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
