package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Table.Cell;
import dev.slipway.desktop.compare.Table.Group;
import dev.slipway.desktop.compare.Table.Row;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.GivingWay;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The table of a comparison with a run a column. UI thread only.
final class CompareTable {
    private static final double ROW = 24;
    private static final int TIP = 2000;
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final CompareViewModel model;
    private final IntConsumer onHover;
    private final ObservableList<Row> lines = FXCollections.observableArrayList();
    private final RowList<Row> rows = new RowList<>(lines, ROW, "Runs side by side");
    private List<Object> shape = List.of();

    /// @param onHover called with the column under the pointer, -1 for none
    CompareTable(CompareViewModel model, IntConsumer onHover) {
        this.model = model;
        this.onHover = onHover;
        rows.getStyleClass().add("compare-table");
        rows.banner(CompareTable::head);
        rows.heads(this::runHead);
        rows.scrolling(column -> {
            int at = run(column);
            return at < 0 || at == model.baselineIndex();
        });
        model.tableProperty().subscribe(this::show);
        model.changesProperty().subscribe(_ -> reshape());
        model.selection().pickedProperty().subscribe(_ -> rebuild());
        model.selection().litProperty().subscribe(this::light);
    }

    RowList<Row> node() {
        return rows;
    }

    /// Returns the metric one is at; empty for none.
    Optional<String> metric() {
        return rows.list().getSelectionModel().getSelectedItem() instanceof Row.Values row
                        && row.group() == Group.METRICS
                ? Optional.of(row.name())
                : Optional.empty();
    }

    /// Lights up the columns of the runs that are pointed at elsewhere.
    private void light(Set<RunId> lit) {
        if (model.areColumns()) {
            var places = lit.stream().map(model::indexOf).toList();
            rows.lookupAll(".of-run")
                    .forEach(node -> node.pseudoClassStateChanged(LIT, places.contains(node.getUserData())));
        }
    }

    private void show(Table table) {
        if (!model.areColumns()) {
            return;
        }
        if (!lines.equals(table.rows())) {
            lines.setAll(table.rows());
        }
    }

    /// Makes the columns anew where their heads say something else.
    private void reshape() {
        if (!model.areColumns()) {
            return;
        }
        var next = new ArrayList<Object>(List.of(
                model.baselineIndex(),
                model.best().map(RunRow::id),
                model.metricProperty().get()));
        for (int i = 0; i < model.runs().size(); i++) {
            var run = model.runs().get(i);
            next.add(List.of(run.id(), run.status(), model.tone(i), model.warnings(i)));
        }
        if (!next.equals(shape)) {
            shape = next;
            rebuild();
        }
    }

    private void rebuild() {
        if (!model.areColumns()) {
            return;
        }
        var columns = new ArrayList<Column<Row>>();
        columns.add(Column.nodes("", "", 148, row -> name((Row.Values) row)));
        for (int i = 0; i < model.runs().size(); i++) {
            int at = i;
            columns.add(new Column<Row>(
                    "",
                    String.valueOf(i),
                    new Column.Room(128, 1, true, 0),
                    () -> {
                        var box = new StackPane();
                        box.setAlignment(Pos.CENTER_RIGHT);
                        box.getStyleClass().add("of-run");
                        box.setUserData(at);
                        box.setOnMouseEntered(_ -> onHover.accept(at));
                        box.setOnMouseExited(_ -> onHover.accept(-1));
                        return box;
                    },
                    (node, row) -> ((StackPane) node).getChildren().setAll(cell((Row.Values) row, at))));
        }
        rows.columns(columns);
    }

    private static Optional<Node> head(Row row) {
        if (!(row instanceof Row.Head head)) {
            return Optional.empty();
        }
        var box = Kit.row(8, Kit.text(head.group().words(), "m5"), Kit.text(Words.count(head.rows()), "subtle"));
        box.getStyleClass().add("compare-group");
        return Optional.of(box);
    }

    private Node name(Row.Values row) {
        boolean isCode = row.group() == Group.METRICS || row.group() == Group.PARAMETERS;
        var suffix =
                row.group() == Group.METRICS ? model.readingProperty().get().suffix() : "";
        var label = Kit.text(row.name() + suffix, isCode ? "mono" : "plain", row.differs() ? "plain" : "muted");
        Kit.tip(label, row.note().isEmpty() ? row.name() : row.name() + ", " + row.note());
        label.setMinWidth(0);
        return label;
    }

