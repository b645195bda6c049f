package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.protocol.Outcome.Succeeded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Samples that the tests of the command line do not execute.
class SamplesIT {
    private static final Path SAMPLES = Path.of("..", "samples");

    @ParameterizedTest
    @ValueSource(strings = {"flight-delays.ipynb", "flights-sql.ipynb", "charts.jsh"})
    void everyCellRuns(String name) throws IOException {
        var document = ((Opened.Notebook) NotebookFiles.open(SAMPLES.resolve(name))).document();

        try (var kernel = new TestKernel(SAMPLES, Map.of())) {
            for (var cell : SourceCells.of(document)) {
                if (cell.kind() == CellKind.CODE) {
                    assertThat(kernel.engine.execute(cell, Elements.FIRST, new Interruption()))
                            .as("cell %d", cell.index() + 1)
                            .isInstanceOf(Succeeded.class);
                }
            }
            assertThat(kernel.outputs).isNotEmpty();
        }
    }
}
