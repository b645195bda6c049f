package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.Output;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private final Bench bench = new Bench("# One", "int a;", "## Two", "int b;\nint c;", "# Three", "int d;");
    private final Folding folding = new Folding(bench.notebook);

    private List<String> shown() {
        return bench.notebook.sections().shown().stream()
                .map(CellViewModel::source)
                .toList();
    }

    private String metadata(int cell) {
        return bench.cell(cell).cellProperty().get().metadata();
    }

    @Test
    void codeAndOutputsAreFoldedAsJupyterKeepsIt() {
        bench.select(1);
        folding.toggleCode();
        folding.toggleOutputs();

        assertThat(metadata(1))
                .isEqualTo("{\"collapsed\": true, \"jupyter\": {\"source_hidden\": true, \"outputs_hidden\": true}}");
        folding.toggleOutputs();
        assertThat(metadata(1)).isEqualTo("{\"jupyter\": {\"source_hidden\": true}}");
        bench.notebook.undo();
        bench.notebook.undo();
        bench.notebook.undo();
        assertThat(metadata(1)).isEqualTo("{}");
        assertThat(bench.cell(1).foldsProperty().get()).isEqualTo(CellFolds.NONE);
    }

    @Test
    void otherMetadataStays() {
        var before = "{\"tags\": [\"a\"], \"jupyter\": {\"x\": 1.50}, \"heading_collapsed\": true}";

        assertThat(CellFolds.of(before)).isEqualTo(new CellFolds(false, false, true));
        assertThat(new CellFolds(true, false, false).in(before))
                .isEqualTo("{\"tags\": [\"a\"], \"jupyter\": {\"x\": 1.50, \"source_hidden\": true}}");
        assertThat(CellFolds.of("{\"jupyter\": 3, \"collapsed\": \"true\"}")).isEqualTo(CellFolds.NONE);
        assertThat(CellFolds.of("broken hidden")).isEqualTo(CellFolds.NONE);
    }

    @Test
    void aSectionHidesItsCellsDownToTheNextHeadingAsHighAndSaysHowMany() {
        bench.select(1);
        folding.foldSection();

        assertThat(shown()).containsExactly("# One", "# Three", "int d;");
        assertThat(bench.notebook.sections().hides(bench.cell(0))).isEqualTo(3);
        assertThat(bench.notebook.current()).isEqualTo(bench.cell(0));
        bench.notebook.step(1);
        assertThat(bench.notebook.current()).isEqualTo(bench.cell(4));
    }

    @Test
    void goingToAHiddenCellShowsIt() {
        bench.select(3);
        folding.foldSection();
        bench.select(0);
        folding.foldSection();

        bench.select(3);

        assertThat(shown()).hasSize(6);
        assertThat(bench.notebook.current()).isEqualTo(bench.cell(3));
    }

    @Test
    void whatWasUndoneIsDoneAgainAlsoWhereItEndsInAFoldedSection() {
        bench.select(4);
        folding.foldSection();
        bench.select(3);
        bench.edits.move(1);
        bench.notebook.type(bench.cell(0), "# First");
        var end = bench.notebook.documentProperty().get();
        while (bench.notebook.history().canUndo()) {
            bench.notebook.undo();
        }

        while (bench.notebook.history().canRedo()) {
            bench.notebook.redo();
        }

        assertThat(bench.notebook.documentProperty().get()).isEqualTo(end);
    }

    @Test
    void noHiddenCellIsEverCurrentWhenAFoldedHeadingGoes() {
        folding.foldSection();
        bench.edits.copy();
        bench.edits.pasteBelow();
        var hidden = new ArrayList<String>();
        bench.notebook.currentProperty().subscribe(cell -> {
            if (!bench.notebook.sections().shown().contains(cell)) {
                hidden.add(cell.source());
            }
        });

        bench.edits.cut();

        assertThat(hidden).isEmpty();
    }

    @Test
    void innerSectionsStayFoldedWhenTheOuterOneIsShown() {
        bench.select(3);
        folding.foldSection();
        bench.select(0);
        folding.foldSection();
        folding.unfoldSection();

        assertThat(shown()).containsExactly("# One", "int a;", "## Two", "# Three", "int d;");
    }

    @Test
    void everythingRunsWhetherItIsFoldedOrNot() {
        bench.select(0);
        folding.foldSection();
        bench.runs.all();
        while (bench.notebook.execution().isBusy()) {
            bench.kernel().succeed();
        }

        assertThat(bench.kernel().executed).containsExactly("c1/0", "c3/0", "c5/0");
    }

    @Test
    void allCodeIsFoldedAndShownInOneStepEach() {
        folding.foldAllCode();
        assertThat(bench.notebook.cells())
                .filteredOn(cell -> cell.foldsProperty().get().code())
                .hasSize(3);
        folding.unfoldAll();
        assertThat(bench.notebook.cells())
                .allMatch(cell -> cell.foldsProperty().get().equals(CellFolds.NONE));
        bench.notebook.undo();
        assertThat(bench.cell(1).foldsProperty().get().code()).isTrue();
    }

    @Test
    void aFoldSaysWhatItHides() {
        bench.cell(3).outputs().add(new Output.Printed("stdout", "1\n2\n"));

        assertThat(Folding.codeWords(bench.cell(3)).replace('\u00a0', ' ')).isEqualTo("2 lines of code folded");
        assertThat(Folding.outputWords(bench.cell(3).outputs()).replace('\u00a0', ' '))
                .isEqualTo("1 output, 2 lines of text folded");
    }
}
