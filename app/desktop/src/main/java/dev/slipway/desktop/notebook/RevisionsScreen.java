package dev.slipway.desktop.notebook;

import dev.slipway.desktop.diff.DiffList;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.notebook.Revisions.Revision;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.words.Words;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The tab with what a notebook was before: revisions at the left, what has changed since at the right. UI thread only.
final class RevisionsScreen implements Screen {
    private static final double SIDE = 184;

    private final String id;
    private final RevisionsViewModel model;
    private final InstantSource clock;
    private final Runnable read;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>();
    private final ListView<Revision> list = new ListView<>();
    private final DiffList diff = new DiffList("What has changed since", "It is as it was");
    private final Label words = Kit.text("", "t2", "muted");
    private final Button restore = Kit.button("restore", "Restore", this::restore, "primary", "small");
    private final BorderPane view = new BorderPane(diff);
    private boolean filling;

    /// @param name what the tab says
    /// @param labels what the segments say: of one cell, of all
    /// @param read lets `model` read them again
    RevisionsScreen(
            String id, String name, List<String> labels, RevisionsViewModel model, InstantSource clock, Runnable read) {
        this.id = id;
        this.model = model;
        this.clock = clock;
        this.read = read;
        tab.set(Tab.of("history", name));
        list.setAccessibleText("Revisions, the newest first");
        list.getStyleClass().addAll("row-list", "revisions");
        list.setFixedCellSize(44);
        list.setCellFactory(_ -> new Row());
        list.getSelectionModel().selectedIndexProperty().subscribe(at -> {
            if (!filling && at.intValue() >= 0) {
                model.choose(at.intValue());
            }
        });
        arrange(labels);
        model.changesProperty().subscribe(_ -> fill());
    }

    private void arrange(List<String> labels) {
        var scope = new Segments<>(
                List.of(false, true), all -> all ? labels.getLast() : labels.getFirst(), model.isWhole(), model::whole);
        words.setMinWidth(0);
        restore.setMinWidth(Button.USE_PREF_SIZE);
        var head = Kit.row(
                8,
                scope,
                words,
                Kit.spacer(),
                Kit.iconButton("arrow-down", "Next change (N)", diff::next, "small"),
                restore);
        head.getStyleClass().addAll("tool-bar-40", "wide");
        list.setPrefWidth(SIDE);
        var side = new VBox(list);
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        side.getStyleClass().add("revisions-side");
        view.setTop(head);
        view.setLeft(side);
        view.addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.N && !key.isShortcutDown()) {
                diff.next();
                key.consume();
            }
        });
    }

    private void fill() {
        filling = true;
        list.setPlaceholder(
                model.failure().isEmpty()
                        ? Kit.empty("history", "Nothing yet", "Each time the notebook is saved, its text is kept.")
                        : Kit.empty("alert-outline", "It could not be read", model.failure()));
        var there = model.revisions();
        if (!list.getItems().equals(there)) {
            list.getItems().setAll(there);
        }
        var now = model.current();
        now.ifPresent(one -> list.getSelectionModel().clearAndSelect(there.indexOf(one)));
        filling = false;
        list.refresh();
        diff.show(model.rows(), true);
        words.setText(now.map(one -> when(one) + " beside now").orElse(""));
        restore.setText(model.isWhole() ? "Restore the notebook" : "Restore the cell");
        restore.setDisable(!model.canRestore());
    }

    private void restore() {
        model.restore();
    }

    private String when(Revision revision) {
        return Words.moment(revision.at(), clock.instant(), ZoneId.systemDefault());
    }

    private final class Row extends ListCell<Revision> {
        private final Label when = Kit.text("", "t2");
        private final Label what = Kit.text("", "t1", "muted");
        private final VBox box = new VBox(when, what);

        Row() {
            box.getStyleClass().add("revision");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Revision revision, boolean empty) {
            super.updateItem(revision, empty);
            if (empty || revision == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            when.setText(when(revision));
            what.setText(model.words(revision));
            setAccessibleText(when.getText() + ", " + what.getText());
            setGraphic(box);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return "files";
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public void shown() {
        model.choose(Math.max(0, list.getSelectionModel().getSelectedIndex()));
        read.run();
        list.requestFocus();
    }
}
