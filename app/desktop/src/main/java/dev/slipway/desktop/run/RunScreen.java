package dev.slipway.desktop.run;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.live.Watcher;
import dev.slipway.desktop.route.Dialogs;
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

/// The screen of one run. UI thread only.
public final class RunScreen implements Screen, Watcher {
    private final LiveStore store;
    private final Routes routes;
    private final RunPageViewModel model;
    private final TaskViewModel task;
    private final RunPageView view;
    private final SimpleObjectProperty<Tab> tab;
    private final HBox status = Kit.row(16);
    private final Label stored = Kit.text("");

    public RunScreen(LiveStore store, Routes routes, Dialogs dialogs, RunId run, ZoneId zone) {
        this.store = store;
        this.routes = routes;
        model = new RunPageViewModel(store, run, zone);
        task = new TaskViewModel(store, run);
        tab = new SimpleObjectProperty<>(Tab.of("chart-timeline", "Run"));
        view = new RunPageView(model, task, routes, dialogs);
        model.snapshotProperty().subscribe(_ -> show());
        model.reload();
    }

    /// Returns the id of the screen of `run`.
    public static String idOf(RunId run) {
        return "run:" + run.value();
    }

    /// Opens a task.
    public void openTask(String step, int index) {
        if (model.tasks().stepProperty().get().isEmpty()) {
            model.snapshotProperty().subscribe(now -> {
                if (now != null
                        && now.isWhole()
                        && model.tasks().chosenProperty().get() == null) {
                    choose(step, index);
                }
            });
        } else {
            choose(step, index);
        }
    }

    private void choose(String step, int index) {
        model.tasks().choose(step);
        model.tasks().chooseTask(index);
    }

    @Override
    public String id() {
        return idOf(model.id());
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return "runs";
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public Optional<Node> statusLeft() {
        return Optional.of(status);
    }

    @Override
    public Optional<Node> statusRight() {
        return Optional.of(Kit.row(16, stored, Kit.text("? for keys")));
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("run-cancel", "Run", "Cancel this run", "stop", model::cancel)
                        .onlyIf(model::isLive),
                Command.of(
                                "run-resume",
                                "Run",
                                "Resume this run",
                                "refresh",
                                () -> model.again(Restarts.Code.NOW, routes::run))
                        .onlyIf(model::isResumable),
                Command.of(
                        "run-recorded",
                        "Run",
                        "Run again as recorded",
                        "history",
                        () -> model.again(Restarts.Code.RECORDED, routes::run)),
                Command.of("run-again", "Run", "Read this run again", "refresh", model::reload, "F5"));
    }

    @Override
    public void shown() {
        store.watch(this);
        model.changed();
    }

    @Override
    public void hidden() {
        if (!model.isLive()) {
            store.unwatch(this);
        }
    }

    @Override
    public void closed() {
        store.unwatch(this);
    }

    @Override
    public void changed() {
        model.changed();
        if (task.index() >= 0 && model.isLive()) {
            task.reload();
        }
    }

    @Override
    public void ticked() {
        view.tick();
    }

    private void show() {
        model.row().ifPresent(run -> {
            boolean isLive = run.status() == RunStatus.RUNNING;
            tab.set(new Screen.Tab("chart-timeline", Facts.title(run), false, isLive));
            var mark = Facts.mark(run.status(), model.counts());
            status.getChildren()
                    .setAll(
                            mark.label("run " + run.flow().number() + " " + mark.word()),
                            Kit.text(run.flow().flow()
                                    + (run.flow().version() == null
                                            ? ", from the notebook"
                                            : ", version " + run.flow().version())
                                    + ", " + run.origin().target()));
            stored.setText(Words.count(model.counts().total(), "task"));
        });
    }
}
