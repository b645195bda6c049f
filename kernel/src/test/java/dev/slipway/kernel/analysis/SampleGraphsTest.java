package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.problem.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleGraphsTest {
    private CompilerAnalysis analysis;

    @BeforeAll
    void open() {
        analysis = CompilerAnalysis.create(Cells.classPath());
    }

    @AfterAll
    void close() {
        analysis.close();
    }

    @Test
    void flightDelaysDependsOnWhatItReads() throws IOException {
        var graph = graph("flight-delays.ipynb");

        assertThat(edges(graph))
                .containsEntry("prepare", "prepare < read")
                .containsEntry("airports", "prepare < parameters, prepare")
                .containsEntry("late-by-hour", "prepare < parameters, airports")
                .containsEntry("model", "null < ")
                .containsEntry("features", "null < model")
                .containsEntry("scores", "null < model")
                .containsEntry("grid", "prepare < parameters, model")
                .containsEntry("train", "train < parameters, airports, model, features, grid")
                .containsEntry("score", "train < model, scores, train")
                .containsEntry("choose", "choose < model, scores, score")
                .containsEntry("overall", "choose < model, scores, choose")
                .containsEntry("report", "report < choose, overall");
    }

    @Test
    void co2DependsOnWhatItReads() throws IOException {
        var graph = graph("co2.jsh");

        assertThat(edges(graph))
                .containsEntry("read", "prepare < ")
                .containsEntry("choices", "prepare < parameters, read")
                .containsEntry("model", "null < read")
                .containsEntry("train", "train < read, choices, model")
                .containsEntry("choose", "choose < train")
                .containsEntry("forecast", "forecast < read, model, train, choose")
                .containsEntry("chart", "forecast < read, train, choose, forecast");
    }

    @Test
    void penguinsDependsOnWhatItReads() throws IOException {
        var graph = graph("penguins.ipynb");

        assertThat(edges(graph))
                .containsEntry("read", "the-raw-table < ")
                .containsEntry("clean", "the-raw-table < read")
                .containsEntry("summary", "the-raw-table < clean")
                .containsEntry("scatter", "a-first-look < clean")
                .containsEntry("split", "a-classifier < clean")
                .containsEntry("model", "null < ")
                .containsEntry("fit", "a-classifier < clean, split, model")
                .containsEntry("confusion", "what-it-gets-wrong < clean, split, model, fit")
                .containsEntry("accuracy", "what-it-gets-wrong < split, confusion");
    }

    private CellGraph graph(String name) throws IOException {
        var opened = (Opened.Notebook)
                NotebookFiles.open(Path.of("../samples", name).toAbsolutePath().normalize());
        var found = analysis.analyse(SourceCells.of(opened.document()));
        assertThat(found.graph().problems())
                .filteredOn(problem -> problem.severity() != Severity.INFO)
                .isEmpty();
        assertThat(found.changes()).isEmpty();
        return found.graph();
    }

    /// Returns, by cell id, its step and the cells it depends on.
    private static Map<String, String> edges(CellGraph graph) {
        var edges = new TreeMap<String, String>();
        for (var node : graph.cells()) {
            List<String> from = node.dependsOn().stream().map(CellId::value).toList();
            edges.put(node.cell().id().value(), node.step() + " < " + String.join(", ", from));
        }
        return edges;
    }
}
