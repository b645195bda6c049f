package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final Interruption interruption = new Interruption();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void callsAtOnceIfItWasAskedBefore() {
        interruption.ask();

        interruption.begin(calls::incrementAndGet);

        assertThat(calls).hasValue(1);
    }

    @Test
    void callsOnEachWish() {
        interruption.begin(calls::incrementAndGet);

        interruption.ask();
        interruption.ask();

        assertThat(calls).hasValue(2);
    }

    @Test
    void callsNothingAfterTheEndButRemembersTheWish() {
        interruption.begin(calls::incrementAndGet);
        interruption.end();

        interruption.ask();

        assertThat(calls).hasValue(0);
        assertThat(interruption.isAsked()).isTrue();
    }
}
