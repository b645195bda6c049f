package dev.slipway.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.cli.Shell;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final Document DOCUMENT = Document.of(List.of(
            Cell.of(
                    new CellId("intro"),
                    CellKind.MARKDOWN,
                    "# Größe & <b>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>"),
            Cell.of(new CellId("one"), CellKind.CODE, "//| step: a\nvar s = \"<x>\"; // é ```")
                    .withMetadata("{\"tags\": [\"parameters\"]}")
                    .withOutputs(
                            List.of(
                                    new Output.Printed("stdout", "1 < 2\n"),
                                    new Output.Result(MimeBundle.of(MimeBundle.PNG, "aGk=", "an image"), 3, "{}"),
                                    new Output.Failed("E", "no", List.of("\u001B[31mE: no\u001B[0m"))),
                            3)));

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        NotebookFiles.write(DOCUMENT, folder.resolve("in.ipynb"));
    }

    @Test
    void goesThroughThePercentFormatAndBackWithoutLoss() throws IOException {
        var shell = new Shell(folder);

        assertThat(shell.call("convert", "in.ipynb", "x.jsh").exit()).isZero();
        assertThat(shell.call("convert", "x.jsh", "back.ipynb").exit()).isZero();

        assertThat(cells("back.ipynb")).isEqualTo(cells("in.ipynb"));
    }

    @Test
    void writesAPageThatHoldsEverythingAndRunsNoScript() throws IOException {
        assertThat(new Shell(folder).call("convert", "in.ipynb", "x.html").exit())
                .isZero();

        assertThat(folder.resolve("x.html"))
                .content()
                .contains("<title>Größe &amp; &lt;b&gt;</title>")
                .contains("default-src 'none'")
                .contains("<table>")
                .contains("data:image/png;base64,aGk=")
                .contains("1 &lt; 2")
                .contains(">E: no</pre>")
                .contains("prefers-color-scheme: dark");
    }

    @Test
    void readsItsOwnMarkdownBack() throws IOException {
        var shell = new Shell(folder);

        shell.call("convert", "in.ipynb", "x.md");
        shell.call("convert", "x.md", "back.ipynb");

        assertThat(cells("back.ipynb"))
                .extracting(Cell::source)
                .startsWith(
                        DOCUMENT.cells().get(0).source(),
                        DOCUMENT.cells().get(1).source());
    }

    @Test
    void refusesToReadAPageAndToReplaceItsInput() {
        var shell = new Shell(folder);

        assertThat(shell.call("convert", "x.html", "y.md").err()).contains("cannot be read back");
        assertThat(shell.call("convert", "in.ipynb", "in.ipynb").err()).contains("same file");
    }

    @Test
    void saysThatTheFolderIsMissing() {
        var answer = new Shell(folder).call("convert", "in.ipynb", "none/x.html", "--json");

        assertThat(answer.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.json().get("error").get("message").asString()).contains("there is no folder");
    }

    private List<Cell> cells(String name) throws IOException {
        return NotebookFiles.open(folder.resolve(name)) instanceof Opened.Notebook notebook
                ? notebook.document().cells()
                : List.of();
    }
}
