package dev.slipway.desktop.matrix;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The screen of the tasks of runs. UI thread only.
public final class MatrixScreen implements Screen {
    private final LiveStore store;
    private final String id;
    private final String rail;
    private final MatrixViewModel model;
    private final MatrixView view;
    private final SimpleObjectProperty<Tab> tab;

    /// @param rail item of the rail it belongs to
    /// @param runs a column each
    public MatrixScreen(LiveStore store, Routes routes, Dialogs dialogs, String rail, List<RunId> runs) {
        this.store = store;
        this.rail = rail;
        id = idOf(runs);
        tab = new SimpleObjectProperty<>(Tab.of("view-grid-outline", "Tasks of " + Words.count(runs.size(), "run")));
        model = new MatrixViewModel(store, routes, runs);
        view = new MatrixView(model, dialogs);
        model.reload();
    }

    /// Names the screen of these runs.
    public static String idOf(List<RunId> runs) {
        return "tasks:" + String.join(",", runs.stream().map(RunId::value).toList());
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
        return rail;
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public Optional<Node> statusRight() {
        return Optional.of(Kit.text("j k h l move, n next failure, Enter opens, ? for keys"));
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("tasks-again", "Tasks by run", "Read the tasks again", "refresh", model::reload, "F5"));
    }

    @Override
    public void shown() {
        store.watch(model);
    }

    @Override
    public void hidden() {
        store.unwatch(model);
    }

    @Override
    public void closed() {
        store.unwatch(model);
    }
}
