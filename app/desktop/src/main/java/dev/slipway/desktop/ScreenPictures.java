package dev.slipway.desktop;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.settings.Samples;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// The pictures of the screens over runs and versions, with real runs of the samples.
final class ScreenPictures {
    private static final long LONGEST_SECONDS = 300;
    private static final long FRAMES = 40;

    private final Composition composition;
    private final Pictures pictures;
    private final Path samples;

    /// @param samples the folder of the samples, which is open
    ScreenPictures(Composition composition, Pictures pictures, Path samples) {
        this.composition = composition;
        this.pictures = pictures;
        this.samples = samples;
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var store =
                Objects.requireNonNull(Pictures.onUi(() -> composition.places().store()), "no workspace");
        var first = run(store, Map.of("airportCount", "6", "settingCount", "3"));
        var second = run(store, Map.of("airportCount", "6", "settingCount", "5"));
        var third = run(store, Map.of("airportCount", "8", "settingCount", "5", "lateMinutes", "30"));
        show(() -> composition.places().runs(""), "history");
        show(() -> composition.places().run(second), "run");
        show(() -> composition.places().task(second, "train", 3), "task");
        show(() -> composition.places().compare(List.of(first, second, third)), "compare");
        show(() -> composition.places().why(second, third), "why");
        var notebook = notebook();
        show(() -> composition.places().deploy(notebook), "deploy");
        Pictures.onUi(() -> {
            composition.shell().closeSheet();
            return true;
        });
        publish(store);
        show(() -> composition.places().deployments(""), "deployments");
    }

    /// Publishes versions for the picture of them.
    private void publish(LiveStore store) throws IOException {
        var notebook = notebook();
        if (store.compiler().compile(notebook.path(), notebook.document()) instanceof Compiled.Flow flow) {
            var deployments = store.services().deployments();
            deployments.deploy(flow, notebook.path(), notebook.text(), Deployments.PROD, "First version");
            deployments.deploy(flow, notebook.path(), notebook.text(), Deployments.PROD, "More airports");
            deployments.deploy(flow, notebook.path(), notebook.text(), "test", "Try the larger grid");
        }
    }

    private Opened.Notebook notebook() throws IOException {
        if (NotebookFiles.open(samples.resolve(Samples.TOUR)) instanceof Opened.Notebook notebook) {
            return notebook;
        }
        throw new IOException(Samples.TOUR + " cannot be opened");
    }

    private RunId run(LiveStore store, Map<String, String> given)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var notebook = notebook();
        if (!(store.compiler().compile(notebook.path(), notebook.document()) instanceof Compiled.Flow flow)) {
            throw new IOException(Samples.TOUR + " does not compile");
        }
        var source = new RunRequest.Source(notebook.path(), notebook.text(), null, null, List.of("slipway", "run"));
        var label = new RunRequest.Label("", List.of());
        RunId id;
        try {
            var values = store.compiler().parameters(flow.plan(), given);
            id = store.services().runs().start(Restarts.request(flow, source, values, label));
        } catch (BadParameterException e) {
            throw new IOException(e);
        }
        Pictures.until(() -> isOver(store, id), LONGEST_SECONDS);
        return id;
    }

    private static boolean isOver(LiveStore store, RunId id) {
        try {
            return store.services()
                    .history()
                    .run(id)
                    .map(run -> run.row().status().isOver())
                    .orElse(false);
        } catch (IOException notYet) {
            return false;
        }
    }

    private void show(Runnable open, String name)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            open.run();
            return true;
        });
        Pictures.frames((int) FRAMES);
        pictures.shoot(name);
    }
}
