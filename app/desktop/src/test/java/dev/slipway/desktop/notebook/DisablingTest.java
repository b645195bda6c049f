package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.kit.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class DisablingTest {
    private final Bench bench = new Bench("int a;", "int b;", "int c;");

    private void endAll() {
        while (bench.notebook.execution().isBusy()) {
            bench.kernel().succeed();
        }
    }

    private void disable(int cell) {
        bench.select(cell);
        Disabling.toggle(bench.notebook);
    }

    @Test
    void aDisabledCellRunsOnlyWhenItIsRunAlone() {
        disable(1);

        bench.runs.all();
        endAll();
        assertThat(bench.kernel().executed).containsExactly("c0/0", "c2/0");
        assertThat(bench.cell(1).stateProperty().get().mark()).isEqualTo(Mark.SKIPPED);

        bench.select(0);
        bench.notebook.extend(1);
        bench.runs.run();
        endAll();
        bench.select(1);
        bench.runs.runAndAdvance();
        assertThat(bench.kernel().executed).containsExactly("c0/0", "c2/0", "c0/0");

        bench.select(1);
        bench.runs.run();
        assertThat(bench.kernel().executed.getLast()).isEqualTo("c1/0");
    }

    @Test
    void itIsOneStepOfUndoAndLeavesOtherMetadataAlone() {
        bench.notebook.apply(
                new dev.slipway.api.document.Edit.SetMetadata(
                        new CellId("c1"), "{\"tags\": [\"x\"], \"slipway\": {\"other\": 1}}"),
                new CellId("c1"));

        disable(1);
        assertThat(bench.cell(1).cellProperty().get().metadata())
                .isEqualTo("{\"tags\": [\"x\"], \"slipway\": {\"other\": 1, \"disabled\": true}}");
        Disabling.toggle(bench.notebook);
        assertThat(bench.cell(1).isDisabled()).isFalse();
        bench.notebook.undo();
        assertThat(bench.cell(1).isDisabled()).isTrue();
    }

    @Test
    void goesToALineOfThisCellOrAnother() throws Exception {
        var lines = new Bench("a\nb\nc", "d\ne");
        var gone = new ArrayList<String>();
        var closed = new ArrayList<String>();
        try (var stage = OnStage.node(() ->
                LineBar.of(lines.notebook, (cell, line) -> gone.add(cell + " " + line), () -> closed.add("closed")))) {
            stage.press(KeyCode.DIGIT2, KeyCode.ENTER);
            stage.press(KeyCode.BACK_SPACE, KeyCode.X, KeyCode.ENTER);
            stage.press(KeyCode.BACK_SPACE, KeyCode.DIGIT9, KeyCode.ENTER);

            assertThat(gone).isEqualTo(List.of("c0 2", "c0 3"));
            assertThat(closed).hasSize(2);
            assertThat(stage.faults()).isEmpty();
        }
    }
}
