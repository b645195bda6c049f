package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.Outcome;
import java.nio.file.Path;
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
    void endsWithinASecondAndSaysSo() throws Exception {
        long start = System.nanoTime();

        kernel.close();

        assertThat(kernel.ended().get(5, TimeUnit.SECONDS)).isEqualTo("The kernel was closed.");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(2_500);
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

    private void execute(String source) {
        var cell = new SourceCell(new CellId("c1"), 0, CellKind.CODE, source, List.of());
        kernel.execute(cell, Elements.FIRST, events::add);
    }

    private KernelEvent next() throws InterruptedException {
        var event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event");
        }
        return event;
    }
}
