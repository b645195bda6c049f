package dev.slipway.desktop.data;

import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.TablePage;
import java.util.ArrayList;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// Puts the selected cells of a table on the clipboard, as lines with tabs; rows that have not come are asked for.
final class Copying {
    private static final int MOST_ROWS = 100_000;

    private final LiveTable table;

    Copying(LiveTable table) {
        this.table = table;
    }

    /// Copies `selection`, and says so to `told`; more than one cell takes the heads along.
    void copy(ExplorerViewModel explorer, GridSelection selection, Consumer<String> told) {
        int rows = Math.min(MOST_ROWS, selection.bottom() - selection.top() + 1);
        int columns = selection.right() - selection.left() + 1;
        var window = new TablePage.Window(selection.top(), rows, selection.left(), columns);
        table.page(
                explorer.query(),
                window,
                page -> {
                    Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text(page)));
                    told.accept(Words.count(
                                    (long) page.cells().size() * page.window().columns(), "cell") + " copied");
                },
                told);
    }

    /// Returns the page as tab-separated values.
    static String text(TablePage page) {
        var lines = new ArrayList<String>();
        var window = page.window();
        if (page.cells().size() > 1 || window.columns() > 1) {
            lines.add(String.join(
                    "\t",
                    page.columns().subList(window.firstColumn(), window.firstColumn() + window.columns()).stream()
                            .map(column -> plain(column.name()))
                            .toList()));
        }
        page.cells()
                .forEach(row -> lines.add(String.join(
                        "\t", row.cells().stream().map(Copying::plain).toList())));
        return String.join("\n", lines);
    }

    private static String plain(String cell) {
        return cell.replaceAll("[\t\r\n]+", " ");
    }
}
