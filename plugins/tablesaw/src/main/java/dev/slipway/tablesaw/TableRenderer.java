package dev.slipway.tablesaw;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.ValueRenderer;
import java.util.List;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Shows a table as HTML and as text: its first rows, and how many there are. Thread-safe.
public final class TableRenderer implements ValueRenderer<Table> {
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 50;
    private static final int LONGEST_CELL = 200;

    @Override
    public Class<Table> type() {
        return Table.class;
    }

    @Override
    public MimeBundle render(Table value) {
        return render(value, counted(value.rowCount(), "row") + " × " + counted(value.columnCount(), "column"));
    }

    /// Returns the first rows of `value`, with `shape` in place of its size.
    public static MimeBundle render(Table value, String shape) {
        var shown = value.columns().stream().limit(MOST_COLUMNS).toList();
        int rows = Math.min(MOST_ROWS, value.rowCount());
        return MimeBundle.of(MimeBundle.HTML, html(shown, rows, shape), text(shown, rows, shape));
    }

    private static String counted(int count, String noun) {
        return String.format("%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private static String html(List<Column<?>> columns, int rows, String shape) {
        var html = new StringBuilder("<table class=\"slipway-table\">\n<thead><tr>");
        columns.forEach(column -> cell(html, "th", column, column.name()));
        html.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < rows; row++) {
            html.append("<tr>");
            for (var column : columns) {
                cell(html, "td", column, content(column, row));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n<p>")
                .append(shape)
                .append("</p>")
                .toString();
    }

    private static void cell(StringBuilder html, String tag, Column<?> column, String text) {
        var style = column instanceof NumericColumn<?> ? " style=\"text-align: right\"" : "";
        html.append('<').append(tag).append(style).append('>');
        html.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        html.append("</").append(tag).append('>');
    }

    private static String content(Column<?> column, int row) {
        var text = column.isMissing(row) ? "" : column.getString(row);
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL - 1) + "…" : text;
    }

    private static String text(List<Column<?>> columns, int rows, String shape) {
        var widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).name().length();
            for (int row = 0; row < rows; row++) {
                widths[i] = Math.max(widths[i], content(columns.get(i), row).length());
            }
        }
        var text = new StringBuilder();
        for (int row = -1; row < rows; row++) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                var column = columns.get(i);
                var content = row < 0 ? column.name() : content(column, row);
                var blanks = " ".repeat(widths[i] - content.length());
                boolean isNumber = column instanceof NumericColumn<?>;
                line.append(i == 0 ? "" : "  ").append(isNumber ? blanks + content : content + blanks);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append(shape).toString();
    }
}
