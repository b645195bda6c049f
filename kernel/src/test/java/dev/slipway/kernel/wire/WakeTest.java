package dev.slipway.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WakeTest {
    private static final int SIGNALS = 200_000;
    private static final long LIMIT_MILLIS = 20_000;

    @Test
    void noSignalIsLostHoweverManyComeAtOnce() throws Exception {
        var wake = new Wake();
        var done = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                for (int k = 0; k < SIGNALS / 2; k++) {
                    done.incrementAndGet();
                    wake.signal();
                }
            });
        }

        int seen = 0;
        while (seen < SIGNALS) {
            awaitSignal(wake);
            wake.take();
            seen = done.get();
        }

        assertThat(seen).isEqualTo(SIGNALS);
    }

    @Test
    void aThreadThatIsInterruptedWhileItSignalsStillWakes() throws Exception {
        var wake = new Wake();
        var signaller = Thread.ofPlatform().daemon().start(() -> {
            Thread.currentThread().interrupt();
            wake.signal();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        signaller.join();

        awaitSignal(wake);
        wake.take();
        wake.signal();

        awaitSignal(wake);
    }

    private static void awaitSignal(Wake wake) throws IOException {
        try (var selector = Selector.open()) {
            wake.channel().register(selector, SelectionKey.OP_READ);
            assertThat(selector.select(LIMIT_MILLIS)).as("a signal in time").isPositive();
        }
    }
}
