package dev.slipway.desktop.kit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A table of rows of one height: heads, and a list that only has nodes for what is seen. Columns that have no room go
/// by their rank. UI thread only.
public final class RowList<T> extends VBox {
    private static final PseudoClass CHECKED = PseudoClass.getPseudoClass("checked");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double SCROLL_BAR = 10;
    private static final double EDGE = 8;

    private final ListView<T> list;
    private List<Column<T>> columns = List.of();
    private int generations;
    private double[] widths = {};
    private final Strip head = new Strip(() -> widths, EDGE);
    private @Nullable String sorted;
    private boolean ascending;
    private Consumer<String> onSort = _ -> {};
    private Predicate<T> checked = _ -> false;
    private Consumer<@Nullable T> onPoint = _ -> {};
    private Predicate<T> lit = _ -> false;
    private Function<T, Optional<Node>> banner = _ -> Optional.empty();
    private Function<Column<T>, Optional<Node>> heads = _ -> Optional.empty();
    private @Nullable ColumnBar bar;
    private @Nullable Predicate<Column<T>> stays;
    private final FewAtATime filling = new FewAtATime();

    /// @param items what is shown
    /// @param words what the rows are, for those who cannot see them
    public RowList(ObservableList<T> items, double rowHeight, String words) {
        list = new ListView<>(items);
        list.setFixedCellSize(rowHeight);
        list.setAccessibleText(words);
        list.getStyleClass().add("row-list");
        list.setCellFactory(_ -> new Row());
        head.getStyleClass().add("row-head");
        getChildren().addAll(head, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        setMinSize(0, 0);
        list.setMinHeight(0);
        widthProperty().subscribe(this::measure);
    }

    /// Returns the list itself: its selection is the row one is at.
    public ListView<T> list() {
        return list;
    }

    /// Shows these columns.
    public void columns(List<Column<T>> shown) {
        columns = List.copyOf(shown);
        generations++;
        head.clear();
        measure();
        list.setCellFactory(_ -> new Row());
    }

    /// Marks the column rows are sorted by.
    public void sorted(@Nullable String id, boolean upwards) {
        sorted = id;
        ascending = upwards;
        fillHead();
    }

    /// Calls `action` with the id of a head that was clicked.
    public void onSort(Consumer<String> action) {
        onSort = action;
        fillHead();
    }

    /// Fills the rows in view anew, in place: what they show may have changed, not which rows there are.
    public void refill() {
        for (var cell : list.lookupAll(".list-cell")) {
            if (cell instanceof RowList<?>.Row row) {
                row.refill();
            }
        }
    }

    /// Tells which rows are checked; `refill()` asks again.
    public void checked(Predicate<T> test) {
        checked = test;
    }

    /// Calls `point` with the row under the pointer, null for none; rows that are `isLit` are lit after `relight()`.
    public void pointing(Consumer<@Nullable T> point, Predicate<T> isLit) {
        onPoint = point;
        lit = isLit;
    }

    /// Lights up the rows in view that are to be lit now, and no others.
    public void relight() {
        for (var cell : list.lookupAll(".list-cell")) {
            if (cell instanceof RowList<?>.Row row) {
                row.light();
            }
        }
    }

    /// Lets one scroll through columns that have no room side by side, a whole column at a time; those that `stay` are
    /// always there.
    public void scrolling(Predicate<Column<T>> stay) {
        stays = stay;
        bar = new ColumnBar(this, this::measure);
        getChildren().add(bar);
        measure();
    }

    /// Moves by so many columns, to the right where positive, if some have no room.
    public void slide(int by) {
        if (bar != null && bar.isVisible()) {
            bar.step(by);
        }
    }

    /// Returns which columns of how many are seen, in words; empty while all are.
    public ObservableValue<String> seen() {
        return bar == null ? new SimpleStringProperty("") : bar.seenProperty();
    }

    /// Returns the width at which all columns are there, in px.
    public double wanted() {
        return wide() + SCROLL_BAR + EDGE;
    }

    private double wide() {
        return columns.stream().mapToDouble(column -> column.room().width()).sum();
    }

    /// Shows some heads as nodes of their own, by column.
    public void heads(Function<Column<T>, Optional<Node>> node) {
        heads = node;
        fillHead();
    }

    /// Shows some rows as one node over the whole width.
    public void banner(Function<T, Optional<Node>> node) {
        banner = node;
    }

    /// Brings the row at `index` into view, moving as little as possible.
    public void reveal(int index) {
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - 3));
    }

    /// Moves to the next or previous row.
    public void step(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int at = list.getSelectionModel().getSelectedIndex();
            int to = Math.clamp(at < 0 ? 0 : at + by, 0, size - 1);
            list.getSelectionModel().clearAndSelect(to);
            list.getFocusModel().focus(to);
            if (at >= 0) {
                keepInView(to);
            }
        }
    }

    private void keepInView(int index) {
        double rows = list.getHeight() / list.getFixedCellSize();
        for (var cell : list.lookupAll(".list-cell")) {
            if (cell instanceof ListCell<?> shown && shown.getIndex() == index && !shown.isEmpty()) {
                double top = shown.getBoundsInParent().getMinY()
                        + shown.getParent().getParent().getLayoutY();
                if (top >= 0 && top + list.getFixedCellSize() <= list.getHeight()) {
                    return;
                }
            }
        }
        list.scrollTo(Math.max(0, index - (int) rows / 2));
    }

    private void fillHead() {
        head.clear();
        fillSeenHeads();
    }

    /// Makes the heads of columns that have room.
    private void fillSeenHeads() {
        for (int i = 0; i < columns.size() && i < widths.length && getWidth() > 0; i++) {
            if (widths[i] > 0 && !head.has(i)) {
                var column = columns.get(i);
                head.put(i, heads.apply(column).orElseGet(() -> head(column)));
            }
        }
    }

    private Label head(Column<T> column) {
        var label = Kit.whole(new Label(column.title()));
        label.setAlignment(column.room().right() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        if (!column.id().isEmpty()) {
            label.setCursor(Cursor.HAND);
            label.setOnMouseClicked(_ -> onSort.accept(column.id()));
            label.getStyleClass().add("sortable");
        }
        if (column.id().equals(sorted) && !column.id().isEmpty()) {
            label.setGraphic(Icons.sized(ascending ? "arrow-up" : "arrow-down", 12));
            label.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        return label;
    }

    private void measure() {
        double room = Math.max(0, getWidth() - SCROLL_BAR - EDGE);
        var shown = shown(room);
        double taken = 0;
        for (int i = 0; i < shown.length; i++) {
            taken += shown[i] ? columns.get(i).room().width() : 0;
        }
        var before = widths;
        widths = Column.Room.share(columns.stream().map(Column::room).toList(), shown, Math.max(0, room - taken));
        fillSeenHeads();
        if (isWider(before)) {
            list.refresh();
        }
        head.requestLayout();
        list.lookupAll(".row-strip").forEach(cell -> ((Region) cell).requestLayout());
    }

    /// Tells by column whether it has room.
    private boolean[] shown(double room) {
        var shown = new boolean[columns.size()];
        Arrays.fill(shown, true);
        double taken = wide();
        if (bar != null && stays != null) {
            var staying = new BitSet(shown.length);
            for (int i = 0; i < shown.length; i++) {
                staying.set(i, stays.test(columns.get(i)));
            }
            var wide = columns.stream().map(column -> column.room().width()).toList();
            var seen = bar.show(wide, staying, getWidth() > 0 ? room : taken);
            for (int i = 0; i < shown.length; i++) {
                shown[i] = seen.get(i);
            }
            return shown;
        }
        var going = IntStream.range(0, shown.length)
                .boxed()
                .filter(i -> columns.get(i).room().rank() > 0)
                .sorted(Comparator.comparingInt(
                                (Integer i) -> columns.get(i).room().rank())
                        .reversed())
                .toList();
        for (int i : going) {
            if (taken > room && getWidth() > 0) {
                shown[i] = false;
                taken -= columns.get(i).room().width();
            }
        }
        return shown;
    }

    /// Tells whether columns have room now that had none.
    private boolean isWider(double[] before) {
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0 && (i >= before.length || before[i] == 0)) {
                return true;
            }
        }
        return false;
    }

    private final class Row extends ListCell<T> {
        private final Strip strip = new Strip(() -> widths, EDGE);
        private final List<Column<T>> made = columns;
        private final int generation = generations;
        private final Map<Integer, Region> nodes = new HashMap<>();

        Row() {
            setPrefWidth(0);
            setOnMouseEntered(_ -> onPoint.accept(getItem()));
            setOnMouseExited(_ -> onPoint.accept(null));
        }

        private void light() {
            var row = getItem();
            pseudoClassStateChanged(LIT, !isEmpty() && row != null && lit.test(row));
        }

        private void refill() {
            var row = getItem();
            if (!isEmpty() && row != null && generation == generations) { // else it is about to be replaced
                fill(row);
            }
        }

        /// Returns the node of a column, made when there is room for it.
        private Region node(int column) {
            var known = nodes.get(column);
            if (known == null) {
                known = made.get(column).make().get();
                nodes.put(column, known);
                strip.put(column, known);
            }
            return known;
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            light();
            if (empty || row == null) {
                pseudoClassStateChanged(CHECKED, false);
                empty();
                return;
            }
            if (nodes.isEmpty() && getGraphic() == null && filling.mustWait(RowList.this)) {
                filling.later(this::refill);
                return;
            }
            fill(row);
        }

        /// Hides the nodes: taken out of the window they would get all of their looks anew when they come back, and a
        /// list empties each row before it shows another one there.
        private void empty() {
            if (strip.equals(getGraphic())) {
                strip.setVisible(false);
            } else {
                getStyleClass().remove("banner");
                setGraphic(null);
            }
        }

        private void fill(T row) {
            pseudoClassStateChanged(CHECKED, checked.test(row));
            var whole = banner.apply(row);
            if (whole.isPresent() != getStyleClass().contains("banner")) {
                if (whole.isPresent()) {
                    getStyleClass().add("banner");
                } else {
                    getStyleClass().remove("banner");
                }
            }
            if (whole.isPresent()) {
                setGraphic(whole.get());
                return;
            }
            for (int i = 0; i < made.size(); i++) {
                if (i >= widths.length || widths[i] > 0) {
                    made.get(i).fill().accept(node(i), row);
                }
            }
            strip.setVisible(true);
            setGraphic(strip);
        }
    }
}
