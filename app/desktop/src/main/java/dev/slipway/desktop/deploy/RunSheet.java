package dev.slipway.desktop.deploy;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Routes;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Place;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The sheet that runs a notebook's flow without deploying it. UI thread only.
final class RunSheet extends VBox {
    static final double WIDTH = 560;

    private final LiveStore store;
    private final Opened.Notebook notebook;
    private final Routes routes;
    private final Runnable close;
    private final HBox head = Kit.row(8);
    private final StackPane body = new StackPane();
    private final HBox foot = Kit.row(8);

    /// @param close takes the sheet away
    RunSheet(LiveStore store, Opened.Notebook notebook, Routes routes, Runnable close) {
        this.store = store;
        this.notebook = notebook;
        this.routes = routes;
        this.close = close;
        getStyleClass().add("deploy");
        head.getStyleClass().add("deploy-head");
        foot.getStyleClass().add("deploy-foot");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head, body, foot);
        title(String.valueOf(notebook.path().getFileName()), "from the notebook as it is now");
        check();
    }

    private void title(String flow, String below) {
        var words = new VBox(Kit.text("Run " + flow, "t4"), Kit.text(below, "t1", "muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().setAll(words, Kit.spacer(), Kit.iconButton("close", "Close (Esc)", close));
    }

    private void check() {
        var row = Kit.row(8, new Ring(14), Kit.text("Compiling the notebook from top to bottom", "t2", "muted"));
        row.setAlignment(Pos.CENTER);
        body.getChildren().setAll(row);
        store.ask(
                () -> Check.of(store.services(), store.compiler(), notebook),
                this::show,
                failure -> body.getChildren()
                        .setAll(new StackPane(new MessageBar(
                                MessageBar.Kind.FAILURE,
                                "The notebook could not be checked.",
                                failure,
                                Kit.button("refresh", "Try again", this::check, "small")))));
    }

    private void show(Check check) {
        var box = new VBox(8);
        box.setPadding(new Insets(12, 24, 16, 24));
        body.getChildren().setAll(DeploySheet.scrolling(box));
        if (!(check.compiled() instanceof Compiled.Flow flow)) {
            box.getChildren().addAll(CheckView.inTheWay(check, this::go));
            foot.getChildren().setAll(Kit.spacer(), Kit.text("It cannot run as it is", "t2", "danger-text"));
            return;
        }
        title(check.flow(), check.size() + ", from the notebook as it is now");
        var source = new RunRequest.Source(notebook.path(), notebook.text(), null, null, List.of());
        var start = new StartViewModel(store, flow, source);
        start.check();
        var form = new StartForm(start, run -> {
            close.run();
            routes.run(run);
        });
        var graph = PlanGraph.of(flow.plan(), check::change, PlanGraph.Labels.NONE);
        VBox.setMargin(graph, new Insets(8, 0, 8, 0));
        box.getChildren().addAll(graph, CheckView.head("Parameters", ""), form);
        if (!check.problems().isEmpty()) {
            box.getChildren().addAll(CheckView.inTheWay(check, this::go));
        }
        var begin = Kit.button("play", "Run", form::start, "primary");
        begin.disableProperty().bind(start.busyProperty());
        foot.getChildren()
                .setAll(
                        Kit.text("It goes on when the window is closed", "t1", "muted"),
                        Kit.spacer(),
                        Kit.button("", "Cancel", close),
                        begin);
        form.enter();
    }

    private void go(Place place) {
        close.run();
        routes.notebook(notebook.path(), place.cell().value(), place.line());
    }
}
