package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookViewModelTest {
    @Test
    void undoesEverythingInTheOrderItHappened() {
        var bench = new Bench("int a;", "int b;");

        bench.notebook.type(bench.cell(0), "int a = 1;");
        bench.select(1);
        bench.edits.insertBelow(CellKind.CODE);
        bench.notebook.type(bench.cell(2), "int c;");
        bench.select(0);
        bench.edits.delete();
        assertThat(bench.sources()).containsExactly("int b;", "int c;");

        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("int a = 1;", "int b;", "int c;");
        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("int a = 1;", "int b;", "");
        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("int a = 1;", "int b;");
        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("int a;", "int b;");
        assertThat(bench.notebook.history().canUndo()).isFalse();

        bench.notebook.redo();
        bench.notebook.redo();
        bench.notebook.redo();
        bench.notebook.redo();
        assertThat(bench.sources()).containsExactly("int b;", "int c;");
    }

    @Test
    void typingWithoutAPauseIsOneStep() {
        var bench = new Bench("");

        bench.notebook.type(bench.cell(0), "a");
        bench.notebook.type(bench.cell(0), "ab");
        bench.pass(Duration.ofSeconds(5));
        bench.notebook.type(bench.cell(0), "abc");

        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("ab");
        bench.notebook.undo();
        assertThat(bench.sources()).containsExactly("");
    }

    @Test
    void undoingADeletionBringsBackWhatTheCellShowed() {
        var bench = new Bench("1 + 1", "2");
        bench.select(0);
        bench.runs.run();
        bench.kernel().print("2\n");
        bench.kernel().succeed();

        bench.edits.delete();
        bench.notebook.undo();

        assertThat(bench.cell(0).outputs().outputs()).hasSize(1);
        assertThat(bench.notebook.documentProperty().get().cells().getFirst().outputs())
                .hasSize(1);
    }

    @Test
    void undoKeepsWhatCellsHaveShownSince() {
        var bench = new Bench("a", "b");
        bench.notebook.type(bench.cell(1), "b2");
        bench.select(0);
        bench.runs.run();
        bench.kernel().print("shown\n");
        bench.kernel().succeed();

        bench.notebook.undo();

        assertThat(bench.cell(1).source()).isEqualTo("b");
        assertThat(bench.cell(0).cellProperty().get().outputs()).hasSize(1);
    }

    @Test
    void deletingTheLastCellLeavesAnEmptyOne() {
        var bench = new Bench("int a;", "int b;");
        bench.edits.selectAll();

        bench.edits.delete();

        assertThat(bench.sources()).containsExactly("");
    }

    @Test
    void anEmptyNotebookHasOneEmptyCell() {
        assertThat(new Bench().sources()).containsExactly("");
    }

    @Test
    void splitsAtTheCaretAndJoinsAgain() {
        var bench = new Bench("int a;\nint b;", "int c;");

        bench.edits.split(7);
        assertThat(bench.sources()).containsExactly("int a;", "int b;", "int c;");
        assertThat(bench.notebook.place()).isEqualTo(1);

        bench.select(0);
        bench.notebook.extend(2);
        bench.edits.merge();
        assertThat(bench.sources()).containsExactly("int a;\nint b;\nint c;");
    }

    @Test
    void movesARangeOfCellsTogether() {
        var bench = new Bench("a", "b", "c", "d");
        bench.select(1);
        bench.notebook.extend(1);

        bench.edits.move(1);
        assertThat(bench.sources()).containsExactly("a", "d", "b", "c");
        bench.edits.move(1);
        assertThat(bench.sources()).containsExactly("a", "d", "b", "c");
    }

    @Test
    void aPulledCellLandsBeforeTheOneItWasDroppedOn() {
        var bench = new Bench("a", "b", "c", "d");

        bench.edits.moveTo(bench.cell(0), 3);
        assertThat(bench.sources()).containsExactly("b", "c", "a", "d");
        bench.edits.moveTo(bench.cell(3), 0);
        assertThat(bench.sources()).containsExactly("d", "b", "c", "a");
        bench.edits.moveTo(bench.cell(1), 4);
        assertThat(bench.sources()).containsExactly("d", "c", "a", "b");
    }

    @Test
    void pastesCopiesWithIdsOfTheirOwn() {
        var bench = new Bench("a", "b");
        bench.edits.copy();

        bench.edits.pasteBelow();
        bench.edits.pasteBelow();

        assertThat(bench.sources()).containsExactly("a", "a", "a", "b");
        assertThat(bench.notebook.cells().stream().map(CellViewModel::id).distinct())
                .hasSize(4);
    }

    @Test
    void changesKindsAndHeadings() {
        var bench = new Bench("words", "int a;");

        bench.edits.change(CellKind.MARKDOWN);
        bench.edits.heading(2);
        assertThat(bench.cell(0).kind()).isEqualTo(CellKind.MARKDOWN);
        assertThat(bench.sources().getFirst()).isEqualTo("## words");

        bench.notebook.undo();
        bench.notebook.undo();
        assertThat(bench.cell(0).kind()).isEqualTo(CellKind.CODE);
    }

    @Test
    void proseIsShownAgainWhenItIsLeft() {
        var bench = new Bench("# Title", "int a;");

        bench.notebook.edit();
        assertThat(bench.cell(0).editingProperty().get()).isTrue();
        bench.select(1);

        assertThat(bench.cell(0).editingProperty().get()).isFalse();
    }

    @Test
    void escapeEndsEditing() {
        var bench = new Bench("int a;");

        bench.notebook.edit();
        bench.notebook.command();

        assertThat(bench.notebook.modeProperty().get()).isEqualTo(Mode.COMMAND);
    }

    @Test
    void selectsARangeBothWays() {
        var bench = new Bench("a", "b", "c");
        bench.select(1);

        bench.notebook.extend(-1);
        assertThat(bench.notebook.selected()).isEqualTo(List.of(bench.cell(0), bench.cell(1)));
        bench.notebook.extend(2);
        assertThat(bench.notebook.selected()).isEqualTo(List.of(bench.cell(1), bench.cell(2)));
        bench.select(0);
        assertThat(bench.notebook.selected()).isEqualTo(List.of(bench.cell(0)));
    }

    @Test
    void whatAnotherProgramWroteReplacesEverything() {
        var bench = new Bench("a", "b");
        bench.notebook.type(bench.cell(0), "a2");

        bench.notebook.replace(Bench.document("x", "y", "z"));

        assertThat(bench.sources()).containsExactly("x", "y", "z");
        assertThat(bench.notebook.history().canUndo()).isFalse();
    }

    @Test
    void aJoinThatIsUndoneShowsAgainWhatTheCellsHadShown() {
        var bench = new Bench("int a;", "int b;");
        bench.select(0);
        bench.runs.run();
        bench.kernel().print("of a");
        bench.kernel().succeed();

        bench.edits.merge();
        assertThat(bench.cell(0).outputs().isEmpty()).isTrue();
        bench.notebook.undo();

        assertThat(PlainNotebook.words(bench.cell(0).cellProperty().get().outputs()))
                .containsExactly("printed stdout of a");
        assertThat(PlainNotebook.words(bench.cell(0).outputs().outputs())).containsExactly("printed stdout of a");
    }

    @Test
    void aRunningCellThatIsDeletedAndBroughtBackHasAllItPrinted() {
        var bench = new Bench("int a;", "int b;");
        bench.select(0);
        bench.runs.run();
        bench.kernel().print("one ");

        bench.edits.delete();
        bench.kernel().print("two");
        bench.kernel().succeed();
        bench.notebook.undo();

        assertThat(PlainNotebook.words(bench.cell(0).cellProperty().get().outputs()))
                .containsExactly("printed stdout one two");
        assertThat(bench.kernel().forgotten).containsExactly(bench.cell(0).id());
    }

    @Test
    void undoThatLeadsBackToProseWhileTypingShowsItsText() {
        var bench = new Bench("# Title", "int a;");
        bench.notebook.edit();
        bench.notebook.type(bench.cell(0), "# Titles");
        bench.select(1);

        bench.notebook.undo();

        assertThat(bench.notebook.current()).isEqualTo(bench.cell(0));
        assertThat(bench.cell(0).editingProperty().get()).isTrue();
    }
}
