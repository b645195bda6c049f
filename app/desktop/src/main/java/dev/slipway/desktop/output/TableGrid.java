package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.table.Bars;
import dev.slipway.desktop.table.Figures;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.table.TableContent;
import dev.slipway.desktop.table.TableContent.Column;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A table below its cell: heads with a small picture of each column, the first rows, a foot that leads to the whole. A
/// click on a head sorts. Wide ones scroll sideways. UI thread only.
final class TableGrid extends VBox {
    private static final int FIRST = 10;
    private static final int FEW = 12;
    private static final double ROW = 24;
    private static final double HIGH_HEAD = 52;
    private static final double LOW_HEAD = 28;
    private static final double MONO = 7.3;
    private static final double SANS = 6.9;
    private static final double HEAD = 7.3;
    private static final double BAR = 10;

    /// Up to this width the types of the columns are shown beside their names.
    private static final double FITS = 640;

    private final TableContent table;
    private final Optional<LiveTable> live;
    private final VBox rows = new VBox();
    private final Label foot = Kit.text("", "t1", "muted");
    private final HBox head = new HBox();
    private final boolean typed;
    private final double[] widths;
    private List<List<String>> cells;
    private int shown;
    private int sortedBy = -1;
    private boolean descending;

    TableGrid(TableContent table, Links links) {
        this.table = table;
        cells = table.cells();
        live = table.table().isEmpty() ? Optional.empty() : links.table(table.table());
        getStyleClass().add("grid");
        var roomy = widths(table, true);
        typed = java.util.Arrays.stream(roomy).sum() <= FITS;
        widths = typed ? roomy : widths(table, false);
        head.getStyleClass().add("grid-head");
        var inside = new VBox(head, rows);
        var scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        double total = java.util.Arrays.stream(widths).sum();
        scroll.widthProperty()
                .subscribe(width -> inside.setPadding(new Insets(0, 0, width.doubleValue() < total ? BAR : 0, 0)));
        getChildren().addAll(scroll, bar(links));
        shown = cells.size() <= FEW ? cells.size() : FIRST;
        fill();
        setMaxWidth(Region.USE_PREF_SIZE);
    }

    private HBox bar(Links links) {
        var bar = Kit.row(4, foot, Kit.spacer());
        bar.getStyleClass().add("grid-foot");
        if (cells.size() > FEW && live.isEmpty()) {
            var more = Kit.button("", "Show " + Words.count(cells.size(), "row"), () -> {}, "flat", "small");
            more.setOnAction(_ -> {
                shown = cells.size();
                fill();
                bar.getChildren().remove(more);
            });
            bar.getChildren().add(more);
        }
        live.ifPresent(there -> {
            var explore = Kit.button("table", "Explore", () -> links.explore(there), "flat", "small");
            explore.setTooltip(Kit.tooltip("Open the whole table in a tab"));
            bar.getChildren().add(explore);
        });
        return bar;
    }

    private boolean isSortable() {
        return live.isPresent() || table.isWhole();
    }

    private void fillHead() {
        boolean pictured =
                table.columns().stream().anyMatch(column -> !column.bars().isEmpty());
        head.getChildren().clear();
        for (int i = 0; i < table.columns().size(); i++) {
            var cell = headOf(i, pictured);
            size(cell, i, pictured ? HIGH_HEAD : LOW_HEAD);
            head.getChildren().add(cell);
        }
    }

