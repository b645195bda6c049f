package dev.slipway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.LibraryCodecs;
import dev.slipway.engine.artifact.StoredArtifacts;
import dev.slipway.engine.compare.Parity.Point;
import dev.slipway.engine.compare.Parity.Verdict;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.Flows;
import dev.slipway.kernel.file.NotebookFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityCheckTest {
    @TempDir
    private Path folder;

    private FilledStore filled;

    @BeforeEach
    void open() {
        filled = new FilledStore(folder).file("nb.ipynb");
    }

    @AfterEach
    void close() {
        filled.close();
    }

    @Test
    void aStepThatShowedTheSameInTheNotebookIsTheSame() throws IOException {
        filled.notebook(saved(printed("training a\n"), metric("loss", "0.1")));

        var parity = check(filled.run(Map.of()));

        assertThat(parity.steps())
                .contains(new Parity.Step(
                        "train",
                        Verdict.SAME,
                        "",
                        List.of(
                                new Point("printed", true, "", ""),
                                new Point("metric loss", true, "0.1", "0.30000000000000004"))));
    }

    @Test
    void allElementsMayHaveBeenRunInTheNotebook() throws IOException {
        filled.notebook(saved(printed("training a\ntraining b\n"), printed("training c\n")));

        assertThat(train(check(filled.run(Map.of()))).verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void whatDiffersIsShownWithBothSides() throws IOException {
        filled.notebook(saved(printed("training x\n"), metric("loss", "7")));

        assertThat(train(check(filled.run(Map.of()))))
                .isEqualTo(new Parity.Step(
                        "train",
                        Verdict.DIFFERS,
                        "",
                        List.of(
                                new Point("printed", false, "line 1: training x", "line 1: training a"),
                                new Point("metric loss", false, "7.0", "0.30000000000000004"))));
    }

    @Test
    void whatWasShownIsComparedInAnyForm() throws IOException {
        filled.notebook(saved(
                printed("training a\n"),
                Output.Displayed.of(MimeBundle.of(MimeBundle.MARKDOWN, "*a*", "a")),
                Output.Displayed.of(new MimeBundle(Map.of("image/png", "AAAA", "text/plain", "picture")))));

        assertThat(shown(_ -> true)).isEqualTo(new Point("shown", true, "", ""));
        assertThat(shown(card -> card.equals("*a*")))
                .isEqualTo(new Point("shown", false, "output 2: picture", "other content"));
        filled.notebook(saved(printed("training a\n")));
        assertThat(shown(_ -> true)).isEqualTo(new Point("shown", false, "0 outputs", "6 cards"));
    }

    /// Returns how the step `train` agrees if its tasks show those of two cards that are chosen.
    private Point shown(Predicate<String> chosen) throws IOException {
        var run = filled.withoutReuse().run(Flows.fanOut(Settings.DEFAULT).build(), Map.of(), task -> {
            if (task.step().equals("train")) {
                Stream.of("AAAA", "*a*").filter(chosen).forEach(content -> task.show(bundle(content)));
            }
            return FilledStore.compute(task);
        });
        return train(check(run)).points().stream()
                .filter(point -> point.what().equals("shown"))
                .findFirst()
                .orElseThrow();
    }

    private static MimeBundle bundle(String content) {
        return content.equals("AAAA")
                ? MimeBundle.of("image/png", content, "picture")
                : MimeBundle.of(MimeBundle.MARKDOWN, content, "a");
    }

    @Test
    void otherParametersCannotBeCompared() throws IOException {
        filled.notebook(saved(printed("training a\n")));

        assertThat(train(check(filled.run(Map.of("rate", 0.5)))).why())
                .isEqualTo("the run had another rate than the notebook");
    }

    @Test
    void cellsThatWereNotRunCannotBeCompared() throws IOException {
        filled.notebook(saved());

        assertThat(train(check(filled.run(Map.of()))).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aNotebookWhoseOutputsLieBesideItSaysSo() throws IOException {
        filled.file("nb.jsh").notebook("// %% id=c-train\nvar model = 1;\n");

        var step = train(check(filled.run(Map.of())));

        assertThat(step.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(step.why()).startsWith("a .jsh notebook is recorded without its outputs");
    }

    @Test
    void aTableThatTheRunDoesNotKeepIsSaidEvenIfNothingElseIsThere() throws IOException {
        var table = MimeBundle.of(MimeBundle.HTML, "<table>", "city  n\nA     1\n1 rows × 2 columns");
        filled.notebook(saved(new Output.Result(table, 1, "{}")));

        var step = train(check(filled.run(
                Flows.fanOut(Settings.DEFAULT).build(),
                Map.of(),
                task -> task.step().equals("train") ? Map.of("model", task.get("item")) : FilledStore.compute(task))));

        assertThat(step.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(step.why()).startsWith("a table that a cell ends with is not compared");
    }

    private Parity check(RunId run) throws IOException {
        var artifacts = new StoredArtifacts(filled.store(), filled.history(), new LibraryCodecs(List.of()));
        return new ParityCheck(filled.history(), artifacts)
                .of(filled.history().run(run).orElseThrow());
    }

    private static Parity.Step train(Parity parity) {
        return parity.steps().get(1);
    }

    private static Output printed(String text) {
        return new Output.Printed("stdout", text);
    }

    private static Output metric(String name, String value) {
        return Output.Displayed.of(MimeBundle.of(
                MimeBundle.METRICS,
                "{\"curves\": [{\"name\": \"" + name + "\", \"points\": [[1, " + value + "]]}]}",
                name + ": " + value));
    }

    /// Returns a notebook whose one cell, that of the step `train`, was saved with these outputs.
    private String saved(Output... outputs) throws IOException {
        var cell = Cell.of(new CellId("c-train"), CellKind.CODE, "var model = 1;");
        var file = folder.resolve("saved.ipynb");
        NotebookFiles.write(Document.of(List.of(cell.withOutputs(List.of(outputs), null))), file);
        return Files.readString(file);
    }
}
