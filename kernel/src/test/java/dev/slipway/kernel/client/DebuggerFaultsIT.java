package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.client.DebuggingFrontEnd.Said;
import dev.slipway.kernel.protocol.Outcome;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A debugger where things go wrong, wait or come at once, over the wire: one kernel for all.
class DebuggerFaultsIT {
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
    void anExceptionPausesWhereItIsThrownCaughtOnesOnlyIfAsked() throws Exception {
        var cell = front.cell("""
                int caught() {
                    try {
                        return Integer.parseInt("x");
                    } catch (NumberFormatException e) {
                        return 0;
                    }
                }
                caught();
                Object none = null;
                none.hashCode();""");
        front.ask("setExceptionBreakpoints", "\"filters\":[\"uncaught\"]");
        var run = front.execute(cell);
        var stopped = front.event("stopped");
        assertThat(stopped.at("body", "reason")).isEqualTo("exception");
        assertThat(stopped.at("body", "text")).startsWith("java.lang.NullPointerException");
        assertThat(front.place(stopped)).endsWith(":10");
        front.resume(stopped);
        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Threw.class);

        front.ask("setExceptionBreakpoints", "\"filters\":[\"all\",\"uncaught\"]");
        run = front.execute(cell);
        stopped = front.event("stopped");
        assertThat(stopped.at("body", "text")).startsWith("java.lang.NumberFormatException");
        var frames = front.ask("stackTrace", "\"threadId\":1");
        assertThat(frames.at("body", "stackFrames", 0, "presentationHint")).isEqualTo("subtle");
        assertThat(frames.all("stackFrames", "name")).contains("caught").doesNotContain("CellRun.run");
        front.resume(stopped);
        front.resume(front.event("stopped"));
        run.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aStepOverALineThatThrowsEndsWhereItIsCaught() throws Exception {
        var cell = front.cell("""
                int z = 0;
                int r;
                void go() {
                    try {
                        r = 1 / z;
                        r = 2;
                    } catch (ArithmeticException e) {
                        r = 3;
                    }
                }
                go();""");
        front.breakpoints(cell, 5);
        var run = front.execute(cell);
        front.event("stopped");

        front.ask("next", "\"threadId\":1");

        assertThat(front.place(front.event("stopped"))).isIn("go:7", "go:8");
        front.ask("continue", "\"threadId\":1");
        run.get(20, TimeUnit.SECONDS);
    }

    @Test
    void pausesACellThatSleepsAndOneThatComputes() throws Exception {
        for (var source : new String[] {
            "Thread.sleep(600_000);",
            "long n = 0;\nwhile (n >= 0) {\n    n++;\n}",
            "for (;;) {\n    System.out.print(\"\");\n}"
        }) {
            var run = front.execute(front.cell(source));
            while (front.ask("threads", "").size("body", "threads") == 0) {
                Thread.onSpinWait();
            }
            var asked = front.ask("pause", "\"threadId\":1");
            assertThat(asked.at("success")).as(asked.text()).isEqualTo("true");
            var stopped = front.event("stopped");
            assertThat(stopped.at("body", "reason")).isIn("pause", "step");
            assertThat(front.ask("stackTrace", "\"threadId\":1").text()).contains("\"slipway\"");

            front.kernel.interrupt();

            assertThat(run.get(5, TimeUnit.SECONDS)).isInstanceOf(Outcome.Interrupted.class);
        }
        assertThat(front.ask("pause", "\"threadId\":1").at("message")).isEqualTo("No cell is running.");
    }

