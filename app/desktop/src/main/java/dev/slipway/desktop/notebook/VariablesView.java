package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.protocol.Variable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the current cell reads and defines, and the live variables. UI thread only.
final class VariablesView extends VBox {
    private static final PseudoClass USED = PseudoClass.getPseudoClass("used");

    private final NotebookViewModel notebook;
    private final Consumer<CellViewModel> go;
    private final FilteredList<Variable> shown;
    private final ListView<Variable> list = new ListView<>();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final TextField filter = new TextField();
    private final HBox filterRow;
    private final VBox thisCell = new VBox();
    private @Nullable Facts facts;
    private final Label empty = Kit.text("Variables appear here once a cell has run.", "muted", "t2");

    /// What the pane says of the current cell.
    private record Facts(CellViewModel cell, @Nullable CellNode node, int place) {}

    /// @param go called with a cell to show
    /// @param explore called with the name of a table to open
    VariablesView(NotebookViewModel notebook, Consumer<CellViewModel> go, Consumer<String> explore) {
        this.notebook = notebook;
        this.go = go;
        shown = new FilteredList<>(notebook.kernel().variables());
        filter.setPromptText("Filter by name or type");
        filterRow = Kit.row(0, Kit.grow(filter));
        filterRow.getStyleClass().add("variable-filter");
        list.setItems(shown);
        list.setCellFactory(_ -> new Row(explore));
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
        var now = new Facts(cell, node, notebook.place());
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
            fact(rows, "reads", String.join(", ", node.reads()));
            fact(rows, "defines", String.join(", ", node.defines()));
            fact(rows, "changes", String.join(", ", node.changes()));
            var maybe = notebook.kernel().graphProperty().get().mayChange(cell.id());
            if (!maybe.isEmpty()) {
                fact(rows, "may change", String.join(", ", maybe));
            }
            fact(rows, "read by", readers(cell));
            var step = node.step() == null ? "cell " + (notebook.place() + 1) : node.step();
            var title = Kit.row(8, Kit.text("This cell", "t2", "m5"), Kit.text(step, "t2", "subtle"));
            title.setPadding(new javafx.geometry.Insets(0, 12, 4, 12));
            thisCell.getChildren().setAll(title, rows);
        }
        list.refresh();
    }

    private static void fact(GridPane rows, String what, String names) {
        var key = Kit.text(what, "muted", "t2");
        key.setMinWidth(USE_PREF_SIZE);
        var value = Kit.text(names.isEmpty() ? "nothing" : names, "t2", names.isEmpty() ? "subtle" : "mono");
        value.setWrapText(true);
        rows.addRow(rows.getRowCount(), key, value);
    }

    private String readers(CellViewModel cell) {
        var names = new java.util.ArrayList<String>();
        for (int i = 0; i < notebook.cells().size(); i++) {
            var node = notebook.cells().get(i).nodeProperty().get();
            if (node != null && node.dependsOn().contains(cell.id())) {
                names.add("cell " + (i + 1));
            }
        }
        return String.join(", ", names);
    }

    private final class Row extends ListCell<Variable> {
        private final Label name = Kit.text("", "name");
        private final Label type = Kit.text("", "type");
        private final Label size = Kit.text("", "size");
        private final Label preview = Kit.text("", "preview");
        private final Button table;
        private final VBox box;

        Row(Consumer<String> explore) {
            table = Kit.iconButton("table", "Explore this table", () -> explore.accept(name.getText()), "small");
            table.setFocusTraversable(false);
            name.setMinWidth(USE_PREF_SIZE);
            size.setMinWidth(USE_PREF_SIZE);
            box = new VBox(Kit.row(6, name, type, Kit.spacer(), table, size), preview);
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
            type.setText(variable.type());
            size.setText(variable.bytes() == null ? "" : Words.bytes(variable.bytes()));
            boolean isTable = variable.type().equals("Table");
            table.setVisible(isTable);
            table.setManaged(isTable);
            preview.setText(Words.shorten(variable.preview(), 120));
            setTooltip(new Tooltip(variable.type() + " " + variable.name() + "\n" + variable.preview()));
            pseudoClassStateChanged(USED, reads().contains(variable.name()));
            setGraphic(box);
        }

        private Set<String> reads() {
            var node = notebook.current().nodeProperty().get();
            return node == null || !notebook.current().isCode() ? Set.of() : Set.copyOf(node.reads());
        }
    }
}
