package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The debugger's contract (`docs/protocol.md`), over the wire: one kernel for all.
class DebuggerIT {
    @TempDir
    private static Path folder;

    private static DebuggingFrontEnd front;

    @BeforeAll
    static void start() throws Exception {
        front = new DebuggingFrontEnd(folder);
    }

    @AfterAll
    static void stop() {
        front.close();
    }

    @BeforeEach
    void attach() throws Exception {
        front.attach();
    }

    @AfterEach
    void detach() throws Exception {
        front.ask("disconnect", "");
    }

    @Test
    void aBreakpointInACellNeverRunHoldsItsLineAndShowsWhatIsThere() throws Exception {
        var cell = front.cell(
                "//| step: sum\nint total = 0;\nfor (int i = 0; i < 3; i++) {\n    int square = i * i;\n    total += square;\n}");
        var set = front.breakpoints(cell, 5);
        assertThat(set.at("body", "breakpoints", 0, "verified")).isEqualTo("false");
        assertThat(set.at("body", "breakpoints", 0, "message")).isNotBlank();

        var run = front.execute(cell);
        var stopped = front.event("stopped");
        var frames = front.ask("stackTrace", "\"threadId\":" + stopped.at("body", "threadId"));
        var scopes = front.ask("scopes", "\"frameId\":" + frames.at("body", "stackFrames", 0, "id"));
        var locals = front.ask(
                "variables", "\"variablesReference\":" + scopes.at("body", "scopes", 0, "variablesReference"));

        assertThat(stopped.at("body", "reason")).isEqualTo("breakpoint");
        assertThat(frames.size("body", "stackFrames")).isEqualTo(1);
        assertThat(frames.at("body", "stackFrames", 0, "line")).isEqualTo("5");
        assertThat(frames.at("body", "stackFrames", 0, "source", "slipway", "cell"))
                .isEqualTo(cell.id().value());
        assertThat(locals.all("variables", "name")).containsExactly("i", "square");
        assertThat(locals.all("variables", "value")).containsExactly("0", "0");
        front.resume(stopped);
        front.resume(front.event("stopped"));
        front.resume(front.event("stopped"));
        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void stepsGoOverIntoAndOutOfMethodsOfOtherCellsAndOnToTheNextSnippet() throws Exception {
        var defining = front.cell("int twice(int n) {\n    int two = 2;\n    return two * n;\n}");
        front.run(defining);
        var calling = front.cell("int a = 1;\nint b = twice(a);\nint c = b + 1;\nSystem.out.println(c);");
        front.breakpoints(calling, 2);
        var run = front.execute(calling);
        var first = front.event("stopped");
        assertThat(front.place(first)).isEqualTo("Cell 2:2".replace("2:", defining.index() + 2 + ":"));

        front.ask("stepIn", "\"threadId\":1");
        assertThat(front.place(front.event("stopped"))).isEqualTo("twice:2");
        front.ask("next", "\"threadId\":1");
        var inside = front.event("stopped");
        assertThat(inside.at("body", "reason")).isEqualTo("step");
        assertThat(front.place(inside)).isEqualTo("twice:3");
        assertThat(front.variables(inside, 0)).containsExactly("n = 1", "two = 2");
        front.ask("stepOut", "\"threadId\":1");
        assertThat(front.place(front.event("stopped"))).endsWith(":2");
        front.ask("next", "\"threadId\":1");
        assertThat(front.place(front.event("stopped"))).endsWith(":3");
        front.ask("next", "\"threadId\":1");
        var last = front.event("stopped");
        assertThat(front.place(last)).endsWith(":4");
        assertThat(front.variables(last, 1)).contains("a = 1", "b = 2", "c = 3");
        front.ask("next", "\"threadId\":1");
        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void breakpointsHoldInMethodsLambdasStreamsRecordsAndAgainWhenTheTextIsRunAgain() throws Exception {
        var cell = front.cell("""
                record Pair(int a, int b) {
                    int sum() {
                        return a + b;
                    }
                }
                var sums = java.util.stream.Stream.of(1, 2)
                    .map(n -> {
                        var pair = new Pair(n, n);
                        return pair.sum();
                    })
                    .toList();""");
        front.breakpoints(cell, 3, 9);
        for (int round = 0; round < 2; round++) {
            var run = front.execute(cell);
            for (int n = 1; n <= 2; n++) {
                var lambda = front.event("stopped");
                assertThat(front.place(lambda)).endsWith(":9").startsWith("lambda");
                assertThat(front.variables(lambda, 0))
                        .containsExactly("n = " + n, "pair = Pair[a=" + n + ", b=" + n + "]");
                front.resume(lambda);
                var method = front.event("stopped");
                assertThat(front.place(method)).isEqualTo("Pair.sum:3");
                assertThat(front.variables(method, 0)).containsExactly("this = Pair[a=" + n + ", b=" + n + "]");
                front.resume(method);
            }
            assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
        }
    }

    @Test
    void aMethodThatIsEditedHoldsItsBreakpointsWhereTheNewTextHasThem() throws Exception {
        var text = "int grown(int n) {\n    int more = n + 1;\n    return more;\n}";
        var defining = front.cell(text);
        front.run(defining);
        front.breakpoints(defining, 3);
        var calling = front.cell("grown(4)");
        var run = front.execute(calling);
        front.resume(front.event("stopped"));
        run.get(20, TimeUnit.SECONDS);
        var edited = new SourceCell(
                defining.id(),
                defining.index(),
                CellKind.CODE,
                text.replace("n + 1;", "n + 2;\n    more *= 2;"),
                List.of());
        front.breakpoints(edited, 4);
        front.run(edited);

        run = front.execute(calling);

        var stopped = front.event("stopped");
        assertThat(front.place(stopped)).isEqualTo("grown:4");
        assertThat(front.variables(stopped, 0)).containsExactly("n = 4", "more = 12");
        front.resume(stopped);
        run.get(20, TimeUnit.SECONDS);
    }

    @Test
    void anInterruptEndsAPausedCellWhereItIsAndTheSessionLives() throws Exception {
        var cell = front.cell(
                "int reached = 0;\nvoid go() {\n    reached = 1;\n    reached = 2;\n    reached = 3;\n}\ngo();\nreached = 4;");
        front.breakpoints(cell, 4);
        var run = front.execute(cell);
        front.event("stopped");

        front.kernel.interrupt();

        assertThat(run.get(2, TimeUnit.SECONDS)).isInstanceOf(Outcome.Interrupted.class);
        front.event("continued");
        assertThat(DebuggingFrontEnd.shown(front.run(front.cell("reached")))).isEqualTo("1");
    }

    @Test
    void aDisconnectWhilePausedLetsTheCellGoOn() throws Exception {
        var cell = front.cell("int x = 1;\nint y = 2;");
        front.breakpoints(cell, 1, 2);
        var run = front.execute(cell);
        front.event("stopped");

        front.ask("disconnect", "\"restart\":false");

        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(front.ask("debugInfo", "").at("body", "isStarted")).isEqualTo("false");
    }
}
