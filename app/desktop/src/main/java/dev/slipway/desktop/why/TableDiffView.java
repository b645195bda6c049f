package dev.slipway.desktop.why;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.values.TableDifference;
import dev.slipway.engine.values.TableDifference.Cell;
import dev.slipway.engine.values.TableDifference.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The rows of two tables that differ: their keys, what they held before and after, and by how much. UI thread only.
final class TableDiffView extends ScrollPane {
    private static final double ROW = 24;
    private static final double FIGURE = 96;
    private static final double BAR = 132;
    private static final int MOST_DECIMALS = 6;
    private static final int LONGEST_NUMBER = 10;

    private final TableDifference table;
    private final String before;
    private final String after;
    private final Function<String, Optional<Direction>> directions;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final RowList<Row> list = new RowList<>(rows, ROW, "Rows that differ");

    /// @param before what the earlier run is called; `after` likewise
    /// @param directions whether a larger value of a column is better, empty where that is not known
    TableDiffView(
            TableDifference table, String before, String after, Function<String, Optional<Direction>> directions) {
        this.table = table;
        this.before = before;
        this.after = after;
        this.directions = directions;
        getStyleClass().add("table-diff");
        setFitToWidth(true);
        setFitToHeight(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setContent(list);
        setMinSize(0, 0);
        rows.setAll(table.rows());
        int first = firstNumber();
        if (first >= 0) {
            rows.sort(Comparator.comparingInt(TableDiffView::rank)
                    .thenComparing(row -> -Math.abs(delta(row, first)), TableDiffView::lastIfNone));
        }
        differencesOnly(true);
    }

    private static int rank(Row row) {
        return row.before().isEmpty() ? 1 : row.after().isEmpty() ? 2 : 0;
    }

    private static int lastIfNone(double one, double other) {
        return Double.compare(Double.isNaN(one) ? 1 : one, Double.isNaN(other) ? 1 : other);
    }

    /// Shows all columns, or those alone that differ.
    void differencesOnly(boolean isWanted) {
        var columns = new ArrayList<Column<Row>>();
        columns.add(Column.nodes("", "", 32, TableDiffView::sign));
        if (table.key().isEmpty()) {
            columns.add(Column.figures("", "row", 64, row -> Words.count(row.place() + 1), "muted"));
        }
        int bar = firstNumber();
        for (int i = 0; i < table.columns().size(); i++) {
            var column = table.columns().get(i);
            if (table.key().stream().anyMatch(column.name()::equalsIgnoreCase)) {
                columns.add(Math.min(columns.size(), 1 + keysBefore(i)), one(i, column.name(), "plain"));
            } else if (column.isNew() || column.isGone()) {
                columns.add(one(i, column.name() + (column.isNew() ? ", new" : ", gone"), "muted"));
            } else if (column.differing() > 0) {
                addPair(columns, i, i == bar);
            } else if (!isWanted || table.counts().changed() == 0) {
                columns.add(one(i, column.name(), "muted"));
            }
        }
        list.columns(columns);
        list.setMinWidth(
                24 + columns.stream().mapToDouble(each -> each.room().width()).sum());
    }

    private int keysBefore(int at) {
        int keys = 0;
        for (int i = 0; i < at; i++) {
            var name = table.columns().get(i).name();
            keys += table.key().stream().anyMatch(name::equalsIgnoreCase) ? 1 : 0;
        }
        return keys;
    }

    /// Returns the first column of numbers that differ, -1 if there is none.
    private int firstNumber() {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).isNumber() && table.columns().get(i).differing() > 0) {
                return i;
            }
        }
        return -1;
    }

    private static Region sign(Row row) {
        var icon = row.before().isEmpty() ? "plus" : row.after().isEmpty() ? "minus" : "";
        if (icon.isEmpty()) {
            return new Region();
        }
        var label = Kit.text("");
        label.setGraphic(Icons.sized(icon, 12, row.before().isEmpty() ? "success" : "danger"));
        label.setAccessibleText(row.before().isEmpty() ? "new row" : "row is gone");
        return label;
    }

    private Column<Row> one(int at, String title, String style) {
        Function<Row, String> words = row -> text(row.after().isEmpty() ? row.before() : row.after(), at);
        double width = width(at, title);
        return table.columns().get(at).isNumber()
                ? Column.figures("", title, Math.max(FIGURE, width), words, style)
                : Column.words("", title, width, words, style);
    }

    private double width(int at, String title) {
        int longest = title.length();
        for (var row : table.rows().subList(0, Math.min(100, table.rows().size()))) {
            longest = Math.max(longest, text(row.before(), at).length());
            longest = Math.max(longest, text(row.after(), at).length());
        }
        return Math.clamp(7.2 * longest + 24, 72, 240);
    }

    private void addPair(List<Column<Row>> columns, int at, boolean hasBar) {
        var column = table.columns().get(at);
        boolean isNumber = column.isNumber();
        double width = isNumber ? FIGURE : width(at, column.name() + ", " + before);
        Function<Row, String> then = row -> text(row.before(), at);
        columns.add(
                isNumber
                        ? Column.figures("", column.name() + ", " + before, width, then, "muted")
                        : Column.words("", column.name() + ", " + before, width, then, "muted"));
        var room = new Column.Room(width, 0, isNumber, 0);
        columns.add(new Column<>(
                "",
                column.name() + ", " + after,
                room,
                () -> value(isNumber),
                (node, row) -> fill((Label) node, row, at)));
        if (isNumber) {
            int decimals = decimals(at);
            columns.add(new Column<>("", "change", new Column.Room(88, 0, true, 0), () -> value(true), (node, row) -> {
                double delta = delta(row, at);
                var label = (Label) node;
                label.setText(Double.isNaN(delta) ? "" : signed(delta, decimals));
                style(label, verdict(at, delta), "success-text", "danger-text");
            }));
        }
        if (hasBar) {
            double largest = rows.stream()
                    .mapToDouble(row -> Math.abs(delta(row, at)))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(0);
            columns.add(Column.nodes("", "", BAR, row -> bar(row, at, largest)));
        }
    }

    /// Returns how many decimals the values of a column are written with.
    private int decimals(int at) {
        int most = 0;
        for (var row : table.rows().subList(0, Math.min(100, table.rows().size()))) {
            for (var text : List.of(text(row.before(), at), text(row.after(), at))) {
                int point = text.indexOf('.');
                most = text.contains("E") ? MOST_DECIMALS : Math.max(most, point < 0 ? 0 : text.length() - point - 1);
            }
        }
        return Math.min(most, MOST_DECIMALS);
    }

    /// Returns a difference with as many decimals as what it is the difference of.
    private static String signed(double delta, int decimals) {
        if (delta == 0 || !Double.isFinite(delta) || Math.abs(delta) >= 1e9) {
            return Words.delta(delta);
        }
        var words = new BigDecimal(delta).setScale(decimals, RoundingMode.HALF_UP);
        return words.signum() == 0 ? Words.delta(delta) : (delta > 0 ? "+" : "") + words.toPlainString();
    }

    private static Label value(boolean isNumber) {
        var label = Kit.text("");
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(isNumber ? "num" : "plain");
        label.setAlignment(isNumber ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return label;
    }

    private void fill(Label label, Row row, int at) {
        label.setText(text(row.after(), at));
        boolean differs = !row.before().isEmpty()
                && !row.after().isEmpty()
                && !text(row.before(), at).equals(text(row.after(), at));
        int verdict = verdict(at, delta(row, at));
        label.getStyleClass().removeAll("changed", "changed-better", "changed-worse");
        if (differs) {
            label.getStyleClass().add(verdict > 0 ? "changed-better" : verdict < 0 ? "changed-worse" : "changed");
        }
    }

    private static void style(Label label, int verdict, String better, String worse) {
        label.getStyleClass().removeAll(better, worse, "muted");
        label.getStyleClass().add(verdict > 0 ? better : verdict < 0 ? worse : "muted");
    }

    private StackPane bar(Row row, int at, double largest) {
        double delta = delta(row, at);
        var box = new StackPane();
        if (Double.isFinite(delta) && delta != 0 && largest > 0) {
            int verdict = verdict(at, delta);
            var tone = verdict > 0 ? Tone.SUCCESS : verdict < 0 ? Tone.DANGER : Tone.CHART_1;
            box.getChildren().add(new Plot("", pen -> paint(pen, delta / largest, tone)).high(ROW));
        }
        return box;
    }

    private static void paint(Pen pen, double share, Tone tone) {
        double middle = Math.rint(pen.width() / 2);
        double length = Math.max(1, Math.abs(share) * (middle - 2));
        pen.bar(new Area(share < 0 ? middle - length : middle, 8, length, 8), 1, tone, 0.7);
    }

    private int verdict(int at, double delta) {
        if (Double.isNaN(delta) || delta == 0) {
            return 0;
        }
        return directions
                .apply(table.columns().get(at).name())
                .map(direction -> direction.isBetter(delta) ? 1 : -1)
                .orElse(0);
    }

    private static double delta(Row row, int at) {
        return number(row.after(), at) - number(row.before(), at);
    }

    private static double number(List<@Nullable Cell> cells, int at) {
        var cell = at < cells.size() ? cells.get(at) : null;
        return cell == null ? Double.NaN : cell.number();
    }

    private static String text(List<@Nullable Cell> cells, int at) {
        var cell = at < cells.size() ? cells.get(at) : null;
        return cell == null ? "" : words(cell);
    }

    /// Returns a cell as it is, a long number with four digits.
    static String words(Cell cell) {
        if (cell.text().isEmpty()) {
            return Words.NONE;
        }
        boolean isLong = cell.text().length() > LONGEST_NUMBER && !Double.isNaN(cell.number());
        return isLong ? Words.value(cell.number()) : Words.shorten(cell.text(), 200);
    }
}
