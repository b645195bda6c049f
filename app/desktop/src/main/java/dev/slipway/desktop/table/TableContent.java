package dev.slipway.desktop.table;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table as an output has it: its columns, its first rows, and where the rest is. Immutable.
///
/// Shape: every row has as many cells as there are `columns`; a missing cell is the empty string.
///
/// @param table the handle of the live one, empty if there is none
/// @param rows how many rows the table has, at least those of `cells`
/// @param width how many columns it has, at least those of `columns`
/// @param columns copied
/// @param cells the first rows; copied
/// @param caption what is said of it in place of its size, possibly empty
public record TableContent(
        String table, long rows, int width, List<Column> columns, List<List<String>> cells, String caption) {
    /// A column.
    ///
    /// @param type in a word, possibly empty
    /// @param missing which share of it is missing, 0 to 1
    /// @param bars heights of a histogram or of the most frequent values; none if that is not known; copied
    /// @param sampled whether `bars` and `missing` are of a part of the rows
    public record Column(String name, String type, Kind kind, double missing, List<Integer> bars, boolean sampled) {
        public Column {
            bars = List.copyOf(bars);
        }

        /// Tells whether its cells stand at the right, in figures.
        public boolean isFigure() {
            return kind == Kind.NUMBER || kind == Kind.TIME;
        }
    }

    public TableContent {
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
    }

    /// Returns what `json`, a `MimeBundle.TABLE`, says; empty if it is no such text.
    public static Optional<TableContent> read(String json) {
        try {
            if (!(JsonParser.parse(json) instanceof Json.Members table)) {
                return Optional.empty();
            }
            var columns = new ArrayList<Column>();
            boolean sampled = table.get("sampled") instanceof Json.Word word
                    && word.spelling().equals("true");
            for (var item : items(table, "columns")) {
                if (item instanceof Json.Members column) {
                    columns.add(column(column, sampled));
                }
            }
            var cells = items(table, "cells").stream()
                    .filter(row ->
                            row instanceof Json.Items items && items.all().size() == columns.size())
                    .map(row -> ((Json.Items) row)
                            .all().stream()
                                    .map(cell -> cell instanceof Json.Text text ? text.value() : "")
                                    .toList())
                    .toList();
            int rows = table.get("rows") instanceof Json.Figure figure ? whole(figure) : cells.size();
            int width = table.get("width") instanceof Json.Figure figure ? whole(figure) : columns.size();
            return columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TableContent(
                            table.text("table").orElse(""),
                            Math.max(rows, cells.size()),
                            Math.max(width, columns.size()),
                            columns,
                            cells,
                            ""));
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Column column(Json.Members column, boolean sampled) {
        var bars = items(column, "bars").stream()
                .map(bar -> bar instanceof Json.Figure figure ? Math.max(0, whole(figure)) : 0)
                .toList();
        double missing =
                column.get("missing") instanceof Json.Figure figure ? Double.parseDouble(figure.spelling()) : 0;
        return new Column(
                column.text("name").orElse(""),
                column.text("type").orElse(""),
                kind(column.text("kind").orElse("text")),
                missing,
                bars,
                sampled);
    }

    private static Kind kind(String word) {
        for (var kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        return Kind.TEXT;
    }

    private static List<Json> items(Json.Members members, String name) {
        return members.get(name) instanceof Json.Items items ? items.all() : List.of();
    }

    private static int whole(Json.Figure figure) {
        var whole = figure.whole();
        return whole == null ? 0 : whole;
    }

    /// Tells whether all rows are here.
    public boolean isWhole() {
        return cells.size() >= rows;
    }

    /// Returns the rows that are here in the order of `column`, missing cells last.
    public List<List<String>> sorted(int column, boolean descending) {
        boolean numbers = columns.get(column).kind() == Kind.NUMBER;
        Comparator<String> values =
                numbers ? Comparator.comparingDouble(TableContent::number) : Comparator.naturalOrder();
        var order = descending ? values.reversed() : values;
        return cells.stream()
                .sorted((a, b) -> {
                    var left = a.get(column);
                    var right = b.get(column);
                    return left.isEmpty() || right.isEmpty()
                            ? Boolean.compare(left.isEmpty(), right.isEmpty())
                            : order.compare(left, right);
                })
                .toList();
    }

    /// Returns the number that `cell` spells, 0 if it spells none.
    static double number(String cell) {
        try {
            return Double.parseDouble(cell.replaceAll("[\\s\u00a0,%]", "").replace('−', '-'));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
