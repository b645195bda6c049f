package dev.slipway.desktop.runs;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.ViewsFile;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.RunStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The screen of all runs. UI thread only.
public final class RunsScreen implements Screen {
    /// Names the screen and its item in the rail.
    public static final String ID = "runs";

    private final LiveStore store;
    private final RunListViewModel model;
    private final RunActions actions;
    private final RunListView view;
    private final FacetsView facets;
    private final HBox statusLeft = Kit.row(16);
    private final Label inStore = Kit.text("");
    private final ObservableValue<Tab> tab = new SimpleObjectProperty<>(Tab.of("history", "Runs"));

    public RunsScreen(LiveStore store, Routes routes, ZoneId zone) {
        this.store = store;
        model = new RunListViewModel(store, zone);
        actions = new RunActions(store, id -> model.find(id).orElse(null));
        var file = ViewsFile.of(store.services().workspace());
        var saved = new SavedFilters(store, file, model);
        var columns = new ColumnChoice(store, file);
        view = new RunListView(model, actions, store, routes, new RunListView.Kept(saved, columns));
        facets = new FacetsView(model, saved);
        saved.read();
        columns.read();
        model.stateProperty().subscribe(this::status);
        model.reload();
    }

    /// Shows the runs that meet `filter`, as one types it; empty for all.
    public void filter(String filter) {
        model.filter().showOnly(filter);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return ID;
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public Optional<Node> side() {
        return Optional.of(facets);
    }

    @Override
    public Optional<Node> statusLeft() {
        return Optional.of(statusLeft);
    }

    @Override
    public Optional<Node> statusRight() {
        return Optional.of(Kit.row(16, inStore, Kit.text("j k move, Enter opens, x chooses, ? for keys")));
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("runs-filter", "Runs", "Filter the runs", "filter-variant", view::enterFilter, "Shortcut+F"),
                Command.of("runs-again", "Runs", "Read the runs again", "refresh", model::reload, "F5"),
                Command.of("runs-tasks", "Runs", "Tasks of the chosen runs", "view-grid-outline", view::tasks),
                Command.of("runs-save", "Runs", "Save the filter", "star-outline", view::saveFilter),
                Command.of("runs-clear", "Runs", "Clear the filter", "close", model.filter()::clear));
    }

    @Override
    public void shown() {
        store.watch(model);
        model.changed();
        view.enterList();
    }

    @Override
    public void hidden() {
        store.unwatch(model);
    }

    @Override
    public void closed() {
        store.unwatch(model);
    }

    private static String shown(ListState state) {
        return state.loaded() < state.total()
                ? Words.count(state.loaded()) + " of " + Words.count(state.total(), "run")
                : Words.count(state.loaded(), "run");
    }

    private void status(ListState state) {
        statusLeft.getChildren().clear();
        long live = model.count(RunStatus.RUNNING);
        if (live > 0) {
            var label = new Label(Words.count(live, "run") + " live", new Ring(12));
            label.getStyleClass().add("accent-text");
            statusLeft.getChildren().add(label);
        }
        statusLeft
                .getChildren()
                .add(Kit.text(shown(state) + " shown, "
                        + Words.count(model.count(RunStatus.SUCCEEDED)) + " succeeded, "
                        + Words.count(model.count(RunStatus.FAILED)) + " failed"));
        inStore.setText(Words.count(state.inStore(), "run") + " in the store");
    }
}
