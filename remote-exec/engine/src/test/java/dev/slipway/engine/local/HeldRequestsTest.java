package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldRequestsTest {
    private static final Report SUCCEEDED = new Report.Succeeded(List.of(), List.of());
    private static final Path HERE = Path.of(".");
    private static final int ROUNDS = 5_000;
    private static final int COUNT = 20;

    private static HeldRequests some() {
        var held = new HeldRequests();
        for (int i = 0; i < COUNT; i++) {
            held.add(new Request.Task(
                    "s", i, Map.of(), List.of(), Set.of(), List.of(), new Request.Places(HERE, HERE, HERE, HERE)));
        }
        return held;
    }

    @Test
    void whatIsTakenBackIsWhatDidNotGoOutEvenWhileItDoes() throws Exception {
        var all = IntStream.range(0, ROUNDS).mapToObj(_ -> some()).toList();
        var ready = new AtomicInteger(-1);
        var round = new AtomicInteger(-1);
        var sent = new int[ROUNDS];
        try (var executor = Executors.newSingleThreadExecutor()) {
            var sending = executor.submit(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    ready.set(i);
                    while (round.get() < i) {
                        Thread.onSpinWait();
                    }
                    Optional<Request.Task> next = all.get(i).after(SUCCEEDED);
                    sent[i] = next.map(Request.Task::index).orElse(-1) + 1;
                }
                return true;
            });
            var back = new int[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                while (ready.get() < i) {
                    Thread.onSpinWait();
                }
                round.set(i);
                for (int wait = i % 100; wait > 0; wait--) {
                    Thread.onSpinWait(); // so that now one, now the other is first
                }
                back[i] = all.get(i).clear();
            }
            assertThat(sending.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(IntStream.of(sent).sum()).isStrictlyBetween(0, ROUNDS);
            for (int i = 0; i < ROUNDS; i++) {
                // the first or nothing has gone out
                assertThat(back[i] + sent[i]).isEqualTo(COUNT);
            }
        }
    }

    @Test
    void nothingGoesOutAfterAFailureOrToAWornWorker() {
        var held = some();
        assertThat(held.after(new Report.Pong(1))).isEmpty();
        assertThat(held.after(SUCCEEDED)).isPresent();
        held.after(new Report.Worn("threads"));

        assertThat(held.after(SUCCEEDED)).isEmpty();
        assertThat(held.count()).isEqualTo(COUNT - 1);
    }
}
