package dev.slipway.desktop.files;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The workspace's files. Folders are read when they are opened, off the UI thread. UI thread only.
public final class FilesView extends VBox {
    private final Jobs jobs;
    private final Consumer<Path> open;
    private final Runnable make;
    private final TreeView<FileEntry> tree = new TreeView<>();
    private final Label name = new Label();
    private final Label gone = Kit.text(
            "This folder cannot be read: it was deleted, moved or renamed, or its permissions do not allow it.",
            "t1",
            "warning-text");
    private @Nullable Path folder;
    private @Nullable Path wanted;

    /// @param open called with a notebook or a file of data the person wants to see
    /// @param make called when the person asks for a new notebook
    public FilesView(Jobs jobs, Consumer<Path> open, Runnable make) {
        this.jobs = jobs;
        this.open = open;
        this.make = make;
        var head = Kit.paneHead("Files", name);
        head.getChildren().addAll(actions());
        gone.setWrapText(true);
        gone.setVisible(false);
        gone.setManaged(false);
        gone.setPadding(new Insets(4, 12, 4, 12));
        getChildren().addAll(head, gone, tree);
        parentProperty().subscribe(parent -> {
            boolean hasHead = parent == null || !parent.getStyleClass().contains("pane-body");
            head.setVisible(hasHead);
            head.setManaged(hasHead);
        });
        tree.getStyleClass().add("file-tree");
        tree.setShowRoot(false);
        tree.setFixedCellSize(24);
        tree.setAccessibleText("Files of the workspace");
        tree.setCellFactory(_ -> new Row());
        tree.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openSelected();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        setPrefHeight(256);
        setMinHeight(0);
    }

    /// The folder's name.
    public ObservableValue<String> nameProperty() {
        return name.textProperty();
    }

    /// Makes the buttons for its head.
    public List<Node> actions() {
        return List.of(
                Kit.iconButton("file-plus-outline", "New notebook (" + KeyWords.of("Shortcut+N") + ")", make, "small"),
                Kit.iconButton("refresh", "Read the folder again", this::refresh, "small"));
    }

    /// Shows the files of `root`.
    public void show(Path root) {
        folder = root;
        name.setText(String.valueOf(root.getFileName()));
        var top = new TreeItem<>(new FileEntry(root, true, 0));
        top.setExpanded(true);
        tree.setRoot(top);
        fill(top);
    }

    /// Reads what is shown again.
    public void refresh() {
        if (tree.getRoot() != null) {
            fill(tree.getRoot());
        }
    }

    /// Returns the folder that is shown, null before the first.
    public @Nullable Path folder() {
        return folder;
    }

    /// Selects the row of `file` if it is shown.
    public void select(Path file) {
        wanted = file;
        if (tree.getRoot() != null) {
            select(tree.getRoot(), file);
        }
    }

    private void select(TreeItem<FileEntry> item, Path file) {
        for (var child : item.getChildren()) {
            if (child.getValue().path().equals(file)) {
                tree.getSelectionModel().select(child);
            } else if (child.getValue().isFolder()
                    && file.startsWith(child.getValue().path())) {
                select(child, file);
            }
        }
    }

    private void fill(TreeItem<FileEntry> item) {
        var path = item.getValue().path();
        jobs.submit(() -> FileEntry.in(path), result -> {
            if (result instanceof Jobs.Result.Done<List<FileEntry>>(var entries)) {
                update(item, entries);
            } else if (result instanceof Jobs.Result.Failed<List<FileEntry>>) {
                update(item, List.of());
            }
            if (item.equals(tree.getRoot())) {
                boolean isThere = result instanceof Jobs.Result.Done<List<FileEntry>>;
                gone.setVisible(!isThere);
                gone.setManaged(!isThere);
            }
        });
    }

    private void update(TreeItem<FileEntry> item, List<FileEntry> entries) {
        var before = List.copyOf(item.getChildren());
        var known = new HashMap<Path, TreeItem<FileEntry>>();
        before.forEach(child -> known.put(child.getValue().path(), child));
        var now = entries.stream()
                .map(entry -> {
                    var child = known.get(entry.path());
                    return child != null && child.getValue().isFolder() == entry.isFolder() ? child : item(entry);
                })
                .toList();
        if (!before.equals(now)) {
            item.getChildren().setAll(now);
        }
        if (wanted != null) {
            select(tree.getRoot(), wanted);
        }
        for (int i = 0; i < now.size(); i++) {
            now.get(i).setValue(entries.get(i));
            if (now.get(i).isExpanded()) {
                fill(now.get(i));
            }
        }
    }

    private TreeItem<FileEntry> item(FileEntry entry) {
        var item = new TreeItem<>(entry) {
            @Override
            public boolean isLeaf() {
                return !getValue().isFolder();
            }
        };
        item.expandedProperty().subscribe(expanded -> {
            if (expanded) {
                fill(item);
            }
        });
        return item;
    }

    private void openSelected() {
        var item = tree.getSelectionModel().getSelectedItem();
        if (item != null && (item.getValue().isNotebook() || item.getValue().isData())) {
            open.accept(item.getValue().path());
        }
    }

    private final class Row extends TreeCell<FileEntry> {
        private final Label words = Kit.text("", "name");
        private final Label size = Kit.text("", "size");
        private final HBox box = Kit.row(6, words, Kit.spacer(), size);

        Row() {
            words.setMinWidth(40);
            size.setMinWidth(USE_PREF_SIZE);
            words.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setOnMouseClicked(click -> {
                if (getItem() != null && click.getButton() == MouseButton.PRIMARY) {
                    openSelected();
                }
            });
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable FileEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            words.setText(entry.name());
            boolean expanded = getTreeItem() != null && getTreeItem().isExpanded();
            words.setGraphic(Icons.sized(
                    entry.isFolder() ? expanded ? "folder-open-outline" : "folder-outline" : entry.icon(),
                    14,
                    "subtle"));
            size.setText(entry.isFolder() || entry.isNotebook() ? "" : Words.bytes(entry.bytes()));
            setGraphic(box);
        }
    }
}
