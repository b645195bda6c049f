package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.CompareTable.Place;
import dev.slipway.desktop.compare.Table.Group;
import dev.slipway.desktop.compare.Table.Row;
import dev.slipway.desktop.kit.CellWords;
import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.GivingWay;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The table of a comparison with a run a row, for more runs than fit as columns. UI thread only.
final class RunsTable {
    private static final double ROW = 24;

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final CompareViewModel model;
    private final IntConsumer onHover;
    private final ObservableList<Integer> order = FXCollections.observableArrayList();
    private final RowList<Integer> rows = new RowList<>(order, ROW, "Runs side by side");
    private Table table = new Table(List.of(), 0);
    private List<Shown> shown = List.of();
    private List<String> shape = List.of();
    private @Nullable RunId best;
    private String sorted = "";
    private boolean ascending = true;

    /// @param onHover called with the run under the pointer, -1 for none
    RunsTable(CompareViewModel model, IntConsumer onHover) {
        this.model = model;
        this.onHover = onHover;
        rows.getStyleClass().add("compare-table");
        rows.onSort(this::sort);
        rows.scrolling(column -> column.id().equals("run"));
        rows.checked(at -> at < model.runs().size()
                && model.selection().isPicked(model.runs().get(at).id()));
        model.tableProperty().subscribe(this::show);
        model.changesProperty().subscribe(_ -> {
            best = model.best().map(RunRow::id).orElse(null);
            rows.refill();
        });
        model.selection().pickedProperty().subscribe(_ -> rows.refill());
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

    /// Returns the run one is at; empty for none.
    Optional<RunRow> current() {
        return Optional.ofNullable(rows.list().getSelectionModel().getSelectedItem())
                .filter(at -> at < model.runs().size())
                .map(model.runs()::get);
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
            sorted = id(Group.METRICS, model.metricProperty().get());
            ascending = model.direction(model.metricProperty().get()).lower();
        }
        shown = next.values().stream().map(Shown::new).toList();
        var titles =
                shown.stream().map(one -> one.row.group() + " " + title(one)).toList();
        if (!titles.equals(shape)) {
            shape = titles;
            rows.columns(columns());
        }
        arrange();
    }

    /// Names a column: a parameter and a metric may have one name.
    private static String id(Group group, String name) {
        return group + " " + name;
    }

    private String title(Shown one) {
        boolean isMetric = one.row.group() == Group.METRICS;
        return one.row.name() + (isMetric ? model.readingProperty().get().suffix() : "");
    }

    /// Returns columns that show what `shown` holds when they are filled.
    private List<Column<Integer>> columns() {
        var columns = new ArrayList<Column<Integer>>();
        columns.add(new Column<>(
                "run",
                "run",
                new Column.Room(168, 0, false, 0),
                NameCell::new,
                (node, at) -> fill((NameCell) node, at)));
        for (int i = 0; i < shown.size(); i++) {
            int place = i;
            var one = shown.get(i);
            var id = id(one.row.group(), one.row.name());
            var column = switch (one.row.group()) {
                case METRICS ->
                    new Column<Integer>(
                            id,
                            title(one),
                            new Column.Room(136, 0, true, 0),
                            MetricCell::new,
                            (node, at) -> ((MetricCell) node)
                                    .fill(cell(place, at), shown.get(place).heat()));
                case PARAMETERS, INPUTS, CODE, TIME ->
                    Column.<Integer>figures(
                            id, title(one), 84, at -> cell(place, at).words());
                case ENVIRONMENT, TAGS, ARTIFACTS ->
                    Column.<Integer>words(
                            id, title(one), 120, at -> cell(place, at).words());
            };
            columns.add(column.growing());
        }
        return columns;
    }

    private Table.Cell cell(int column, int at) {
        var cells = shown.get(column).row.cells();
        return at < cells.size() ? cells.get(at) : Table.Cell.NONE;
    }

    private void fill(NameCell cell, int at) {
        if (at < model.runs().size()) {
            var run = model.runs().get(at);
            var place = Place.of(at == model.baselineIndex(), run.id().equals(best));
            cell.fill(at, run, new Marks(run.status(), model.warnings(at).isEmpty(), place));
        }
    }

    /// What stands behind the number of a run.
    private record Marks(RunStatus status, boolean isSure, Place place) {}

    /// One column of values.
    private final class Shown {
        private final Row.Values row;
        private @Nullable Heat heat;

        Shown(Row.Values row) {
            this.row = row;
        }

        /// Returns how good the values of a metric are; looks at all of them once a cell of the column is seen.
        Heat heat() {
            if (heat == null) {
                heat = new Heat(row.cells(), model.direction(row.name()).lower());
            }
            return heat;
        }
    }

    /// The name of a run, with a tick to pick it.
    private final class NameCell extends GivingWay {
        private final StackPane tick = new StackPane(Icons.sized("check", 12));
        private final Region swatch = CompareTable.swatch(Tone.NEUTRAL);
        private final Label number = CompareTable.number();
        private @Nullable Tooltip tip;
        private String tone = "tone-neutral";
        private @Nullable Marks marked;
        private int at = -1;

