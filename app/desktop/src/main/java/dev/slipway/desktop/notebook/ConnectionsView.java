package dev.slipway.desktop.notebook;

import dev.slipway.api.spi.DatabaseBrowser;
import dev.slipway.api.spi.DatabaseBrowser.Relation;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.connection.DatabaseConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The workspace's databases as a tree: connections, tables and views, columns. UI thread only.
final class ConnectionsView extends VBox {
    private final ConnectionsViewModel model;
    private final Consumer<String> run;
    private final TreeView<Entry> tree = new TreeView<>(new TreeItem<>(new Entry.Note("")));
    private final VBox empty = Kit.empty(
            "database-outline",
            "No connections",
            "slipway connection add shop sqlite:data/shop.db, in a terminal, makes one of this workspace.");
    private final Label failure = Kit.text("", "t2", "danger-text");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private boolean isWatching;

    private sealed interface Entry {
        record Database(DatabaseConnection connection) implements Entry {}

        record Table(String connection, Relation relation) implements Entry {}

        record Column(DatabaseBrowser.Column column) implements Entry {}

        record Note(String words) implements Entry {}
    }

    /// @param run called with a cell that shows the rows of a table
    ConnectionsView(ConnectionsViewModel model, Consumer<String> run) {
        this.model = model;
        this.run = run;
        tree.setShowRoot(false);
        tree.setFixedCellSize(24);
        tree.setAccessibleText("Databases of the workspace");
        tree.getStyleClass().add("connections");
        tree.setCellFactory(_ -> new Row());
        tree.setOnKeyPressed(key -> {
            var chosen = tree.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && chosen != null) {
                open(chosen.getValue());
                key.consume();
            }
        });
        failure.setWrapText(true);
        failure.setPadding(new javafx.geometry.Insets(4, 12, 4, 12));
        failure.textProperty().bind(model.failureProperty());
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().addAll(failure, empty, tree);
        model.all().subscribe(this::fill);
        model.failureProperty().subscribe(this::fill);
        fill();
        sceneProperty().subscribe(scene -> {
            if (scene != null && !isWatching) {
                isWatching = true; // no kernel is asked for what nobody looks at
                model.watch();
            }
        });
    }

    /// How many there are, in words.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Returns the buttons for its head.
    List<Node> actions() {
        return List.of(Kit.iconButton("refresh", "Read the connections again", model::load, "small"));
    }

    private void fill() {
        boolean any = !model.all().isEmpty();
        boolean failed = !model.failureProperty().get().isEmpty();
        count.set(any ? Words.count(model.all().size()) : "");
        show(failure, failed);
        show(empty, !any && !failed);
        show(tree, any);
        tree.getRoot()
                .getChildren()
                .setAll(model.all().stream()
                        .map(one -> lazy(new Entry.Database(one), item -> tables(item, one.name())))
                        .toList());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /// Returns an item that asks for its children when it is opened first, and again after it failed.
    private static TreeItem<Entry> lazy(Entry entry, Consumer<TreeItem<Entry>> ask) {
        var item = new TreeItem<>(entry);
        note(item, "reading");
        item.expandedProperty().subscribe((_, isOpen) -> {
            if (isOpen && item.getChildren().getFirst().getValue() instanceof Entry.Note) {
                note(item, "reading");
                ask.accept(item);
            }
        });
        return item;
    }

    private static void note(TreeItem<Entry> item, String words) {
        item.getChildren().setAll(List.of(new TreeItem<>(new Entry.Note(words))));
    }

    private void tables(TreeItem<Entry> item, String connection) {
        model.relations(
                connection,
                found -> put(
                        item,
                        found.stream()
                                .map(one -> lazy(
                                        new Entry.Table(connection, one), table -> columns(table, connection, one)))
                                .toList(),
                        "no tables"),
                why -> note(item, why));
    }

    private void columns(TreeItem<Entry> item, String connection, Relation table) {
        model.columns(
                connection,
                table,
                found -> put(
                        item,
                        found.stream()
                                .map(one -> new TreeItem<Entry>(new Entry.Column(one)))
                                .toList(),
                        "no columns"),
                why -> note(item, why));
    }

    private static void put(TreeItem<Entry> item, List<TreeItem<Entry>> found, String none) {
        if (found.isEmpty()) {
            note(item, none);
        } else {
            item.getChildren().setAll(new ArrayList<>(found));
        }
    }

    private void open(Entry entry) {
        if (entry instanceof Entry.Table(var connection, var relation)) {
            run.accept(ConnectionsViewModel.query(connection, relation));
        }
    }

    private final class Row extends TreeCell<Entry> {
        private final Label name = Kit.text("", "t2");
        private final Label about = Kit.text("", "t1", "muted");
        private final HBox row = Kit.row(6);

        Row() {
            name.setMinWidth(0);
            about.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && getItem() != null) {
                    open(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean isBlank) {
            super.updateItem(entry, isBlank);
            if (isBlank || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var icon = switch (entry) {
                case Entry.Database(var connection) ->
                    say(
                            "database-outline",
                            connection.name(),
                            connection.kind().name().toLowerCase(java.util.Locale.ROOT));
                case Entry.Table(var _, var relation) ->
                    say(relation.kind().equals("view") ? "table-eye" : "table", relation.name(), schema(relation));
                case Entry.Column(var column) -> say("table-column", column.name(), column.type());
                case Entry.Note(var words) -> say("dots-horizontal", words, "");
            };
            row.getChildren().setAll(Icons.sized(icon, 14), name, about);
            if (entry instanceof Entry.Table table) {
                var query = Kit.iconButton(
                        "table-search", "Show its first rows, in a new cell", () -> open(table), "small");
                query.setFocusTraversable(false);
                row.getChildren().addAll(Kit.spacer(), query);
            }
            setAccessibleText(name.getText() + ", " + about.getText());
            setGraphic(row);
        }

        /// Returns the schema, unless it is the one that a name without a schema is looked for in.
        private String schema(Relation relation) {
            return List.of("main", "public").contains(relation.schema()) ? "" : relation.schema();
        }

        private String say(String icon, String words, String more) {
            name.setText(words);
            about.setText(more);
            return icon;
        }
    }
}
