package dev.slipway.desktop.output;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// A Markdown table as the values a grid shows.
final class MarkdownTables {
    private MarkdownTables() {}

    /// Tells whether the cells of `table` hold words only.
    static boolean isPlain(Node table) {
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            boolean isStructure = part instanceof TableHead
                    || part instanceof TableBody
                    || part instanceof TableRow
                    || part instanceof TableCell;
            if (isStructure ? !isPlain(part) : !(part instanceof Text)) {
                return false;
            }
        }
        return true;
    }

    /// Returns how many rows `table` has, without its head.
    static int rows(TableBlock table) {
        int rows = 0;
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                rows += part instanceof TableHead ? 0 : 1;
            }
        }
        return rows;
    }

    static HtmlTable read(TableBlock table) {
        var columns = new ArrayList<HtmlTable.Column>();
        var rows = new ArrayList<List<String>>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (part instanceof TableHead) {
                    cells(row).forEach(cell -> columns.add(column(cell)));
                } else {
                    rows.add(cells(row).stream().map(MarkdownInline::words).toList());
                }
            }
        }
        var even = rows.stream().map(row -> fitted(row, columns.size())).toList();
        return new HtmlTable(columns, even, "");
    }

    private static HtmlTable.Column column(TableCell cell) {
        return new HtmlTable.Column(MarkdownInline.words(cell), "", cell.getAlignment() == TableCell.Alignment.RIGHT);
    }

    private static List<String> fitted(List<String> row, int size) {
        var fitted = new ArrayList<>(row.subList(0, Math.min(size, row.size())));
        while (fitted.size() < size) {
            fitted.add("");
        }
        return fitted;
    }

    /// Returns the cells of a row.
    static List<TableCell> cells(Node row) {
        var cells = new ArrayList<TableCell>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell tableCell) {
                cells.add(tableCell);
            }
        }
        return cells;
    }
}
