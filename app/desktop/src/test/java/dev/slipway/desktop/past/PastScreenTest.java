package dev.slipway.desktop.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.engine.history.Rows.FlowRef;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.Rows.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A notebook as it was: real nodes and keys, without a display.
class PastScreenTest {
    private static final String TEXT = "// %%\nint count = 3;\n// %%\nint more = count + 1;\n";

    @TempDir
    private Path folder;

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();

    private OnStage show(RunId run) throws Exception {
        return OnStage.screen(() -> new PastScreen(workspace.live(), routes, routes, new Recorded.OfRun(run)));
    }

    /// Returns a run that recorded `text` of the notebook `sales.jsh`.
    @SuppressWarnings("NullAway") // the class file of the row does not say that values may be null; its source does
    private RunId recorded(String text) {
        var run = new FlightRuns(workspace).succeeded(1);
        var row = workspace.history.run(run).orElseThrow().row();
        var flow = row.flow();
        var file = folder.resolve("sales.jsh").toString();
        var moved = new RunRow(
                row.id(),
                new FlowRef(flow.flow(), flow.number(), flow.version(), flow.plan(), flow.packageHash(), file),
                row.label(),
                row.status(),
                row.times(),
                row.origin(),
                row.parameters(),
                row.metrics());
        workspace.history.add(new RunDetail(moved, List.of(), null, List.of(), Map.of(), text));
        return run;
    }

    @Test
    void showsWhatItWasAndWhatHasChangedSince() throws Exception {
        Files.writeString(folder.resolve("sales.jsh"), TEXT.replace("count + 1", "count + 2"));
        try (var stage = show(recorded(TEXT))) {
            assertThat(stage.says())
                    .contains("sales.jsh", "read-only", "1 cell differs now", "int", "count =", "3", "more = count +");

            stage.press(KeyCode.D);
            assertThat(stage.says()).contains("int more = count +", "1", "2").doesNotContain("3", "count =");

            stage.click("Run it");
            stage.click("Open today's");
            assertThat(routes.gone).last().asString().startsWith("notebook sales.jsh");
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void codeHasTheColoursOfTheLiveNotebook() throws Exception {
        var text = "// %%\n/* two\n lines */ int count = 3;\n// %% [markdown]\n# Title\n";
        try (var stage = show(recorded(text))) {
            assertThat(stage.says()).contains("/* two", "lines */", "int", "3", "# Title");
            assertThat(stage.places("syntax-c")).hasSize(2);
            assertThat(stage.places("syntax-k")).hasSize(1);
            assertThat(stage.places("syntax-h")).hasSize(1);
            assertThat(stage.faults()).isEmpty();
        }
    }

    @Test
    void saysWhereTheNotebookIsNoLonger() throws Exception {
        try (var stage = show(recorded(TEXT))) {
            assertThat(stage.says())
                    .contains("The notebook is no longer at " + folder.resolve("sales.jsh") + ".", "count =");
        }
    }

    @Test
    void saysWhatIsGone() throws IOException {
        var model = new PastViewModel(workspace.live(), new Recorded.OfRun(recorded("")));

        model.reload();

        assertThat(model.stateProperty().get())
                .isEqualTo(new PastViewModel.State.Failed(
                        "The text of the notebook is gone from the store. `slipway doctor` says what else is."));
    }
}
