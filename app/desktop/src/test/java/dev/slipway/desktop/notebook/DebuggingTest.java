package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.debug.Breakpoint.Shape;
import dev.slipway.desktop.debug.Frame;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What the window makes of a kernel that pauses.
class DebuggingTest extends DebuggedBench {
    @Test
    void expressionsAreEvaluatedInTheChosenFrameAndFailInSentences() {
        runToLine(3);
        kernel().bodies.put("evaluate", "{\"result\":\"42\",\"type\":\"int\",\"variablesReference\":0}");
        var evaluations = debug.paused().evaluations();
        evaluations.evaluate(" sum * 42 ");
        kernel().refusals.put("evaluate", "Line 1: 'x' is not known.");
        evaluations.evaluate("x");

        assertThat(kernel().of("evaluate").getFirst())
                .isEqualTo("{\"expression\":\"sum * 42\",\"frameId\":11,\"context\":\"repl\"}");
        assertThat(evaluations.results().rows().stream()
                        .map(row -> row.variable().value()))
                .containsExactly("42", "Line 1: 'x' is not known.");
        assertThat(evaluations.before(1)).isEqualTo("x");
        assertThat(evaluations.before(2)).isEqualTo("sum * 42");
        assertThat(evaluations.before(3)).isEmpty();
    }

    @Test
    void aVariableIsGivenAnotherValueInItsRow() {
        start();
        kernel().bodies.put("scopes", "{\"scopes\":[{\"name\":\"Locals\",\"variablesReference\":7}]}");
        kernel().bodies
                .put(
                        "variables",
                        "{\"variables\":[{\"name\":\"sum\",\"value\":\"1\",\"type\":\"int\",\"variablesReference\":0}]}");
        runToLine(3);
        kernel().bodies.put("setVariable", "{\"value\":\"6\",\"type\":\"int\",\"variablesReference\":0}");
        var tree = debug.paused().variables();
        assertThat(tree.canSet(0)).isFalse();

        tree.set(1, " 2 * 3 ");

        assertThat(kernel().of("setVariable"))
                .containsExactly("{\"variablesReference\":7,\"name\":\"sum\",\"value\":\"2 * 3\"}");
        assertThat(tree.rows().get(1).variable().value()).isEqualTo("6");
        kernel().refusals.put("setVariable", "int cannot be String.");
        tree.set(1, "\"a\"");
        assertThat(debug.noteProperty().get()).isEqualTo("int cannot be String.");
        assertThat(tree.rows().get(1).variable().value()).isEqualTo("6");
    }

    @Test
    void theSourceOfALibrarysFrameIsAskedForByWhatTheKernelCallsIt() {
        runToLine(3);
        kernel().bodies.put("source", "{\"content\":\"class Iterable {}\"}");
        var pause = debug.paused().pauseProperty().get();
        assertThat(pause).isNotNull();
        var texts = new ArrayList<String>();
        debug.paused().source(pause.frames().get(1), texts::add);
        kernel().refusals.put("source", "It has none.");
        debug.paused().source(pause.frames().get(1), texts::add);

        assertThat(texts).containsExactly("class Iterable {}");
        assertThat(kernel().of("source").getFirst()).contains("\"sourceReference\":5");
        assertThat(debug.noteProperty().get()).isEqualTo("The source of Iterable.java is not here: It has none.");
    }

    @Test
    void aNameUnderThePointerIsAskedForWithWhatItIsAMemberOf() {
        assertThat(ValueHover.name("int a = point.x + f(1);", 15)).isEqualTo("point.x");
        assertThat(ValueHover.name("int a = point.x + f(1);", 10)).isEqualTo("point");
        assertThat(ValueHover.name("int a = point.x + f(1);", 18)).isEmpty();
        assertThat(ValueHover.name("int a = 12;", 8)).isEmpty();
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
    void aStepWhoseFramesComeLateIsNotLost() {
        runToLine(3);
        debug.paused().stepOver();
        kernel().slow.add("stackTrace");
        kernel().stop("c0", 2, "step");

        bench.runLater();
        kernel().answerAll();

        assertThat(bench.cell(0).stateProperty().get().reason()).isEqualTo("at line 2");
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
    void twoNotebooksDoNotHearOfEachOther() {
        runToLine(3);
        var other = new Bench(CELL);
        other.notebook.kernel().start();

        assertThat(other.notebook.kernel().debug().paused().pauseProperty().get())
                .isNull();
        assertThat(other.kernel().debugger.asked).isEmpty();
    }

    @Test
    void aThreadThatACellStartedStandsThoughTheCellHasEnded() {
        start();
        debug.toggle(ID, 3);
        bench.runs.run();
        kernel().stop("c0", 3, "breakpoint");
        debug.paused().resume();
        kernel().emit("stopped", "{\"reason\":\"breakpoint\",\"threadId\":2}");

        bench.kernel().succeed();

        assertThat(bench.words().getFirst()).isEqualTo("paused");
        debug.paused().resume();
        assertThat(bench.words().getFirst()).isEqualTo("fresh");
        assertThat(kernel().of("continue").getLast()).isEqualTo("{\"threadId\":2}");
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
