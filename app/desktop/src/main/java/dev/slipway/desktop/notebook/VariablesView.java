package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.protocol.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the current cell reads and defines, and the live variables. UI thread only.
final class VariablesView extends VBox {
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private static final int MOST_READERS = 12;
    private static final int LONG_NAME = 18;
    private static final double MOST_NAME = 136; // px that a longer name keeps where there is no more room
    private static final PseudoClass USED = PseudoClass.getPseudoClass("used");

    private final NotebookViewModel notebook;
    private final Consumer<CellViewModel> go;
    private final FilteredList<Variable> shown;
    private final ListView<Variable> list = new ListView<>();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final TextField filter = new TextField();
    private final HBox filterRow;
    private final VBox thisCell = new VBox();
    private Uses uses = Uses.of(List.of());
    private @Nullable Facts facts;
    private final Consumer<String> plotting;
    private final Label empty = Kit.text("Variables appear here once a cell has run.", "muted", "t2");

    /// What the pane says of the current cell.
    ///
    /// @param graph of all cells, for who reads it
    /// @param unread whether it can go
    private record Facts(CellViewModel cell, @Nullable CellNode node, int place, CellGraph graph, boolean unread) {}

    /// @param go called with a cell to show
    /// @param explore called with the name of a table to open
    /// @param drawing called with the name of a table to open and draw
    /// @param plotting called with Java that plots a variable
    VariablesView(
            NotebookViewModel notebook,
            Consumer<CellViewModel> go,
            Consumer<String> explore,
            Consumer<String> drawing,
            Consumer<String> plotting) {
        this.notebook = notebook;
        this.plotting = plotting;
        this.go = go;
        shown = new FilteredList<>(notebook.kernel().variables());
        filter.setPromptText("Filter by name or type");
        filterRow = Kit.row(0, Kit.grow(filter));
        filterRow.getStyleClass().add("variable-filter");
        list.setItems(shown);
        list.setCellFactory(_ -> new Row(explore, drawing));
        list.getStyleClass().add("variables");
        list.setFixedCellSize(40);
        list.setAccessibleText("Live variables");
        empty.setWrapText(true);
        empty.setPadding(new javafx.geometry.Insets(4, 12, 8, 12));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(thisCell, filterRow, empty, list);
        showFilter(false);
        filter.textProperty().subscribe(text -> {
            var wanted = text.toLowerCase(Locale.ROOT).strip();
            shown.setPredicate(variable -> wanted.isEmpty()
                    || variable.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || variable.type().toLowerCase(Locale.ROOT).contains(wanted));
            recount();
        });
        filter.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                showFilter(false);
                key.consume();
            }
        });
        shown.subscribe(this::recount);
        notebook.changesProperty().subscribe(_ -> refreshCell());
        recount();
    }

    /// How many there are, and of how many.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Returns the buttons for its head.
    List<Node> actions() {
        return List.of(Kit.iconButton("magnify", "Filter the variables", this::toggleFilter, "small"));
    }

    private void toggleFilter() {
        showFilter(!filterRow.isVisible());
        if (filterRow.isVisible()) {
            filter.requestFocus();
        } else {
            filter.clear();
        }
    }

    private void showFilter(boolean visible) {
        filterRow.setVisible(visible);
        filterRow.setManaged(visible);
    }

    private void recount() {
        int all = notebook.kernel().variables().size();
        count.set(shown.size() == all ? Words.count(all) : shown.size() + " of " + all);
        empty.setVisible(all == 0);
        empty.setManaged(all == 0);
    }

    private void refreshCell() {
        var cell = notebook.current();
        var node = cell.nodeProperty().get();
        var graph = notebook.kernel().graphProperty().get();
        if (facts == null || !graph.equals(facts.graph()) || !uses.cells().equals(notebook.cells())) {
            uses = Uses.of(notebook.cells());
        }
        var now = new Facts(cell, node, notebook.place(), graph, uses.isUnread(cell));
        if (now.equals(facts)) {
            return;
        }
        facts = now;
        boolean known = node != null
                && cell.isCode()
                && !(node.reads().isEmpty()
                        && node.defines().isEmpty()
                        && node.changes().isEmpty());
        thisCell.setVisible(known);
        thisCell.setManaged(known);
        if (known && node != null) {
            var rows = new GridPane();
            rows.getStyleClass().add("cell-facts");
            rows.setHgap(8);
            rows.addRow(0, key("reads"), sources(node.reads(), cell, uses));
            fact(rows, "defines", String.join(", ", node.defines()));
            fact(rows, "changes", String.join(", ", node.changes()));
            var maybe = graph.mayChange(cell.id());
            if (!maybe.isEmpty()) {
                fact(rows, "may change", String.join(", ", maybe));
            }
            rows.addRow(rows.getRowCount(), key("read by"), readers(cell, uses));
            var step = node.step() == null ? "cell " + (notebook.place() + 1) : node.step();
            var title = Kit.row(8, Kit.text("This cell", "t2", "m5"), Kit.text(step, "t2", "subtle"));
            title.setPadding(new javafx.geometry.Insets(0, 12, 4, 12));
            thisCell.getChildren().setAll(title, rows);
        }
        list.refresh();
    }

    private static void fact(GridPane rows, String what, String names) {
        var value = Kit.text(names.isEmpty() ? "nothing" : names, "t2", names.isEmpty() ? "subtle" : "mono");
        value.setWrapText(true);
        rows.addRow(rows.getRowCount(), key(what), value);
    }

    private static Label key(String what) {
        var key = Kit.text(what, "muted", "t2");
        key.setMinWidth(USE_PREF_SIZE);
        return key;
    }

    /// Returns names with the cells they come from, each a way there.
    private Node sources(List<String> names, CellViewModel reader, Uses uses) {
        if (names.isEmpty()) {
            return Kit.text("nothing", "t2", "subtle");
        }
        var bySource = new LinkedHashMap<Optional<CellViewModel>, List<String>>();
        names.forEach(name -> bySource.computeIfAbsent(uses.source(name, reader), _ -> new ArrayList<>())
                .add(name));
        var lines = new FlowPane(8, 0);
        bySource.forEach((source, some) -> {
            lines.getChildren().add(Kit.text(String.join(", ", some), "t2", "mono"));
            source.ifPresent(cell -> lines.getChildren().add(way(cell)));
        });
        return lines;
    }

    private Node readers(CellViewModel cell, Uses uses) {
        var readers = uses.readers().getOrDefault(cell.id(), List.of());
        if (readers.isEmpty()) {
            return uses.isUnread(cell)
                    ? Kit.tip(
                            Kit.text("nothing: it can go", "t2", "warning-text"),
                            "It has run, shows and changes nothing, and no cell reads what it defines.")
                    : Kit.text("nothing", "t2", "subtle");
        }
        var ways = new FlowPane(8, 0);
        readers.stream()
                .limit(MOST_READERS)
                .forEach(reader -> ways.getChildren().add(way(reader)));
        if (readers.size() > MOST_READERS) {
            ways.getChildren().add(Kit.text("and " + (readers.size() - MOST_READERS) + " more", "t2", "muted"));
        }
        return ways;
    }

    private Node way(CellViewModel cell) {
        var way = new Hyperlink("cell " + (notebook.cells().indexOf(cell) + 1));
        way.getStyleClass().add("cell-way");
        way.setOnAction(_ -> go.accept(cell));
        return way;
    }

    private final class Row extends ListCell<Variable> {
        private final Label name = Kit.text("", "name");
        private final Label type = Kit.text("", "type");
        private final Label size = Kit.text("", "size");
        private final Label preview = Kit.text("", "preview");
        private final Label where = Kit.text("", "where");
        private final Button table;
        private final Button plot;
        private final VBox box;

        Row(Consumer<String> explore, Consumer<String> drawing) {
            table = Kit.iconButton("table", "Explore this table", () -> explore.accept(name.getText()), "small");
            table.setFocusTraversable(false);
            type.setMinWidth(0);
            size.setMinWidth(USE_PREF_SIZE);
            plot = Kit.iconButton("chart-line", "Plot it", () -> plot(drawing), "small");
            plot.setFocusTraversable(false);
            where.setMinWidth(USE_PREF_SIZE);
            preview.setMinWidth(0);
            box = new VBox(
                    Kit.row(6, name, type, Kit.spacer(), plot, table, size), Kit.row(6, preview, Kit.spacer(), where));
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                var variable = getItem();
                if (variable != null && variable.cell() != null) {
                    notebook.cell(Objects.requireNonNull(variable.cell())).ifPresent(go);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Variable variable, boolean blank) {
            super.updateItem(variable, blank);
            if (blank || variable == null) {
                setGraphic(null);
                setTooltip(null);
                pseudoClassStateChanged(USED, false);
                return;
            }
            name.setText(variable.name());
            name.setMinWidth(variable.name().length() > LONG_NAME ? MOST_NAME : USE_PREF_SIZE);
            type.setText(PACKAGE.matcher(variable.type()).replaceAll(""));
            size.setText(variable.bytes() == null ? "" : Words.bytes(variable.bytes()));
            boolean isTable = variable.type().equals("Table");
            table.setVisible(isTable);
            table.setManaged(isTable);
            boolean isPlotted = isTable || PlotCode.of(variable).isPresent();
            plot.setVisible(isPlotted);
            plot.setManaged(isPlotted);
            where.setText(where(variable));
            preview.setText(Words.shorten(variable.preview(), 120));
            setTooltip(
                    Kit.tooltip(variable.type() + " " + variable.name() + "\n" + whole(variable) + variable.preview()));
            pseudoClassStateChanged(USED, reads().contains(variable.name()));
            setGraphic(box);
        }

        /// A table is drawn in its tab, where one chooses its columns; all else by a new cell.
        private void plot(Consumer<String> drawing) {
            var variable = getItem();
            if (variable != null && variable.type().equals("Table")) {
                drawing.accept(variable.name());
            } else if (variable != null) {
                PlotCode.of(variable).ifPresent(plotting);
            }
        }

        /// Returns where it comes from and goes to: `2 → 4, 5`.
        private String where(Variable variable) {
            var definer = variable.cell() == null
                    ? Optional.<CellViewModel>empty()
                    : notebook.cell(Objects.requireNonNull(variable.cell()));
            if (definer.isEmpty()) {
                return "";
            }
            var readers = uses.readers(variable.name(), definer.get().id());
            var from = uses.numbers(List.of(definer.get()));
            return readers.isEmpty() ? from : from + " → " + uses.numbers(readers);
        }

        /// Returns `where` in a sentence.
        private String whole(Variable variable) {
            var parts = where(variable).split(" → ", -1);
            return parts[0].isEmpty()
                    ? ""
                    : "defined in cell " + parts[0] + (parts.length > 1 ? ", read by cell " + parts[1] : "") + "\n";
        }

        private Set<String> reads() {
            var node = notebook.current().nodeProperty().get();
            return node == null || !notebook.current().isCode() ? Set.of() : Set.copyOf(node.reads());
        }
    }
}
