package dev.slipway.desktop.deploy;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Routes;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.run.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The sheet that starts a run again with its code and its parameters, of which some are changed. UI thread only.
final class AgainSheet extends VBox {
    static final double WIDTH = 560;

    private record Recorded(RunDetail run, Compiled.Flow flow) {}

    private final LiveStore store;
    private final Routes routes;
    private final Runnable close;
    private final HBox head = Kit.row(8);
    private final StackPane body = new StackPane();
    private final HBox foot = Kit.row(8);

    /// @param close takes the sheet away
    AgainSheet(LiveStore store, RunId run, Routes routes, Runnable close) {
        this.store = store;
        this.routes = routes;
        this.close = close;
        getStyleClass().add("deploy");
        head.getStyleClass().add("deploy-head");
        foot.getStyleClass().add("deploy-foot");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head, body, foot);
        var row = Kit.row(8, new Ring(14), Kit.text("Reading the run", "t2", "muted"));
        row.setAlignment(Pos.CENTER);
        body.getChildren().setAll(row);
        store.ask(
                () -> read(store, run),
                (Consumer<Recorded>) this::show,
                failure -> body.getChildren()
                        .setAll(new StackPane(
                                new MessageBar(MessageBar.Kind.FAILURE, "The run cannot be started again.", failure))));
    }

    private static Recorded read(LiveStore store, RunId run) throws IOException {
        var history = store.services().history();
        var detail = history.run(run)
                .orElseThrow(() -> new IOException("It was deleted. There is nothing left to start again."));
        return new Recorded(detail, history.code(run));
    }

    private void show(Recorded recorded) {
        var row = recorded.run().row();
        var words = new VBox(
                Kit.text("Run " + Facts.title(row) + " again", "t4"),
                Kit.text("with the code it ran; change what is to be different", "t1", "muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().setAll(words, Kit.spacer(), Kit.iconButton("close", "Close (Esc)", close));
        var source = new RunRequest.Source(
                Path.of(row.flow().notebook()),
                recorded.run().notebookText(),
                row.flow().version(),
                null,
                List.of());
        var start = new StartViewModel(store, recorded.flow(), source);
        start.fill(row.parameters());
        start.check();
        var form = new StartForm(start, run -> {
            close.run();
            routes.run(run);
        });
        var box = new VBox(8, CheckView.head("Parameters", "as they were"), form);
        box.setPadding(new Insets(12, 24, 16, 24));
        body.getChildren().setAll(DeploySheet.scrolling(box));
        var begin = Kit.button("play", "Run", form::start, "primary");
        begin.disableProperty().bind(start.busyProperty());
        foot.getChildren().setAll(Kit.spacer(), Kit.button("", "Cancel", close), begin);
        form.enter();
    }
}
