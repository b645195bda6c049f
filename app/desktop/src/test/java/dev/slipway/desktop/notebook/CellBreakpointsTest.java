package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.debug.Breakpoint;
import dev.slipway.desktop.debug.Breakpoint.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The breakpoints of cells: kept, moved with their lines, told to the kernel.
class CellBreakpointsTest extends DebuggedBench {
    @Test
    void nothingIsAskedOfAKernelWithoutBreakpoints() {
        start();
        bench.runs.run();

        assertThat(kernel().asked).isEmpty();
        assertThat(bench.kernel().executed).hasSize(1);
    }

    @Test
    void aBreakpointIsSentByItsCellOnceThereIsAKernelAndVerified() {
        debug.toggle(ID, 3);
        assertThat(debug.breakpoints().of(ID).getFirst().shape()).isEqualTo(Shape.HOLLOW);

        start();
        kernel().answerAll();

        assertThat(kernel().asked.stream().map(asked -> asked.substring(0, asked.indexOf(' '))))
                .containsExactly("initialize", "attach", "setBreakpoints", "configurationDone");
        assertThat(kernel().of("setBreakpoints").getFirst())
                .contains("\"source\":{\"slipway\":{\"cell\":\"c0\"}}")
                .contains("\"breakpoints\":[{\"line\":3}]");
    }

    @Test
    void aBreakpointTheKernelVerifiesIsFilledAndOneItMovesStandsWhereItIs() {
        start();
        debug.toggle(ID, 3);
        assertThat(debug.breakpoints().of(ID).getFirst().shape()).isEqualTo(Shape.FULL);
        debug.toggle(ID, 3);
        assertThat(kernel().of("setBreakpoints").getLast()).contains("\"breakpoints\":[]");

        verify(6);
        debug.toggle(ID, 4);

        assertThat(lines()).containsExactly(6);
        assertThat(debug.noteProperty().get()).contains("Line 4 has no code").contains("line 6");
        assertThat(kernel().of("setBreakpoints")).hasSize(3);
    }

    @Test
    void aBreakpointInCodeThatHasNotRunIsVerifiedWhenTheKernelSaysSo() {
        start();
        kernel().bodies
                .put(
                        "setBreakpoints",
                        "{\"breakpoints\":[{\"id\":4,\"verified\":false,\"message\":\"When it is run.\"}]}");
        debug.toggle(ID, 3);
        assertThat(debug.breakpoints().of(ID).getFirst().shape()).isEqualTo(Shape.HOLLOW);
        assertThat(debug.noteProperty().get()).isEmpty();
        bench.notebook.type(bench.cell(0), "// new\n" + CELL);

        kernel().emit("breakpoint", "{\"reason\":\"changed\",\"breakpoint\":{\"id\":4,\"verified\":true,\"line\":6}}");

        var one = debug.breakpoints().of(ID).getFirst();
        assertThat(one.shape()).isEqualTo(Shape.FULL);
        assertThat(one.line()).isEqualTo(7);
    }

    @Test
    void aCellEditedSinceItRanTellsTheKernelThatItsLinesAreOthers() {
        runToLine(3);
        bench.notebook.type(bench.cell(0), "// new\n" + CELL);

        debug.toggle(ID, 2);

        assertThat(kernel().of("setBreakpoints").getLast()).contains("\"sourceModified\":true");
    }

    @Test
    void theNextKernelIsStartedWithTheDebuggerOnceThereIsABreakpoint() {
        start();
        kernel().refusals.put("initialize", "This kernel cannot be debugged.");
        debug.toggle(ID, 3);
        assertThat(debug.isAble()).isFalse();

        bench.runs.restart();

        assertThat(debug.isAble()).isTrue();
        assertThat(debug.refusalProperty().get()).isEmpty();
        debug.removeAll();
        bench.runs.restart();
        assertThat(debug.isAble()).isFalse();
    }

    @Test
    void aBreakpointTheKernelRefusesSaysWhy() {
        start();
        bench.runs.run();
        bench.kernel().succeed();
        kernel().bodies
                .put("setBreakpoints", "{\"breakpoints\":[{\"verified\":false,\"message\":\"No code there.\"}]}");

        debug.toggle(ID, 3);

        var one = debug.breakpoints().of(ID).getFirst();
        assertThat(one.shape()).isEqualTo(Shape.HOLLOW);
        assertThat(one.words()).isEqualTo("Breakpoint at line 3, refused. No code there.");
        assertThat(debug.noteProperty().get()).isEqualTo("No code there.");
    }

