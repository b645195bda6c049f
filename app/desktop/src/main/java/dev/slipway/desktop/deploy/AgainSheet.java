package dev.slipway.desktop.deploy;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Routes;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.run.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/// The sheet that starts a run again with its code and its parameters, of which some are changed. UI thread only.
final class AgainSheet extends SheetFrame {
    static final double WIDTH = 560;

    private record Recorded(RunDetail run, Compiled.Flow flow) {}

    private final LiveStore store;
    private final Routes routes;

    /// @param close takes the sheet away
    AgainSheet(LiveStore store, RunId run, Routes routes, Runnable close) {
        super(close);
        this.store = store;
        this.routes = routes;
        waitFor("Reading the run");
        store.ask(
                () -> read(store, run),
                (Consumer<Recorded>) this::show,
                failure -> fail("The run cannot be started again.", failure));
    }

    private static Recorded read(LiveStore store, RunId run) throws IOException {
        var history = store.services().history();
        var detail = history.run(run)
                .orElseThrow(() -> new IOException("It was deleted. There is nothing left to start again."));
        return new Recorded(detail, history.code(run));
    }

    private void show(Recorded recorded) {
        var row = recorded.run().row();
        title("Run " + Facts.title(row) + " again", "with the code it ran; change what is to be different");
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
            close();
            routes.run(run);
        });
        fill(new VBox(8, CheckView.head("Parameters", "as they were"), form));
        var begin = Kit.button("play", "Run", form::start, "primary");
        begin.disableProperty().bind(start.busyProperty());
        offer(Kit.spacer(), Kit.button("", "Cancel", this::close), begin);
        form.enter();
    }
}
