package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.compare.Table.Group;
import dev.slipway.desktop.compare.Table.Row;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The table of a comparison with a run a row, for more runs than fit as columns. UI thread only.
final class RunsTable {
    private static final double ROW = 24;
    private static final int MOST_COLUMNS = 12;
    private static final Set<Group> COLUMNS =
            EnumSet.of(Group.METRICS, Group.PARAMETERS, Group.INPUTS, Group.CODE, Group.TIME);

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final CompareViewModel model;
    private final IntConsumer onHover;
    private final ObservableList<Integer> order = FXCollections.observableArrayList();
    private final RowList<Integer> rows = new RowList<>(order, ROW, "Runs side by side");
    private Table table = new Table(List.of(), 0);
    private String sorted = "";
    private boolean ascending = true;

    /// @param onHover called with the run under the pointer, -1 for none
    RunsTable(CompareViewModel model, IntConsumer onHover) {
        this.model = model;
        this.onHover = onHover;
        rows.getStyleClass().add("compare-table");
        rows.onSort(this::sort);
        rows.checked(at -> at < model.runs().size()
                && model.selection().isPicked(model.runs().get(at).id()));
        model.tableProperty().subscribe(this::show);
        model.selection().pickedProperty().subscribe(_ -> rows.list().refresh());
        model.selection().hoveredProperty().subscribe(this::light);
    }

    /// Lights up the row of the run that is pointed at elsewhere; the list does not move.
    private void light(@Nullable RunId run) {
        int at = model.indexOf(run);
        int row = order.indexOf(at);
        if (row >= 0) {
            rows.list().getSelectionModel().clearAndSelect(row);
        }
    }

    /// Picks the run one is at, or takes it back.
    void toggleCurrent() {
        var at = rows.list().getSelectionModel().getSelectedItem();
        if (at != null && at < model.runs().size()) {
            model.selection().toggle(model.runs().get(at).id());
        }
    }

    private Node tick(RunRow run) {
        var tick = new StackPane(Icons.sized("check", 12));
        tick.getStyleClass().add("tick");
        tick.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        tick.pseudoClassStateChanged(ON, model.selection().isPicked(run.id()));
        tick.setOnMouseClicked(click -> {
            model.selection().toggle(run.id());
            click.consume();
        });
        return tick;
    }

    RowList<Integer> node() {
        return rows;
    }

    private void show(Table next) {
        if (model.areColumns()) {
            return;
        }
        table = next;
        if (sorted.isEmpty() && !model.metricProperty().get().isEmpty()) {
            sorted = model.metricProperty().get();
            ascending = Direction.of(
                            sorted, model.runs().stream().map(RunRow::metrics).toList())
                    .lower();
        }
        var columns = new ArrayList<Column<Integer>>();
        columns.add(Column.nodes("run", "run", 168, this::name));
        for (var row : next.values()) {
            if (columns.size() < MOST_COLUMNS && COLUMNS.contains(row.group())) {
                add(columns, row);
            }
        }
        rows.columns(columns);
        arrange();
    }

    private void add(List<Column<Integer>> columns, Row.Values row) {
        boolean isMetric = row.group() == Group.METRICS;
        var column = isMetric
                ? Column.<Integer>nodes(
                                row.name(),
                                row.name() + model.readingProperty().get().suffix(),
                                136,
                                at -> metric(row, at))
                        .atRight()
                : Column.<Integer>figures(row.name(), row.name(), 84, at -> words(row, at));
        columns.add(column.rank(columns.size()).growing());
    }

    private static String words(Row.Values row, int at) {
        return at < row.cells().size() ? row.cells().get(at).words() : "";
    }

    private Node name(int at) {
        if (at >= model.runs().size()) {
            return new Region();
        }
        var run = model.runs().get(at);
        var box = CompareTable.title(run, model.tone(at), model.warnings(at));
        box.getChildren().addFirst(tick(run));
        if (at == model.baselineIndex()) {
            box.getChildren().add(Kit.iconChip("flag-variant", "baseline"));
        } else if (model.best().map(best -> best.id().equals(run.id())).orElse(false)) {
            box.getChildren().add(Kit.iconChip("star", "best", "success"));
        }
        box.setOnMouseEntered(_ -> onHover.accept(at));
        box.setOnMouseExited(_ -> onHover.accept(-1));
        return box;
    }

    private Node metric(Row.Values row, int at) {
        if (at >= row.cells().size()) {
            return new Region();
        }
        var cell = row.cells().get(at);
        var value = Kit.text(cell.words(), "num");
        var heat = new StackPane(value);
        heat.setAlignment(Pos.CENTER_RIGHT);
        heat.getStyleClass().addAll("heat", "heat-" + heat(row, cell.number()));
        var delta = CompareTable.delta(cell);
        if (delta instanceof Region region) {
            region.setMinWidth(48);
        }
        var box = new HBox(4, heat, delta);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    /// Returns 0 for the worst of a row to 6 for the best.
    private int heat(Row.Values row, double value) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var cell : row.cells()) {
            if (Double.isFinite(cell.number())) {
                low = Math.min(low, cell.number());
                high = Math.max(high, cell.number());
            }
        }
        if (!(high > low) || !Double.isFinite(value)) {
            return 0;
        }
        boolean lower = Direction.of(
                        row.name(), model.runs().stream().map(RunRow::metrics).toList())
                .lower();
        double share = (value - low) / (high - low);
        return (int) Math.round(6 * (lower ? 1 - share : share));
    }

    private void sort(String column) {
        ascending = !column.equals(sorted) || !ascending;
        sorted = column;
        arrange();
    }

    private void arrange() {
        rows.sorted(sorted, ascending);
        var next = new ArrayList<Integer>();
        for (int i = 0; i < model.runs().size(); i++) {
            next.add(i);
        }
        var row =
                table.values().stream().filter(one -> one.name().equals(sorted)).findFirst();
        Comparator<Integer> by = row.isPresent()
                ? comparator(row.get())
                : Comparator.comparingInt(
                        (Integer at) -> model.runs().get(at).flow().number());
        next.sort(ascending || row.isPresent() ? by : by.reversed());
        next.remove(Integer.valueOf(model.baselineIndex()));
        if (!model.runs().isEmpty()) {
            next.addFirst(model.baselineIndex());
        }
        order.setAll(next);
    }

    private Comparator<Integer> comparator(Row.Values row) {
        return (a, b) -> {
            var left = row.cells().get(ascending ? a : b);
            var right = row.cells().get(ascending ? b : a);
            boolean isLeft = Double.isFinite(left.number());
            boolean isRight = Double.isFinite(right.number());
            if (isLeft && isRight) {
                return Double.compare(left.number(), right.number());
            }
            if (isLeft == isRight) {
                return left.words().compareTo(right.words());
            }
            return isLeft == ascending ? -1 : 1;
        };
    }
}