    private Node cell(Row.Values row, int at) {
        if (at >= row.cells().size()) {
            return new Region();
        }
        var cell = row.cells().get(at);
        var words = Kit.text(cell.words(), "num");
        words.setMinWidth(0);
        if (!row.differs()) {
            words.getStyleClass().add("muted");
        } else if (cell.isBest()) {
            words.getStyleClass().add("best");
        }
        if (!cell.full().isEmpty()) {
            Kit.tip(words, Words.shorten(cell.full(), TIP));
        }
        var box = new HBox(8);
        box.setAlignment(Pos.CENTER_RIGHT);
        if (!cell.delta().isEmpty()) {
            box.getChildren().add(delta(cell));
        }
        box.getChildren().add(words);
        return box;
    }

    /// Returns the style class of a difference.
    static String verdict(Cell cell) {
        return switch (cell.verdict()) {
            case 1 -> "success-text";
            case -1 -> "danger-text";
            default -> "subtle";
        };
    }

    private static Node delta(Cell cell) {
        var label = Kit.text(cell.delta(), "num", "delta", verdict(cell));
        label.setMinWidth(0);
        return label;
    }

    /// Returns which run a column shows, -1 for none.
    private static int run(Column<Row> column) {
        return column.title().matches("\\d+") ? Integer.parseInt(column.title()) : -1;
    }

    private Optional<Node> runHead(Column<Row> column) {
        int at = run(column);
        if (at < 0 || at >= model.runs().size()) {
            return Optional.empty();
        }
        var run = model.runs().get(at);
        var doubts = model.warnings(at);
        boolean isBest = model.best().map(best -> best.id().equals(run.id())).orElse(false);
        var box = new GivingWay(6, HPos.RIGHT);
        Place.of(at == model.baselineIndex(), isBest).addTo(box);
        box.add(swatch(model.tone(at)));
        var number = number();
        number.setText(Words.count(run.flow().number()));
        box.add(number);
        addMarks(box, run.status(), !doubts.isEmpty());
        Tooltip.install(box, Kit.tooltip(told(run, doubts)));
        box.getStyleClass().addAll("run-name", "of-run");
        box.setUserData(at);
        box.pseudoClassStateChanged(PICKED, model.selection().isPicked(run.id()));
        box.setOnMouseEntered(_ -> onHover.accept(at));
        box.setOnMouseExited(_ -> onHover.accept(-1));
        box.setOnMouseClicked(_ -> model.baseline(run.id()));
        if (model.runs().size() > 2) {
            var cross =
                    Kit.iconButton("close", "Take run " + run.flow().number() + " away", () -> model.remove(run.id()));
            cross.getStyleClass().addAll("small", "head-cross");
            box.add(cross);
        }
        return Optional.of(box);
    }

    /// What a run is beside the others.
    enum Place {
        NONE,
        BASELINE,
        BEST;

        static Place of(boolean isBaseline, boolean isBest) {
            return isBaseline ? BASELINE : isBest ? BEST : NONE;
        }

        /// Adds a chip that says so, or its icon where there is little room.
        void addTo(GivingWay row) {
            switch (this) {
                case BASELINE -> add(row, "flag-variant", "baseline");
                case BEST -> add(row, "star", "best", "success");
                case NONE -> {}
            }
        }

        private static void add(GivingWay row, String icon, String words, String... styles) {
            row.add(Kit.iconChip(icon, words, styles), 4, Icons.sized(icon, 12, styles), 1);
        }
    }

    /// Returns words for the number of a run, which are never cut.
    static Label number() {
        var number = Kit.text("", "mono", "m5", "t2");
        number.setMinWidth(Region.USE_PREF_SIZE);
        return number;
    }

    /// Adds what stands beside the number of a run: how it ended unless well, and whether there are doubts.
    static void addMarks(GivingWay row, RunStatus status, boolean areDoubts) {
        if (status != RunStatus.SUCCEEDED) {
            row.add(Facts.mark(status).badge(12), 2);
        }
        if (areDoubts) {
            row.add(Icons.sized("alert-outline", 12, "warning"), 3);
        }
    }

    /// Returns what is told of a run that is pointed at.
    static String told(RunRow run, List<String> doubts) {
        var minded = doubts.isEmpty() ? "" : "\nMind: " + String.join(", ", doubts);
        var word = Facts.mark(run.status()).word();
        return Facts.title(run) + ", " + word + minded + "\nClick to make it the baseline (b)";
    }

    static Region swatch(Tone tone) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", style(tone));
        return swatch;
    }

    /// Returns the style class of a tone.
    static String style(Tone tone) {
        return "tone-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