    @Test
    void aLineWithoutCodeTakesNoneAndProseNever() {
        debug.toggle(ID, 5);
        assertThat(lines()).containsExactly(6);
        assertThat(debug.noteProperty().get()).contains("Line 5 has no code").contains("line 6");

        bench.notebook.type(bench.cell(2), "int a = 1;\n// end");
        debug.toggle(new CellId("c2"), 2);
        assertThat(debug.breakpoints().of(new CellId("c2"))).isEmpty();
        assertThat(debug.noteProperty().get()).contains("no code");

        debug.toggle(new CellId("c1"), 1);
        assertThat(debug.noteProperty().get()).contains("Java cells only");
    }

    @Test
    void aCellWaitsUntilTheKernelHasItsBreakpoints() {
        start();
        kernel().slow.add("setBreakpoints");
        debug.toggle(ID, 3);

        bench.runs.run();
        assertThat(bench.kernel().executed).isEmpty();

        kernel().answerAll();
        assertThat(bench.kernel().executed).hasSize(1);
    }

    @Test
    void aCellRunsThoughTheKernelDoesNotAnswer() {
        start();
        kernel().slow.add("initialize");
        debug.toggle(ID, 3);
        bench.runs.run();
        assertThat(bench.kernel().executed).isEmpty();

        bench.runLater();

        assertThat(bench.kernel().executed).hasSize(1);
    }

    @Test
    void aKernelThatCannotBeDebuggedSaysSoAndRunsAllTheSame() {
        start();
        kernel().refusals.put("initialize", "This kernel cannot be debugged.");
        debug.toggle(ID, 3);
        bench.runs.run();

        assertThat(debug.refusalProperty().get()).isEqualTo("This kernel cannot be debugged.");
        assertThat(bench.kernel().executed).hasSize(1);
    }

    @Test
    void breakpointsMoveWithTheirLinesAndComeBackWithThem() {
        debug.toggle(ID, 3);
        bench.notebook.type(bench.cell(0), "int b = 1;\n" + CELL);
        assertThat(lines()).containsExactly(4);

        bench.notebook.type(bench.cell(0), "int b = 1;\nint sum = 0;");
        assertThat(lines()).isEmpty();
        bench.notebook.undo();
        assertThat(lines()).hasSize(1);
        var line = LINES[lines().getFirst() - (bench.cell(0).source().startsWith("int b") ? 2 : 1)];
        assertThat(line).isEqualTo("    sum += i;");
    }

    @Test
    void theBreakpointsOfAPartThatIsSplitOffGoWithIt() {
        debug.toggle(ID, 1);
        debug.toggle(ID, 3);
        bench.select(0);
        bench.edits.split(CELL.indexOf("for"));

        assertThat(lines()).containsExactly(1);
        var second = bench.cell(1).id();
        assertThat(debug.breakpoints().of(second).stream().map(Breakpoint::line))
                .containsExactly(2);
    }

    /// The breakpoints of all cells, in order: the cell's place and line, and the condition.
    private List<String> all() {
        return bench.notebook.cells().stream()
                .flatMap(cell -> debug.breakpoints().of(cell.id()).stream()
                        .map(one -> bench.notebook.cells().indexOf(cell) + ":" + one.line() + " " + one.condition()))
                .map(String::strip)
                .toList();
    }

    private void condition(int line, String condition) {
        debug.toggle(ID, line);
        debug.condition(debug.breakpoints().at(ID, line).orElseThrow(), condition);
    }

    @Test
    void splittingUndoneGivesBackWhatTheHalvesHaveByThen() {
        debug.toggle(ID, 1);
        condition(3, "i == 2");
        bench.select(0);
        bench.edits.split(CELL.indexOf("for"));
        assertThat(all()).containsExactly("0:1", "1:2 i == 2");
        debug.toggle(bench.cell(1).id(), 1);

        bench.notebook.undo();
        assertThat(all()).containsExactly("0:1", "0:2", "0:3 i == 2");

        debug.toggle(ID, 3);
        bench.notebook.redo();
        assertThat(all()).containsExactly("0:1", "1:1");
        bench.notebook.undo();
        assertThat(all()).containsExactly("0:1", "0:2");
    }