    private VBox headOf(int index, boolean pictured) {
        var column = table.columns().get(index);
        var name = Kit.text(column.name(), "head");
        name.setMinWidth(0);
        var line = Kit.row(4, name);
        if (typed && !column.type().isEmpty()) {
            var type = Kit.text(column.type(), "type");
            type.setMinWidth(0);
            line.getChildren().add(type);
        }
        if (sortedBy == index) {
            line.getChildren().add(Icons.sized(descending ? "arrow-down" : "arrow-up", 12, "accent"));
        }
        line.setAlignment(column.isFigure() && !pictured ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        var cell = new VBox(3, line);
        cell.setAlignment(pictured ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
        if (pictured) {
            var bars = Bars.of(column.bars(), words(column)).high(20);
            Tooltip.install(bars, Kit.tooltip(words(column)));
            cell.getChildren().add(bars);
        }
        if (isSortable()) {
            cell.getStyleClass().add("sortable");
            cell.setFocusTraversable(true);
            cell.setAccessibleText("Sort by " + column.name());
            cell.setOnMouseClicked(_ -> sort(index));
            cell.setOnKeyPressed(key -> {
                if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                    sort(index);
                    key.consume();
                }
            });
        }
        return cell;
    }

    private static String words(Column column) {
        var missing = column.missing() == 0 ? "nothing missing" : percent(column.missing()) + " missing";
        return column.name() + ", " + (column.type().isEmpty() ? "" : column.type() + ", ") + missing
                + (column.sampled() ? "; from a sample of the rows" : "");
    }

    private static String percent(double share) {
        return share < 0.001 ? "under 0.1 %" : String.format(java.util.Locale.ROOT, "%.1f %%", share * 100);
    }

    private void sort(int column) {
        if (sortedBy == column && descending) {
            sortedBy = -1;
            descending = false;
            cells = table.cells();
            fill();
            return;
        }
        descending = sortedBy == column;
        sortedBy = column;
        if (table.isWhole()) {
            cells = table.sorted(column, descending);
            fill();
            return;
        }
        int asked = column;
        boolean down = descending;
        live.ifPresent(there -> there.page(
                new TableQuery(there.id(), List.of(new Order(column, descending)), List.of()),
                new TablePage.Window(0, table.cells().size(), 0, table.columns().size()),
                page -> {
                    if (sortedBy == asked && descending == down) {
                        cells = page.cells().stream().map(TablePage.Row::cells).toList();
                        fill();
                    }
                },
                failed -> {
                    sortedBy = -1;
                    fill();
                    foot.setText(failed);
                }));
    }

    private void fill() {
        fillHead();
        rows.getChildren().clear();
        int count = Math.min(shown, cells.size());
        for (var row : cells.subList(0, count)) {
            var line = new HBox();
            line.getStyleClass().add("grid-row");
            for (int i = 0; i < Math.min(row.size(), widths.length); i++) {
                var cell = cell(row.get(i), table.columns().get(i));
                size(cell, i, ROW);
                line.getChildren().add(cell);
            }
            rows.getChildren().add(line);
        }
        var size = Words.count(table.rows(), "row") + " × " + Words.count(table.width(), "column");
        var part = count < table.rows() ? "   first " + count : "";
        var order = sortedBy < 0 ? "" : " by " + table.columns().get(sortedBy).name();
        foot.setText(table.caption().isEmpty() ? size + part + order : Words.shorten(table.caption(), 120) + part);
    }

    private static Node cell(String value, Column column) {
        boolean missing = value.isEmpty();
        var words = missing ? Words.NONE : Figures.of(value, column.kind(), column.name());
        var label = Kit.text(words, column.isFigure() ? "figure" : "words");
        if (missing) {
            label.getStyleClass().add("missing");
            label.setAccessibleText("missing");
        }
        var cell = new StackPane(label);
        cell.setAlignment(column.isFigure() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return cell;
    }

    private void size(Node node, int column, double height) {
        if (node instanceof Region cell) {
            cell.getStyleClass().add("grid-cell");
            if (column > 0) {
                cell.getStyleClass().add("ruled");
            }
            cell.setPadding(height == HIGH_HEAD ? new Insets(6, 8, 3, 8) : new Insets(0, 8, 0, 8));
            cell.setMinSize(widths[column], height);
            cell.setPrefSize(widths[column], height);
            cell.setMaxSize(widths[column], height);
        }
    }

    private static double[] widths(TableContent table, boolean typed) {
        var widths = new double[table.columns().size()];
        boolean pictured =
                table.columns().stream().anyMatch(column -> !column.bars().isEmpty());
        for (int i = 0; i < widths.length; i++) {
            var column = table.columns().get(i);
            double head = column.name().length() * HEAD
                    + (!typed || column.type().isEmpty() ? 0 : 6 + column.type().length() * 6.2);
            int at = i;
            double most = table.cells().stream()
                    .limit(50)
                    .mapToDouble(row -> Figures.of(row.get(at), column.kind(), column.name())
                                    .length()
                            * (column.isFigure() ? MONO : SANS))
                    .max()
                    .orElse(0);
            widths[i] = Math.ceil(Math.clamp(Math.max(head, most) + 20, pictured ? 76 : 56, 280));
        }
        return widths;
    }
}
