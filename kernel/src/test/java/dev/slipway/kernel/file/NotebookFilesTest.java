package dev.slipway.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.file.Opened.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookFilesTest {
    private static final String OLD = """
            {
             "cells": [
              {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "1 + 1"},
              {"cell_type": "markdown", "metadata": {"tags": ["a", "b"]}, "source": ["# é\\n", "x"]}
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 2
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                                        | it holds JSON, but no object",
                "{}                                         | it names no version",
                "{\"nbformat\": 4}                          | it has no list of cells",
                "{\"nbformat\": 5, \"nbformat_minor\": 0, \"cells\": []} | newer version 5.0",
                "{\"nbformat\": 4, \"nbformat_minor\": 6, \"cells\": []} | newer version 4.6",
                "{\"nbformat\": 3, \"worksheets\": []}      | old version 3",
                "{\"nbformat\": 4, \"cells\": [7]}          | cell 1 is no JSON object",
                "{\"nbformat\": 4, \"cells\": [{}]}         | cell 1 has no cell_type",
                "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]} | cell 1 has no source",
                "{\"nbformat\": 4, \"cells\": [             | is cut short: it ends in line 1",
                "hello                                      | is not a notebook: expected a value in line 1, column 1",
                "{\"nbformat\": 4 <<<<<<< HEAD              | merge conflict in line 1",
                "``                                         | it is empty",
            })
    void refusesWhatIsNoNotebookAndLeavesItAlone(String text, String message) throws IOException {
        var file = Files.writeString(folder.resolve("odd.ipynb"), text);

        var opened = NotebookFiles.open(file);

        assertThat(opened).isInstanceOfSatisfying(Opened.Refused.class, refused -> {
            assertThat(refused.message()).contains("odd.ipynb").contains(message);
            assertThat(refused.hint()).isNotBlank();
        });
        assertThat(file).hasContent(text);
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        var latin = Files.write(folder.resolve("latin.jsh"), "é".getBytes(StandardCharsets.ISO_8859_1));
        var binary = Files.write(folder.resolve("binary.jsh"), new byte[] {65, 0, 66});

        assertThat(NotebookFiles.open(latin).toString()).contains("not text in UTF-8");
        assertThat(NotebookFiles.open(binary).toString()).contains("binary data");
    }

    @Test
    void refusesFilesThatAreNotThereAndFolders() throws IOException {
        assertThat(NotebookFiles.open(folder.resolve("none.ipynb")).toString()).contains("there is no file");
        assertThat(NotebookFiles.open(folder).toString()).contains("is a folder");
        assertThat(NotebookFiles.open(Files.writeString(folder.resolve("a.txt"), "x"))
                        .toString())
                .contains("neither .ipynb nor .jsh");
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() throws IOException {
        var file = Files.writeString(folder.resolve("deep.ipynb"), "[".repeat(1_000_000));

        assertThat(NotebookFiles.open(file).toString()).contains("levels deep");
    }

    @Test
    void readsAnEmptyPercentFileAsANotebookWithoutCells() throws IOException {
        var opened = opened(Files.writeString(folder.resolve("a.jsh"), ""));

        assertThat(opened.document().cells()).isEmpty();
    }

    @Test
    void namesCellsOfOldFilesTheSameEachTimeAndWritesNoIdsIntoThem() throws IOException {
        var file = Files.writeString(folder.resolve("old.ipynb"), OLD);
        var opened = opened(file);
        var id = opened.document().cells().getFirst().id();

        var saved = NotebookFiles.save(opened, new Edit.SetSource(id, "2 + 2").apply(opened.document()));

        assertThat(opened(Files.writeString(folder.resolve("copy.ipynb"), OLD)).document())
                .isEqualTo(opened.document());
        assertThat(file).hasContent(OLD.replace("1 + 1", "2 + 2"));
        assertThat(saved.document().cells().getFirst().id()).isEqualTo(id);
    }

    @Test
    void savesTwiceInARowAlthoughTheIdsAreNotInTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("old.ipynb"), OLD);
        var opened = opened(file);
        var id = opened.document().cells().getFirst().id();

        var once = NotebookFiles.save(opened, new Edit.SetSource(id, "2 + 2").apply(opened.document()));
        NotebookFiles.save(once, new Edit.SetSource(id, "3 + 3").apply(once.document()));

        assertThat(file).hasContent(OLD.replace("1 + 1", "3 + 3"));
    }

    @Test
    void writesMissingAndRepeatedIdsOnceSomethingElseChanges() throws IOException {
        var text = OLD.replace("_minor\": 2", "_minor\": 5").replace("{\"cell_type\"", "{\"id\": \"a\", \"cell_type\"");
        var file = Files.writeString(folder.resolve("twice.ipynb"), text);
        var opened = opened(file);

        NotebookFiles.save(opened, opened.document());
        assertThat(file).hasContent(text);
        var saved = NotebookFiles.save(opened, new Edit.SetSource(new CellId("a"), "2").apply(opened.document()));

        assertThat(opened(file).document()).isEqualTo(saved.document());
        assertThat(saved.document().cells().getFirst().id()).isEqualTo(new CellId("a"));
    }

    @Test
    void keepsWhatAnotherProgramHasWrittenMeanwhile() throws IOException {
        var file = Files.writeString(folder.resolve("a.ipynb"), OLD);
        var opened = opened(file);
        Files.writeString(file, OLD + "\n");

        assertThatThrownBy(() -> NotebookFiles.save(opened, Document.of(List.of())))
                .isInstanceOf(SaveRefusedException.class)
                .hasMessageContaining("changed by another program");
        assertThat(file).hasContent(OLD + "\n");
    }

    @Test
    void keepsPermissionsAndSymbolicLinks() throws IOException {
        var file = Files.writeString(folder.resolve("a.ipynb"), OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var link = Files.createSymbolicLink(folder.resolve("link.ipynb"), file);

        var opened = opened(link);
        NotebookFiles.save(opened, new Document(List.of(), "{}"));

        assertThat(link).isSymbolicLink();
        assertThat(opened(file).document().cells()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void doesNotCreateOverAFileThatIsThere() throws IOException {
        var file = Files.writeString(folder.resolve("a.ipynb"), OLD);

        assertThatThrownBy(() -> NotebookFiles.create(file, Format.IPYNB)).isInstanceOf(SaveRefusedException.class);
        assertThat(file).hasContent(OLD);
    }

    @Test
    void writesANewNotebookThatReadsBackWhole() throws IOException {
        var outputs = List.of(
                new Output.Printed("stdout", "a\nb\n"),
                new Output.Result(
                        new MimeBundle(
                                new java.util.LinkedHashMap<>(java.util.Map.of("application/json", "{\"a\":1}"))),
                        3,
                        "{}"),
                new Output.Failed("E", "no", List.of("x", "y")));
        var cells = List.of(
                Cell.of(new CellId("a"), CellKind.MARKDOWN, "# A\n\nb"),
                Cell.of(new CellId("b"), CellKind.CODE, "\"\\\"\t\u0001\"").withMetadata("{\"tags\":[\"t\"]}"),
                Cell.of(new CellId("c"), CellKind.CODE, "").withOutputs(List.of(outputs.get(0), outputs.get(2)), 4));
        var file = folder.resolve("new.ipynb");

        NotebookFiles.create(file, Format.IPYNB, Document.of(cells));

        var read = opened(file).document().cells();
        assertThat(read.get(0)).isEqualTo(cells.get(0));
        assertThat(read.get(1).source()).isEqualTo(cells.get(1).source());
        assertThat(SourceCells.tags(read.get(1).metadata())).containsExactly("t");
        assertThat(read.get(2)).isEqualTo(cells.get(2));
    }

    @Test
    void keepsTheOutputsOfAPercentFileBesideIt() throws IOException {
        var file = Files.writeString(folder.resolve("a.jsh"), "// %%\n1 + 1\n");
        var opened = opened(file);
        var id = opened.document().cells().getFirst().id();

        NotebookFiles.save(
                opened,
                new Edit.SetOutputs(id, List.of(new Output.Printed("stdout", "2\n")), 1).apply(opened.document()));

        assertThat(file).hasContent("// %%\n1 + 1\n");
        assertThat(opened(file).document().cells().getFirst().outputs())
                .containsExactly(new Output.Printed("stdout", "2\n"));
        NotebookFiles.save(opened(file), opened.document());
        assertThat(folder.resolve("a.jsh.out.json")).doesNotExist();
    }

    private static Opened.Notebook opened(Path file) throws IOException {
        var opened = NotebookFiles.open(file);
        assertThat(opened).isInstanceOf(Opened.Notebook.class);
        return (Opened.Notebook) opened;
    }
}
