package dev.slipway.desktop;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.deploy.ProblemFixes;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.Restarts;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.settings.Samples;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The pictures of the screens over runs and versions, with real runs of the samples.
final class ScreenPictures {
    private static final long LONGEST_SECONDS = 300;
    private static final int FRAMES = 60;

    /// For a screen that reads stored values, for which the plug-ins have to be found first.
    private static final int COLD_FRAMES = 600;

    /// A quick fix of `FAULTY`.
    private static final String MOVE = "Move cell 4 above cell 3";

    private static final int SWEPT = 24;
    private static final int EIGHT = 8; // the most runs that are columns
    private static final String SWEEP = """
            // %%
            //| parameters
            double rate = 0.1;
            int depth = 4;
            int seed = 1;
            // %%
            //| step: train
            var random = new Random(seed);
            double loss = 0;
            for (int i = 1; i <= 60; i++) {
                loss = 2 * Math.exp(-i * rate / 6) + Math.abs(depth - 4) * 0.08 + 0.02 * Math.abs(random.nextGaussian());
                metric("loss", loss, i);
            }
            metric("accuracy", 1 - loss / 3);
            """;

    /// Has what a person gets wrong first when a notebook becomes a flow.
    private static final String FAULTY = """
            // %%
            //| parameters
            int days = 30;
            // %%
            //| step: load
            var lines = Files.readAllLines(Path.of("sales.csv"));
            // %%
            //| step: forecast
            double level = mean * days;
            //| timeout: 2m
            // %%
            double mean = lines.stream().mapToDouble(Double::parseDouble).average().orElse(0);
            // %%
            //| step: report
            var written = Instant.now();
            String report = written + ": " + level;
            """;

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
        var sweep = sweep(store);
        show(() -> composition.places().runs(""), "history");
        show(() -> composition.places().run(second), "run");
        show(() -> composition.places().task(second, "train", 3), "task");
        show(() -> composition.places().compare(List.of(first, second, third)), "compare");
        show(() -> composition.places().compare(sweep.subList(0, EIGHT)), "compare-eight");
        show(() -> composition.places().compare(sweep), "sweep");
        group();
        show(() -> composition.places().why(second, third), "why", COLD_FRAMES);
        show(() -> composition.places().past(second), "past");
        var notebook = notebook();
        show(() -> composition.places().deploy(notebook, ProblemFixes.NONE), "deploy");
        Pictures.onUi(() -> {
            composition.shell().closeSheet();
            return true;
        });
        fix();
        publish(store);
        runVersion(store);
        show(() -> composition.places().deployments(""), "deployments");
    }

    /// Takes the sheet with quick fixes beside what stands in the way, and with one of them made.
    private void fix() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var file = samples.resolve("forecast.jsh");
        Files.writeString(file, FAULTY);
        Pictures.onUi(() -> {
            composition.places().notebook(file, null, null);
            return true;
        });
        Pictures.until(
                () -> composition.shell().front().orElse(null) instanceof NotebookScreen screen
                        && screen.file().path().equals(file),
                LONGEST_SECONDS);
        show(() -> press(".deploy", "Deploy"), "deploy-fixes", COLD_FRAMES);
        show(() -> press(".button", MOVE), "deploy-fixed", COLD_FRAMES);
        Pictures.onUi(() -> {
            composition.shell().closeSheet();
            return true;
        });
    }

    /// Takes the runs that are side by side as groups, as boxes, as a map, and their tasks.
    private void group() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        show(() -> choose("Group the runs", "By rate"), "groups");
        show(() -> choose("What there is a small chart for each value of", "By depth"), "facets");
        show(() -> press(".toggle-button", "Boxes"), "boxes");
        show(() -> press(".toggle-button", "Heat"), "heat");
        show(() -> pressLabel("contours"), "contours");
        show(() -> press(".button", "Tasks"), "tasks");
    }

    /// Presses the button of the style class `style` that says `words`.
    private void press(String style, String words) {
        composition.shell().lookupAll(style).stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(button -> words.equals(button.getText()) && button.isVisible())
                .findFirst()
                .orElseThrow()
                .fire();
    }

    /// Presses the label that says `words`, as Space does.
    private void pressLabel(String words) {
        var label = composition.shell().lookupAll(".pressable").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(one -> words.equals(one.getText()))
                .findFirst()
                .orElseThrow();
        label.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
    }

    /// Chooses the item that says `words` of the menu called `name`.
    private void choose(String name, String words) {
        var menu = composition.shell().lookupAll(".menu-button").stream()
                .filter(MenuButton.class::isInstance)
                .map(MenuButton.class::cast)
                .filter(one -> name.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow();
        menu.show();
        menu.getItems().stream()
                .filter(item -> words.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
        menu.hide();
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

    /// Runs the live version once: what it takes is there already.
    private void runVersion(LiveStore store)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var deployments = store.services().deployments();
        var live = deployments.live("flight-delays").orElseThrow();
        var flow = deployments.code(live);
        var source = new RunRequest.Source(
                Path.of(live.created().notebook()),
                deployments.notebookText(live),
                live.version(),
                null,
                List.of("slipway", "run", "flight-delays@live"));
        await(store, start(store, flow, source, Map.of("airportCount", "6", "settingCount", "3")));
    }

    /// Runs a small notebook many times, for the picture of many runs side by side.
    private List<RunId> sweep(LiveStore store)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var file = samples.resolve("sweep.jsh");
        Files.writeString(file, SWEEP);
        if (!(NotebookFiles.open(file) instanceof Opened.Notebook notebook)
                || !(store.compiler().compile(file, notebook.document()) instanceof Compiled.Flow flow)) {
            throw new IOException("the sweep does not compile");
        }
        var source = new RunRequest.Source(file, notebook.text(), null, null, List.of("slipway", "run"));
        var runs = new ArrayList<RunId>();
        for (int i = 0; i < SWEPT; i++) {
            var given = Map.of("rate", "0." + (1 + i % 4), "depth", "" + (2 + 2 * (i % 3)), "seed", "" + i);
            runs.add(start(store, flow, source, given));
            if (i % 3 == 2) {
                await(store, runs.getLast());
            }
        }
        for (var run : runs) {
            await(store, run);
        }
        return runs;
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
        var id = start(store, flow, source, given);
        await(store, id);
        return id;
    }

    private static RunId start(LiveStore store, Compiled.Flow flow, RunRequest.Source source, Map<String, String> given)
            throws IOException {
        try {
            var values = store.compiler().parameters(flow.plan(), given);
            return store.services()
                    .runs()
                    .start(Restarts.request(flow, source, values, new RunRequest.Label("", List.of())));
        } catch (BadParameterException e) {
            throw new IOException(e);
        }
    }

    private static void await(LiveStore store, RunId id)
            throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.until(() -> isOver(store, id), LONGEST_SECONDS);
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
        show(open, name, FRAMES);
    }

    private void show(Runnable open, String name, int frames)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            open.run();
            return true;
        });
        Pictures.frames(frames);
        pictures.shoot(name);
    }
}
