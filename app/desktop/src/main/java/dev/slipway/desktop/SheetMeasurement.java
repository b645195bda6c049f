package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.desktop.deploy.ProblemFixes;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;

/// What the deploy sheet of a flow of 300 steps costs.
final class SheetMeasurement {
    private static final int ROUNDS = 3;

    private final Composition composition;
    private final LiveStore store;
    private final Path folder;

    SheetMeasurement(Composition composition, LiveStore store, Path folder) {
        this.composition = composition;
        this.store = store;
        this.folder = folder;
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        if (!(NotebookFiles.open(folder.resolve("steps.jsh")) instanceof Opened.Notebook notebook)) {
            throw new IOException("no notebook of many steps");
        }
        Timed.of(() -> store.compiler().compile(notebook.path(), notebook.document()));
        var deployments = store.services().deployments();
        for (int i = 0; i < ROUNDS; i++) {
            Timed.print(
                    "sheet-open",
                    Timed.until(() -> composition.places().deploy(notebook, ProblemFixes.NONE), this::isShown));
            onUi(() -> {
                composition.shell().closeSheet();
                return true;
            });
            frames(10);
            Timed.print(
                    "bare-sheet-open",
                    Timed.of(() ->
                            deployments.notebookText(deployments.live("steps").orElseThrow())));
        }
    }

    private boolean isShown() {
        return composition.shell().lookupAll(".sheet-head .label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().startsWith("Changed since"));
    }
}
