package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.protocol.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchTest {
    private final Bench bench = new Bench("int a = 1;");
    private final ScratchViewModel scratch =
            new ScratchViewModel(bench.notebook, bench.services.jobs(), () -> bench.now);

    @Test
    void itRunsShowsItsValueAndLeavesNothingBehind() {
        scratch.run("a + 1");
        assertThat(scratch.wordsProperty().get()).isEqualTo("running");
        bench.kernel().print("two\n");
        bench.kernel().end(new Outcome.Succeeded(MimeBundle.text("2"), null));

        assertThat(scratch.outputs().hasResult()).isTrue();
        assertThat(bench.kernel().executed).containsExactly("scratch/0");
        assertThat(bench.kernel().forgotten).containsExactly(ScratchViewModel.ID);
        assertThat(scratch.wordsProperty().get()).isEmpty();
        assertThat(bench.sources()).containsExactly("int a = 1;");
        assertThat(bench.words()).containsExactly("never run");
    }

    @Test
    void whatWouldChangeOrRedefineTheNotebooksVariablesIsRefused() {
        bench.node("c0", List.of("a"), List.of(), List.of()).node("scratch", List.of(), List.of(), List.of("a"));
        scratch.run("a++");
        var changing = scratch.wordsProperty().get();
        bench.node("scratch", List.of("a"), List.of(), List.of());
        scratch.run("int a = 2;");

        assertThat(changing).startsWith("Not run: it could change a.");
        assertThat(scratch.wordsProperty().get()).startsWith("Not run: cells define a already.");
        assertThat(bench.kernel().executed).isEmpty();
    }

    @Test
    void whenTheKernelEndsItCanBeRunAgain() {
        scratch.run("a");
        bench.kernel().ended.complete("killed");

        assertThat(scratch.wordsProperty().get()).isEqualTo("The kernel has ended.");
        bench.notebook.kernel().start();
        scratch.run("a");
        assertThat(bench.kernel().executed).containsExactly("scratch/0");
    }

    @Test
    void aRestartWhileTheKernelStartsEndsWhatWaitsForIt() {
        var starts = new ArrayDeque<Runnable>();
        var slow = new Bench(Bench.document("int a = 1;"), starts::add);
        var waiting = new ScratchViewModel(slow.notebook, slow.services.jobs(), () -> slow.now);
        waiting.run("a");
        slow.notebook.kernel().restart();

        assertThat(waiting.wordsProperty().get()).isEqualTo("The kernel has ended.");
        while (!starts.isEmpty()) {
            starts.remove().run();
        }
        waiting.run("a");
        assertThat(slow.kernel().executed).containsExactly("scratch/0");
    }

    @Test
    void theEndOfAnEarlierKernelDoesNotEndWhatTheNextOneRuns() {
        scratch.run("a");
        var earlier = bench.kernel();
        bench.notebook.kernel().restart();
        scratch.run("a");

        earlier.end(new Outcome.Died("closed"));

        assertThat(bench.kernel()).isNotSameAs(earlier);
        assertThat(scratch.wordsProperty().get()).isEqualTo("running");
        bench.kernel().end(new Outcome.Succeeded(MimeBundle.text("1"), null));
        assertThat(scratch.wordsProperty().get()).isEmpty();
    }

    @Test
    void whatWasTypedIsUndoneByItselfWithoutTheNotebook() {
        bench.notebook.type(bench.cell(0), "int a = 2;");
        scratch.type("a");
        scratch.type("a + 1");
        bench.pass(Duration.ofSeconds(5));
        scratch.type("");

        scratch.undo();
        assertThat(scratch.textProperty().get()).isEqualTo("a + 1");
        scratch.undo();
        scratch.undo();
        assertThat(scratch.textProperty().get()).isEmpty();
        scratch.redo();
        assertThat(scratch.textProperty().get()).isEqualTo("a + 1");
        assertThat(scratch.cell().source()).isEqualTo("a + 1");
        assertThat(bench.sources()).containsExactly("int a = 2;");
    }
}
