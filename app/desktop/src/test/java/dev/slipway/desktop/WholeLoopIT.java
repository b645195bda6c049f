package dev.slipway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.deploy.ProblemFixes;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole loop in the real window over the real store, with real runs: run, fail, read why, fix, resume, compare,
/// deploy, roll back, promote, open in the notebook. Two runs and a kernel are processes of their own.
@Timeout(300)
class WholeLoopIT {
    private static final long LONGEST_SECONDS = 60;
    private static final String NOTEBOOK = """
            // %%
            //| parameters
            int rows = 4;
            double rate = 0.5;
            // %%
            //| step: prepare
            List<Integer> items = new ArrayList<>();
            for (int i = 0; i < rows; i++) { items.add(i); }
            // %%
            //| step: train
            //| foreach: item : items
            if (item == 3) { throw new IllegalStateException("item three is empty"); }
            double score = item * rate;
            // %%
            //| step: report
            //| gather: score -> scores
            double mean = scores.stream().mapToDouble(d -> d).average().orElse(0);
            metric("mean", mean);
            """;

    @TempDir
    private Path folder;

    private Path file;
    private Composition composition;
    private Stage window;
    private OnStage stage;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectory(folder.resolve(".slipway"));
        file = Files.writeString(folder.resolve("scores.jsh"), NOTEBOOK);
        Toolkit.start();
        var installation = Installation.locate();
        var home = folder.resolve("home");
        composition = OnStage.onUi(() -> new Composition(installation, home, Kernels.plain(installation, home)));
        window = OnStage.onUi(() -> {
            var made = new Stage();
            composition.window(made);
            made.show();
            composition.begin(file);
            return made;
        });
        stage = OnStage.of(window);
    }

    @AfterEach
    void close() throws Exception {
        OnStage.onUi(() -> {
            composition.close();
            window.close();
            return true;
        });
    }

    @Test
    void aNotebookIsRunMendedComparedDeployedAndBroughtBack() throws Exception {
        var failed = runIt();
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
        assertSays("item three is empty");

        Files.writeString(
                file, NOTEBOOK.replace("throw new IllegalStateException(\"item three is empty\");", "item = 9;"));
        var mended = resume(failed);
        assertThat(mended.status()).isEqualTo(RunStatus.SUCCEEDED);

        ui(() -> composition.places().why(failed.id(), mended.id()));
        assertSays("Code changed in");
        assertSays("differ");
        ui(() -> composition.places().compare(List.of(failed.id(), mended.id())));
        assertSays("1 did not succeed");

        publish("prod", "the first");
        deploy(2);
        publish("test", "a third");
        rollBackAndPromote();
        bringBack(mended.id());
    }

    private RunRow runIt() throws Exception {
        var notebook = notebook();
        ui(() -> composition.places().runFlow(notebook, ProblemFixes.NONE));
        awaitText("Run");
        awaitText("rows");
        stage.click("Run");
        return ended(1);
    }

    private RunRow resume(RunRow failed) throws Exception {
        ui(() -> composition.places().run(failed.id()));
        awaitText("Resume 1 task");
        stage.click("Resume 1 task");
        return ended(2);
    }

    /// Returns the newest of `count` runs once it is over.
    private RunRow ended(int count) throws Exception {
        await(() -> runs().size() == count && runs().getFirst().status().isOver());
        return runs().getFirst();
    }

    private List<RunRow> runs() {
        try {
            return services().history().runs(RunQuery.newest(9)).rows();
        } catch (IOException notYet) {
            return List.of();
        }
    }

    private void deploy(int version) throws Exception {
        var notebook = notebook();
        ui(() -> composition.places().deploy(notebook, ProblemFixes.NONE));
        awaitText("Deploy version " + version);
        stage.click("Deploy version " + version);
        stage.click("Put it on prod");
        awaitText("scores version " + version + " is live");
        stage.click("Later");
    }

    /// Publishes a version as a colleague would, from a command line.
    private void publish(String branch, String note) throws Exception {
        var notebook = notebook();
        var flow = (Compiled.Flow)
                Objects.requireNonNull(composition.places().store()).compiler().compile(file, notebook.document());
        services().deployments().deploy(flow, file, notebook.text(), branch, note);
    }

    private void rollBackAndPromote() throws Exception {
        ui(() -> composition.places().deployments("scores"));
        awaitText("3 versions, version 2 is live");
        stage.click("Roll back");
        stage.click("Roll back now");
        awaitText("3 versions, version 1 is live");
        stage.press(KeyCode.K, KeyCode.K);
        awaitText("Promote to prod");
        stage.click("Promote to prod");
        stage.click("Make version 3 live");
        awaitText("3 versions, version 3 is live");
        assertThat(services().deployments().history("scores"))
                .extracting(change -> change.action() + " " + change.version())
                .containsExactly("promote 3", "rollback 1", "deploy 2", "deploy 1");
    }

    private void bringBack(RunId run) throws Exception {
        ui(() -> composition.places().task(run, "train", 1));
        awaitText("Open in notebook");
        stage.click("Open in notebook");
        await(() -> composition
                .shell()
                .front()
                .filter(NotebookScreen.class::isInstance)
                .isPresent());
        assertSays("brought back");
    }

    private Opened.Notebook notebook() throws IOException {
        return (Opened.Notebook) NotebookFiles.open(file);
    }

    private WorkspaceServices services() {
        return Objects.requireNonNull(composition.places().store()).services();
    }

    private void assertSays(String words) throws Exception {
        try {
            await(() -> says().stream().anyMatch(text -> text.contains(words)));
        } catch (AssertionError e) {
            throw new AssertionError(words + " is not within " + says(), e);
        }
    }

    private void awaitText(String words) throws Exception {
        try {
            await(() -> says().contains(words));
        } catch (AssertionError e) {
            throw new AssertionError(words + " is not among " + says(), e);
        }
    }

    private List<String> says() {
        try {
            return stage.says();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Asks a few times a second, from this thread: to ask costs a layout.
    private static void await(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + LONGEST_SECONDS * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come within " + LONGEST_SECONDS + " s");
            }
            Pictures.frames(12);
        }
    }

    private static void ui(Runnable action) throws Exception {
        OnStage.onUi(() -> {
            action.run();
            return true;
        });
    }
}