    @Test
    void joinedCellsKeepTheirBreakpointsAndGetThemBackWhenTheyAreTornApart() {
        condition(3, "i == 2");
        bench.select(2);
        bench.edits.move(-1);
        bench.edits.insertBelow(CellKind.CODE);
        bench.notebook.type(bench.cell(2), "int b = 2;\nint c = 3;");
        debug.toggle(new CellId("c2"), 1);
        debug.toggle(bench.cell(2).id(), 2);
        assertThat(all()).containsExactly("0:3 i == 2", "1:1", "2:2");

        bench.select(0);
        bench.notebook.extend(2);
        bench.edits.merge();
        assertThat(all()).containsExactly("0:3 i == 2", "0:7", "0:9");

        debug.remove(debug.breakpoints().at(ID, 7).orElseThrow());
        bench.notebook.undo();
        assertThat(all()).containsExactly("0:3 i == 2", "2:2");
        bench.notebook.redo();
        assertThat(all()).containsExactly("0:3 i == 2", "0:9");
    }

    @Test
    void aCellThatIsCutAndPastedKeepsItsBreakpointsThroughUndoAndRedo() {
        condition(3, "i == 2");
        debug.turn(debug.breakpoints().at(ID, 3).orElseThrow(), false);
        bench.select(0);
        bench.edits.cut();
        assertThat(all()).isEmpty();

        bench.select(1);
        bench.edits.pasteBelow();
        assertThat(all()).containsExactly("2:3 i == 2");
        var pasted = bench.cell(2).id();
        assertThat(debug.breakpoints().of(pasted).getFirst().isOn()).isFalse();

        bench.notebook.undo();
        assertThat(all()).isEmpty();
        bench.notebook.undo();
        assertThat(all()).containsExactly("0:3 i == 2");
        bench.notebook.redo();
        bench.notebook.redo();
        assertThat(all()).containsExactly("2:3 i == 2");
    }

    @Test
    void aCellPastedIntoAnotherNotebookTakesItsBreakpointsAlongAndItsKernelIsTold() {
        condition(3, "i == 2");
        bench.select(0);
        bench.edits.copy();
        debug.toggle(ID, 3);

        var other = new Bench("int z = 0;");
        other.clipboard.put(bench.clipboard.cells(), Map.of(ID, bench.clipboard.breakpoints(ID)));
        other.notebook.kernel().start();
        other.edits.pasteBelow();

        var theirs =
                other.notebook.kernel().debug().breakpoints().of(other.cell(1).id());
        assertThat(theirs).extracting(Breakpoint::condition).containsExactly("i == 2");
        assertThat(other.kernel().debugger.of("setBreakpoints").getLast())
                .contains(other.cell(1).id().value())
                .contains("\"line\":3");
        assertThat(lines()).isEmpty();
    }

    @Test
    void textOfAnotherProgramHasNone() {
        debug.toggle(ID, 1);
        bench.select(0);
        bench.edits.copy();

        bench.edits.pasteBelow("int other = 1;");

        assertThat(all()).containsExactly("0:1");
    }

    @Test
    void aDeletedCellsBreakpointsComeBackWithIt() {
        debug.toggle(ID, 3);
        bench.select(0);
        bench.edits.delete();
        assertThat(debug.breakpoints().shownProperty().get()).isEmpty();

        bench.notebook.undo();
        assertThat(lines()).containsExactly(3);

        bench.select(0);
        bench.edits.change(CellKind.MARKDOWN);
        assertThat(debug.breakpoints().shownProperty().get()).isEmpty();
        bench.edits.change(CellKind.CODE);
        assertThat(lines()).containsExactly(3);
    }

    @Test
    void theyAreRememberedWithTheSettingsAndNotInTheNotebook() {
        var kept = new KeptBreakpoints(bench.notebook, bench.services, () -> "/notebooks/a.ipynb");
        debug.toggle(ID, 3);
        debug.condition(debug.breakpoints().of(ID).getFirst(), " i == \"2\".length() ");
        debug.pauseAtExceptions(true);
        kept.close();

        var other = new Bench(bench.notebook.documentProperty().get());
        other.settings.change(_ -> bench.settings.preferences());
        var closed = new KeptBreakpoints(other.notebook, other.services, () -> "/notebooks/a.ipynb");

        var again = other.notebook.kernel().debug().breakpoints();
        assertThat(again.of(ID).getFirst().condition()).isEqualTo("i == \"2\".length()");
        assertThat(again.exceptionsProperty().get()).isTrue();
        closed.close();
    }
}
