package dev.slipway.kernel.table;

import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.kernel.file.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A table as `MimeBundle.TABLE` says it: its size, its columns with a small picture of each, its first rows.
final class TableForm {
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_CELL = 200;

    /// How many cells are looked at for the pictures, so that showing a table stays cheap.
    private static final int LOOKED_AT = 300_000;

    private TableForm() {}

    /// Returns the JSON text for the table `rows`, which `handle` names.
    static String of(String handle, Rows rows) {
        int columns = Math.min(MOST_COLUMNS, rows.columns().size());
        var sample = sample(rows.count(), columns);
        var heads = new ArrayList<String>();
        for (int column = 0; column < columns; column++) {
            heads.add(head(rows, column, sample));
        }
        var lines = new ArrayList<String>();
        for (int row = 0; row < Math.min(MOST_ROWS, rows.count()); row++) {
            var cells = new ArrayList<String>();
            for (int column = 0; column < columns; column++) {
                cells.add(rows.isMissing(row, column) ? "null" : JsonWriter.quote(cell(rows, row, column)));
            }
            lines.add(array(cells));
        }
        return "{\"table\":" + JsonWriter.quote(handle) + ",\"rows\":" + rows.count() + ",\"width\":"
                + rows.columns().size() + ",\"sampled\":" + (sample.length < rows.count()) + ",\"columns\":"
                + array(heads) + ",\"cells\":" + array(lines) + "}";
    }

    private static int[] sample(int rows, int columns) {
        int count = Math.min(rows, Math.max(2_000, LOOKED_AT / Math.max(1, columns)));
        var sample = new int[count];
        for (int i = 0; i < count; i++) {
            sample[i] = (int) ((long) i * rows / count);
        }
        return sample;
    }

    private static String head(Rows rows, int column, int[] sample) {
        var about = rows.columns().get(column);
        var summary = Summaries.of(rows, column, sample, Stop.NEVER);
        var bars = summary.bars().stream()
                .map(bar -> String.valueOf(bar.count()))
                .collect(Collectors.joining(",", "[", "]"));
        double missing = summary.rows() == 0 ? 0 : (double) summary.missing() / summary.rows();
        return "{\"name\":" + JsonWriter.quote(about.name()) + ",\"type\":" + JsonWriter.quote(about.type())
                + ",\"kind\":\"" + about.kind().name().toLowerCase(Locale.ROOT) + "\",\"missing\":" + missing
                + ",\"bars\":" + bars + "}";
    }

    private static String array(List<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    /// Returns the cell as it is sent: not too long.
    static String cell(Rows rows, int row, int column) {
        var text = rows.text(row, column);
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL - 1) + "…" : text;
    }
}