    @Test
    void threadsThatComeToOneBreakpointAreToldOneAfterTheOther() throws Exception {
        var cell = front.cell("""
                var threads = new ArrayList<Thread>();
                for (int i = 0; i < 3; i++) {
                    int n = i;
                    threads.add(Thread.ofPlatform().start(() -> {
                        int twice = 2 * n;
                        Objects.hash(twice);
                    }));
                }
                for (var thread : threads) thread.join();""");
        front.breakpoints(cell, 6);
        var run = front.execute(cell);
        var seen = new HashSet<String>();
        for (int i = 0; i < 3; i++) {
            var stopped = front.event("stopped");
            assertThat(stopped.at("body", "threadId")).isNotEqualTo("1");
            seen.addAll(front.variables(stopped, 0));
            front.resume(stopped);
        }
        assertThat(seen).contains("twice = 0", "twice = 2", "twice = 4");
        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void aParallelStreamComesToItsBreakpointOnceForEachElement() throws Exception {
        var cell = front.cell("""
                int sum = IntStream.range(0, 4).parallel().map(n -> {
                    return n + 1;
                }).sum();""");
        front.breakpoints(cell, 2);
        var run = front.execute(cell);

        for (int i = 0; i < 4; i++) {
            var stopped = front.event("stopped");
            assertThat(front.place(stopped)).isEqualTo("lambda in Cell " + (cell.index() + 1) + ":2");
            front.resume(stopped);
        }

        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void aStepIntoACallOfTheJdkComesToTheLambdaThatItCalls() throws Exception {
        var cell = front.cell("""
                var all = List.of(1, 2);
                all.forEach(n -> {
                    Objects.hash(n);
                });""");
        front.breakpoints(cell, 2);
        var run = front.execute(cell);
        front.event("stopped");

        front.ask("stepIn", "\"threadId\":1");

        assertThat(front.place(front.event("stopped")))
                .startsWith("lambda in Cell ")
                .endsWith(":3");
        front.ask("disconnect", "");
        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void everythingElseIsAnsweredWhileACellIsPaused() throws Exception {
        front.run(
                front.cell(
                        "class Slow {\n    public String toString() {\n        return \"slow\";\n    }\n}\nvar slow = new Slow();\nint number = 7;"));
        var slow = front.cell("number + 1");
        front.breakpoints(slow, 1);
        var run = front.execute(slow);
        var stopped = front.event("stopped");

        assertThat(front.kernel.variables().get(10, TimeUnit.SECONDS))
                .extracting("name")
                .contains("slow", "number");
        assertThat(front.kernel.complete("numb", 4).get(10, TimeUnit.SECONDS).toString())
                .contains("number");
        assertThat(front.kernel.memory().get(10, TimeUnit.SECONDS)).isNotNull();
        front.resume(stopped);
        run.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aBreakpointInCodeThatTheKernelItselfRunsHoldsNothingUp() throws Exception {
        var cell = front.cell(
                "class Told {\n    public String toString() {\n        return \"told\";\n    }\n}\nvar told = new Told();");
        front.run(cell);
        front.breakpoints(cell, 3);

        assertThat(front.kernel.variables().get(10, TimeUnit.SECONDS))
                .extracting("preview")
                .contains("told");

        var run = front.execute(front.cell("told.toString()"));
        front.resume(front.event("stopped"));
        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() throws Exception {
        assertThat(front.ask("continue", "\"threadId\":1").at("message")).isEqualTo("Nothing is paused.");
        assertThat(front.ask("stackTrace", "\"threadId\":9").at("message")).isEqualTo("Nothing is paused.");
        assertThat(front.ask("scopes", "\"frameId\":5").at("success")).isEqualTo("false");
        assertThat(front.ask("flyAway", "").at("message")).isEqualTo("This debugger does not know flyAway.");
        assertThat(front.ask("setBreakpoints", "\"source\":{}").at("message")).contains("path");
        var comment = front.cell("int x = 1;\n// nothing");
        front.run(comment);
        assertThat(front.breakpoints(comment, 2).at("body", "breakpoints", 0, "message"))
                .isEqualTo("There is no code at this line or below it.");
        assertThat(Said.of(front.kernel.debug("{}").get(10, TimeUnit.SECONDS)).at("success"))
                .isEqualTo("false");
    }

    @Test
    void theTextOfALibraryFrameIsGivenOrItIsSaidThatThereIsNone() throws Exception {
        var cell = front.cell("List.of(3, 1).stream().map(n -> {\n    return n + 1;\n}).toList();");
        front.breakpoints(cell, 2);
        var run = front.execute(cell);
        var stopped = front.event("stopped");
        var frames = front.ask("stackTrace", "\"threadId\":1");
        int library = frames.all("stackFrames", "presentationHint").indexOf("subtle");
        var path = frames.at("body", "stackFrames", library, "source", "path");

        var text = front.ask("source", "\"source\":{\"path\":\"" + path + "\"}");

        assertThat(path).startsWith("java/util/");
        assertThat(text.at("body", "content") + text.at("message"))
                .containsAnyOf("package java.util", "There is no source of java.util");
        front.resume(stopped);
        front.resume(front.event("stopped"));
        run.get(20, TimeUnit.SECONDS);
    }
}
