package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A small table drawn lightly: heads, rows of 24, a foot; wide ones scroll sideways. UI thread only.
final class TableGrid extends VBox {
    private static final int FIRST = 12;
    private static final double ROW = 24;
    private static final double MONO = 7.3;
    private static final double SANS = 6.9;
    private static final double HEAD = 7.3;
    private static final double BAR = 10;

    private final HtmlTable table;
    private final VBox rows = new VBox();
    private final Label foot = Kit.text("", "t1", "muted");
    private final double[] widths;

    TableGrid(HtmlTable table) {
        this.table = table;
        getStyleClass().add("grid");
        widths = widths(table);
        var inside = new VBox(head(), rows);
        var scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        double total = java.util.Arrays.stream(widths).sum();
        scroll.widthProperty()
                .subscribe(width -> inside.setPadding(new Insets(0, 0, width.doubleValue() < total ? BAR : 0, 0)));
        var bar = Kit.row(8, foot, Kit.spacer());
        bar.getStyleClass().add("grid-foot");
        if (table.rows().size() > FIRST) {
            var more = Kit.button("", "Show " + Words.count(table.rows().size(), "row"), () -> {}, "flat", "small");
            more.setOnAction(_ -> {
                fill(table.rows().size());
                bar.getChildren().remove(more);
            });
            bar.getChildren().add(more);
        }
        getChildren().addAll(scroll, bar);
        fill(Math.min(FIRST, table.rows().size()));
        setMaxWidth(Region.USE_PREF_SIZE);
    }

    private Region head() {
        boolean typed =
                table.columns().stream().anyMatch(column -> !column.type().isEmpty());
        var cells = new ArrayList<Label>();
        for (var column : table.columns()) {
            var name = Kit.text(column.name(), "head");
            if (typed) {
                var type = Kit.text(column.type().toLowerCase(java.util.Locale.ROOT), "type");
                name.setGraphic(type);
                name.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            }
            name.setAlignment(column.numeric() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            cells.add(name);
        }
        var line = line(cells, 28);
        line.getStyleClass().add("grid-head");
        return line;
    }

    private void fill(int count) {
        rows.getChildren().clear();
        for (var row : table.rows().subList(0, count)) {
            var cells = new ArrayList<Label>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(cell(row.get(i), table.columns().get(i).numeric()));
            }
            var line = line(cells, ROW);
            line.getStyleClass().add("grid-row");
            rows.getChildren().add(line);
        }
        var size = table.caption().isEmpty()
                ? Words.count(table.rows().size(), "row") + " × "
                        + Words.count(table.columns().size(), "column")
                : Words.shorten(table.caption(), 120);
        foot.setText(size + (count < table.rows().size() ? "   first " + count : ""));
    }

    private static Label cell(String value, boolean numeric) {
        boolean missing = HtmlTable.isMissing(value);
        var label = Kit.text(missing ? Words.NONE : value.replace('\n', ' '), numeric ? "figure" : "words");
        if (missing) {
            label.getStyleClass().add("missing");
        }
        label.setAlignment(numeric ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return label;
    }

    private Pane line(List<Label> cells, double height) {
        var line = new HBox();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            cell.getStyleClass().add("grid-cell");
            if (i > 0) {
                cell.getStyleClass().add("ruled");
            }
            cell.setPadding(new Insets(0, 8, 0, 8));
            cell.setMinSize(widths[i], height);
            cell.setPrefSize(widths[i], height);
            cell.setMaxSize(widths[i], height);
            line.getChildren().add(cell);
        }
        return line;
    }

    private static double[] widths(HtmlTable table) {
        var widths = new double[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            var column = table.columns().get(i);
            double head = column.name().length() * HEAD
                    + (column.type().isEmpty() ? 0 : 6 + column.type().length() * 6.2);
            int at = i;
            double most = table.rows().stream()
                    .limit(50)
                    .mapToDouble(row -> row.get(at).length() * (column.numeric() ? MONO : SANS))
                    .max()
                    .orElse(0);
            widths[i] = Math.ceil(Math.clamp(Math.max(head, most) + 20, 56, 280));
        }
        return widths;
    }
}
