package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.TablePage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts the selected cells of a table on the clipboard; rows that have not come are asked for.
final class Copying {
    /// How they are written.
    enum Form {
        TSV("tab-separated values"),
        CSV("comma-separated values"),
        MARKDOWN("a Markdown table"),
        HTML("an HTML table");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final int MOST_ROWS = 100_000;

    private final LiveTable table;

    Copying(LiveTable table) {
        this.table = table;
    }

    /// Copies `selection`, and says so to `told`; more than one cell takes the heads along.
    void copy(ExplorerViewModel explorer, GridSelection selection, Form form, Consumer<String> told) {
        int wanted = selection.bottom() - selection.top() + 1;
        int rows = Math.min(MOST_ROWS, wanted);
        var columns = explorer.choices().between(selection.left(), selection.right());
        int first = columns.stream().min(Integer::compare).orElse(0);
        int last = columns.stream().max(Integer::compare).orElse(0);
        var window = new TablePage.Window(selection.top(), rows, first, last - first + 1);
        table.page(
                explorer.query(),
                window,
                whole -> {
                    var page = only(columns, whole);
                    var content = new ClipboardContent();
                    content.putString(text(page, form));
                    if (form == Form.HTML) {
                        content.putHtml(text(page, form));
                    }
                    Clipboard.getSystemClipboard().setContent(content);
                    var cells = Words.count(
                            (long) page.cells().size() * page.window().columns(), "cell");
                    told.accept(cells + " copied as " + form.words()
                            + (wanted > rows ? ", the first " + Words.count(rows, "row") + " only" : ""));
                },
                told);
    }

    /// Returns `columns` of a page, in their order.
    static TablePage only(List<Integer> columns, TablePage page) {
        int first = page.window().firstColumn();
        var heads = columns.stream().map(page.columns()::get).toList();
        var cells = page.cells().stream()
                .map(row -> new TablePage.Row(
                        row.number(),
                        columns.stream()
                                .map(column -> row.cells().get(column - first))
                                .toList()))
                .toList();
        var window = new TablePage.Window(page.window().first(), page.window().count(), 0, columns.size());
        return new TablePage(page.rows(), page.kept(), heads, window, cells);
    }

    /// Returns the page in `form`.
    static String text(TablePage page, Form form) {
        var window = page.window();
        var heads = page.columns().subList(window.firstColumn(), window.firstColumn() + window.columns()).stream()
                .map(Column::name)
                .toList();
        var rows = page.cells().stream().map(TablePage.Row::cells).toList();
        boolean withHeads = rows.size() > 1 || window.columns() > 1;
        return switch (form) {
            case TSV -> lines(heads, rows, withHeads, row -> String.join("\t", map(row, Copying::plain)));
            case CSV -> lines(heads, rows, withHeads, row -> String.join(",", map(row, Copying::csv)));
            case MARKDOWN -> markdown(heads, rows);
            case HTML -> html(heads, rows);
        };
    }

    private static List<String> map(List<String> row, UnaryOperator<String> cell) {
        return row.stream().map(cell).toList();
    }

    private static String lines(
            List<String> heads, List<List<String>> rows, boolean withHeads, Function<List<String>, String> line) {
        var lines = new ArrayList<String>();
        if (withHeads) {
            lines.add(line.apply(heads));
        }
        rows.forEach(row -> lines.add(line.apply(row)));
        return String.join("\n", lines);
    }

    private static String markdown(List<String> heads, List<List<String>> rows) {
        UnaryOperator<String> cell = text -> plain(text).replace("|", "\\|");
        var lines = new ArrayList<String>();
        lines.add("| " + String.join(" | ", map(heads, cell)) + " |");
        lines.add("|" + " --- |".repeat(heads.size()));
        rows.forEach(row -> lines.add("| " + String.join(" | ", map(row, cell)) + " |"));
        return String.join("\n", lines);
    }

    private static String html(List<String> heads, List<List<String>> rows) {
        var html = new StringBuilder("<table>\n<tr>");
        heads.forEach(head -> html.append("<th>").append(escaped(head)).append("</th>"));
        html.append("</tr>\n");
        for (var row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</table>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String csv(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String plain(String cell) {
        return cell.replaceAll("[\t\r\n]+", " ");
    }
}
