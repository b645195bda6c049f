package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.debug.Breakpoint;
import dev.slipway.desktop.debug.Breakpoint.Shape;
import dev.slipway.desktop.debug.DebugViewModel;
import dev.slipway.desktop.debug.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The window's debugger beside a kernel that speaks the protocol as the test says.
class DebuggingTest {
    private static final String CELL = "int sum = 0;\nfor (int i = 0; i < 3; i++) {\n    sum += i;\n}\n// done\nsum";
    private static final String[] LINES = CELL.split("\n");
    private static final CellId ID = new CellId("c0");

    private final Bench bench = new Bench(CELL, "# Words", "int a = 1;");
    private final DebugViewModel debug = bench.notebook.kernel().debug();

    private FakeDebugger kernel() {
        return bench.kernel().debugger;
    }

    private void verify(int... lines) {
        var all = new StringBuilder();
        for (int line : lines) {
            all.append(all.isEmpty() ? "" : ",").append("{\"verified\":true,\"line\":" + line + "}");
        }
        kernel().bodies.put("setBreakpoints", "{\"breakpoints\":[" + all + "]}");
    }

    private void start() {
        bench.notebook.kernel().start();
        verify(3);
    }

    private void runToLine(int line) {
        start();
        debug.toggle(ID, line);
        bench.runs.run();
        kernel().stop("c0", line, "breakpoint");
    }

    private List<Integer> lines() {
        return debug.breakpoints().of(ID).stream().map(Breakpoint::line).toList();
    }

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
    void aBreakpointTheKernelRefusesSaysWhy() {
        start();
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
    void aPausedCellSaysWhereAndItsFramesAndVariablesAreThere() {
        start();
        kernel().bodies
                .put("scopes", "{\"scopes\":[{\"name\":\"Locals\",\"variablesReference\":7,\"namedVariables\":2}]}");
        kernel().bodies
                .put(
                        "variables",
                        "{\"variables\":[{\"name\":\"sum\",\"value\":\"1\",\"type\":\"int\",\"variablesReference\":0},"
                                + "{\"name\":\"all\",\"value\":\"int[10000000]\",\"type\":\"int[]\","
                                + "\"variablesReference\":8,\"indexedVariables\":10000000}]}");
        runToLine(3);

        assertThat(bench.words().getFirst()).isEqualTo("paused");
        assertThat(bench.cell(0).stateProperty().get().reason()).isEqualTo("at line 3");
        var pause = debug.paused().pauseProperty().get();
        assertThat(pause).isNotNull();
        assertThat(pause.words()).isEqualTo("Paused at a breakpoint");
        assertThat(pause.frames().stream().map(Frame::isOwn)).containsExactly(true, false, true);
        var rows = debug.paused().variables().rows();
        assertThat(rows.stream().map(row -> row.variable().name())).containsExactly("Locals", "sum", "all");
        debug.paused().variables().turn(2);
        assertThat(kernel().of("variables").getLast()).contains("\"start\":0,\"count\":100");
    }

    @Test
    void continuingGoesOnAndTheCellRunsAgain() {
        runToLine(3);

        debug.paused().resume();

        assertThat(kernel().of("continue")).containsExactly("{\"threadId\":1}");
        assertThat(debug.paused().pauseProperty().get()).isNull();
        assertThat(bench.words().getFirst()).isEqualTo("running");
    }

    @Test
    void aStepKeepsThePlaceUntilTheNextOneIsThere() {
        runToLine(3);

        debug.paused().stepOver();
        kernel().emit("continued", "{\"threadId\":1}");
        assertThat(bench.words().getFirst()).isEqualTo("paused");
        debug.paused().stepOver();
        assertThat(kernel().of("next")).hasSize(1);

        kernel().stop("c0", 2, "step");
        assertThat(bench.cell(0).stateProperty().get().reason()).isEqualTo("at line 2");
        debug.paused().stepInto();
        bench.runLater();
        assertThat(bench.words().getFirst()).isEqualTo("running");
        assertThat(kernel().of("stepIn")).hasSize(1);
    }

    @Test
    void theEndOfTheCellAndOfTheKernelEndThePause() {
        runToLine(3);
        bench.kernel().succeed();
        assertThat(debug.paused().pauseProperty().get()).isNull();

        bench.runs.run();
        kernel().stop("c0", 3, "breakpoint");
        bench.kernel().ended.complete("The kernel ended.");
        assertThat(debug.paused().pauseProperty().get()).isNull();
        assertThat(debug.breakpoints().of(ID).getFirst().shape()).isEqualTo(Shape.HOLLOW);
        assertThat(lines()).containsExactly(3);
    }

    @Test
    void interruptAndRestartWhilePausedEndThePause() {
        runToLine(3);
        bench.notebook.execution().interrupt();
        assertThat(bench.kernel().interrupts).isEqualTo(1);

        bench.runs.restart();

        assertThat(debug.paused().pauseProperty().get()).isNull();
        assertThat(kernel().of("setBreakpoints")).hasSize(1);
        assertThat(bench.kernels).hasSize(2);
    }

    @Test
    void aCellEditedWhilePausedSaysThatAnotherTextRuns() {
        runToLine(3);

        bench.notebook.type(bench.cell(0), "// new\n" + CELL);

        var spot = debug.paused().spot(ID).orElseThrow();
        assertThat(spot.line()).isEqualTo(4);
        assertThat(spot.isEdited()).isTrue();
        assertThat(lines()).containsExactly(4);
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
        var kept = new KeptBreakpoints(bench.notebook, bench.services, () -> "/work/a.ipynb");
        debug.toggle(ID, 3);
        debug.condition(debug.breakpoints().of(ID).getFirst(), " i == \"2\".length() ");
        debug.pauseAtExceptions(true);
        kept.close();

        var other = new Bench(bench.notebook.documentProperty().get());
        other.settings.change(_ -> bench.settings.preferences());
        var closed = new KeptBreakpoints(other.notebook, other.services, () -> "/work/a.ipynb");

        var again = other.notebook.kernel().debug().breakpoints();
        assertThat(again.of(ID).getFirst().condition()).isEqualTo("i == \"2\".length()");
        assertThat(again.exceptionsProperty().get()).isTrue();
        closed.close();
    }

    @Test
    void twoNotebooksDoNotHearOfEachOther() {
        runToLine(3);
        var other = new Bench(CELL);
        other.notebook.kernel().start();

        assertThat(other.notebook.kernel().debug().paused().pauseProperty().get())
                .isNull();
        assertThat(other.kernel().debugger.asked).isEmpty();
    }

    @Test
    void threadsThatStopWaitForEachOther() {
        runToLine(3);
        kernel().emit("stopped", "{\"reason\":\"breakpoint\",\"threadId\":2}");
        assertThat(debug.paused().others()).isEqualTo(1);

        debug.paused().resume();
        var pause = debug.paused().pauseProperty().get();
        assertThat(pause).isNotNull();
        assertThat(pause.thread()).isEqualTo(2);
        debug.paused().resume();
        assertThat(debug.paused().pauseProperty().get()).isNull();
        assertThat(kernel().of("continue")).containsExactly("{\"threadId\":1}", "{\"threadId\":2}");
    }
}