        NameCell() {
            super(6, HPos.LEFT);
            getStyleClass().add("run-name");
            tick.getStyleClass().add("tick");
            tick.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            tick.setOnMouseClicked(click -> {
                model.selection().toggle(model.runs().get(at).id());
                click.consume();
            });
            setOnMouseEntered(_ -> {
                onHover.accept(at);
                tell();
            });
            setOnMouseExited(_ -> onHover.accept(-1));
        }

        private void tell() {
            if (tip != null) {
                Tooltip.uninstall(this, tip);
            }
            tip = Kit.tooltip(CompareTable.told(model.runs().get(at), model.warnings(at)));
            Tooltip.install(this, tip);
        }

        void fill(int place, RunRow run, Marks marks) {
            at = place;
            tick.pseudoClassStateChanged(ON, model.selection().isPicked(run.id()));
            tone = swap(swatch.getStyleClass(), tone, CompareTable.style(model.tone(place)));
            number.setText(Words.count(run.flow().number()));
            if (!marks.equals(marked)) {
                marked = marks;
                clear();
                add(tick);
                add(swatch);
                add(number);
                CompareTable.addMarks(this, marks.status, !marks.isSure);
                marks.place.addTo(this);
            }
            requestLayout();
        }
    }

    /// How good the values of a row are beside each other. Immutable.
    private static final class Heat {
        private static final int BEST = 6;

        private final double low;
        private final double high;
        private final boolean isLowerBetter;

        Heat(Cells cells, boolean isLowerBetter) {
            this.isLowerBetter = isLowerBetter;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < cells.size(); i++) {
                double number = cells.number(i);
                if (Double.isFinite(number)) {
                    least = Math.min(least, number);
                    most = Math.max(most, number);
                }
            }
            low = least;
            high = most;
        }

        /// Returns 0 for the worst of the row to 6 for the best.
        int of(double value) {
            if (!(high > low) || !Double.isFinite(value)) {
                return 0;
            }
            double share = (value - low) / (high - low);
            return (int) Math.round(BEST * (isLowerBetter ? 1 - share : share));
        }
    }

    /// The value of a metric on the colour of how good it is, and its difference to the baseline.
    private static final class MetricCell extends HBox {
        private final CellWords value = CellWords.right("num");
        private final StackPane heat = new StackPane(value);
        private final CellWords delta = CellWords.right("num", "delta");
        private String heatStyle = "";
        private String verdictStyle = "";

        MetricCell() {
            super(4);
            heat.setAlignment(Pos.CENTER_RIGHT);
            heat.getStyleClass().add("heat");
            value.setMinWidth(USE_PREF_SIZE);
            delta.setMinWidth(48);
            setAlignment(Pos.CENTER_RIGHT);
            getChildren().addAll(heat, delta);
        }

        /// It is never narrower than what it says.
        @Override
        public void resize(double width, double height) {
            super.resize(Math.max(width, minWidth(-1)), height);
        }

        void fill(Table.Cell cell, Heat scale) {
            value.show(cell.words());
            delta.show(cell.delta());
            value.requestLayout(); // its column of heat is as wide as what it says
            delta.requestLayout();
            heatStyle = swap(heat.getStyleClass(), heatStyle, "heat-" + scale.of(cell.number()));
            verdictStyle = swap(delta.styles(), verdictStyle, CompareTable.verdict(cell));
        }
    }

    /// Puts one style class in place of another, and returns it.
    private static String swap(List<String> styles, String old, String style) {
        if (!old.equals(style)) {
            styles.remove(old);
            styles.add(style);
        }
        return style;
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
        var row = table.values().stream()
                .filter(one -> id(one.group(), one.name()).equals(sorted))
                .findFirst();
        Comparator<Integer> by = row.isPresent()
                ? comparator(row.get())
                : Comparator.comparingInt(
                        (Integer at) -> model.runs().get(at).flow().number());
        next.sort(ascending || row.isPresent() ? by : by.reversed());
        next.remove(Integer.valueOf(model.baselineIndex()));
        if (!model.runs().isEmpty()) {
            next.addFirst(model.baselineIndex());
        }
        if (order.equals(next)) {
            rows.refill();
        } else {
            order.setAll(next);
        }
    }

    private Comparator<Integer> comparator(Row.Values row) {
        var cells = row.cells();
        return (a, b) -> {
            int left = ascending ? a : b;
            int right = ascending ? b : a;
            boolean isLeft = Double.isFinite(cells.number(left));
            boolean isRight = Double.isFinite(cells.number(right));
            if (isLeft && isRight) {
                return Double.compare(cells.number(left), cells.number(right));
            }
            if (isLeft == isRight) {
                return cells.get(left).words().compareTo(cells.get(right).words());
            }
            return isLeft == ascending ? -1 : 1;
        };
    }
}
