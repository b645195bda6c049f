package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kernel in its own process, through the port the window uses.
class KernelProcessIT {
    @TempDir
    private Path folder;

    private Kernel kernel;
    private final BlockingQueue<KernelEvent> events = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        kernel = KernelProcess.start(Installation.locate(), folder, List.of());
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    @Test
    void endsAndSaysSo() throws Exception {
        kernel.close();

        assertThat(kernel.ended().get(30, TimeUnit.SECONDS)).isEqualTo("The kernel was closed.");
        assertThatThrownBy(() -> kernel.variables().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(KernelDied.class);
        execute("1");
        assertThat(next())
                .isInstanceOfSatisfying(
                        KernelEvent.Finished.class,
                        end -> assertThat(end.outcome()).isEqualTo(new Outcome.Died("The kernel was closed.")));
    }

    @Test
    void aKernelThatCannotStartSaysWhy() throws Exception {
        var installation = Installation.locate();

        assertThatThrownBy(() -> KernelProcess.start(installation, folder, List.of("-XX:NoSuchOption")))
                .isInstanceOf(KernelDied.class)
                .hasMessageContaining("could not be started")
                .hasMessageContaining("NoSuchOption");
    }

    @Test
    void aCellsOutputsComeInOrderFromOneThread() throws Exception {
        execute("System.out.println(\"a\"); display(1); System.err.println(\"b\"); 2");

        var all = eventsToTheEnd();

        assertThat(all.getFirst()).isInstanceOf(KernelEvent.Started.class);
        assertThat(all.stream().map(KernelProcessIT::shown)).containsExactly("", "a\n", "1", "b\n", "2", "");
        assertThat(outcome(all))
                .isInstanceOfSatisfying(
                        Outcome.Succeeded.class,
                        succeeded -> assertThat(succeeded.value()).isEqualTo(MimeBundle.text("2")));
    }

    @Test
    void aCellThatDoesNotCompileTellsWhere() throws Exception {
        execute("int x = 1;\nint y = z;");

        assertThat(outcome(eventsToTheEnd())).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.problems().getFirst().place())
                    .isInstanceOfSatisfying(
                            Place.class, place -> assertThat(place.line()).isEqualTo(2));
        });
    }

    @Test
    void whatACellThrowsComesWithItsLine() throws Exception {
        execute("int x = 0;\nint y = 1 / x;");

        assertThat(outcome(eventsToTheEnd())).isInstanceOfSatisfying(Outcome.Threw.class, threw -> {
            assertThat(threw.type()).isEqualTo("java.lang.ArithmeticException");
            assertThat(threw.frames().getFirst().cell()).isEqualTo(new CellId("c1"));
            assertThat(threw.frames().getFirst().line()).isEqualTo(2);
        });
    }

    @Test
    void aQuestionIsAnswered() throws Exception {
        execute("input(\"Name? \")");

        assertThat(next()).isInstanceOf(KernelEvent.Started.class);
        assertThat(next())
                .isInstanceOfSatisfying(
                        KernelEvent.Asked.class,
                        asked -> assertThat(asked.prompt()).isEqualTo("Name? "));
        kernel.answer("Ada");

        assertThat(outcome(eventsToTheEnd()))
                .isInstanceOfSatisfying(
                        Outcome.Succeeded.class,
                        succeeded -> assertThat(succeeded.value()).isEqualTo(MimeBundle.text("Ada")));
    }

    @Test
    void questionsAreAnsweredWhileACellRuns() throws Exception {
        execute("int x = 5;");
        eventsToTheEnd();
        execute("c2", "System.out.println(\"on\"); Thread.sleep(60_000);");
        assertThat(shown(next()) + shown(next())).isEqualTo("on\n");

        var cell = new SourceCell(new CellId("c9"), 0, CellKind.CODE, "int q = 1;", List.of());
        var graph = kernel.analyse(List.of(cell)).get(20, TimeUnit.SECONDS);

        assertThat(graph.cells().getFirst().defines()).containsExactly("q");
        assertThat(kernel.variables().get(20, TimeUnit.SECONDS))
                .anySatisfy(variable -> assertThat(variable.name()).isEqualTo("x"));
        kernel.interrupt();
        assertThat(outcome(eventsToTheEnd())).isInstanceOf(Outcome.Interrupted.class);
    }

    @Test
    void aCellThatEndsTheProcessIsToldWithAllItPrinted() throws Exception {
        execute("System.out.println(\"last words\"); System.exit(3);");

        var all = eventsToTheEnd();

        assertThat(all.stream().map(KernelProcessIT::shown)).contains("last words\n");
        assertThat(outcome(all))
                .isInstanceOfSatisfying(
                        Outcome.Died.class,
                        died -> assertThat(died.reason())
                                .contains("exit code 3")
                                .contains("restart it"));
        assertThat(kernel.ended().get(5, TimeUnit.SECONDS)).contains("exit code 3");
    }

    private static Outcome outcome(List<KernelEvent> all) {
        return ((KernelEvent.Finished) all.getLast()).outcome();
    }

    private static String shown(KernelEvent event) {
        return switch (event) {
            case KernelEvent.Produced(var _, Output.Printed printed) ->
                printed.text().replace(System.lineSeparator(), "\n");
            case KernelEvent.Produced(var _, Output.Displayed displayed) ->
                displayed.bundle().text();
            case KernelEvent.Produced(var _, Output.Result result) ->
                result.bundle().text();
            default -> "";
        };
    }

    private List<KernelEvent> eventsToTheEnd() throws InterruptedException {
        var all = new ArrayList<KernelEvent>();
        do {
            all.add(next());
        } while (!(all.getLast() instanceof KernelEvent.Finished));
        return all;
    }

    private void execute(String source) {
        execute("c1", source);
    }

    private void execute(String id, String source) {
        var cell = new SourceCell(new CellId(id), 0, CellKind.CODE, source, List.of());
        kernel.execute(cell, Elements.FIRST, events::add);
    }

    private KernelEvent next() throws InterruptedException {
        var event = events.poll(60, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event");
        }
        return event;
    }
}
