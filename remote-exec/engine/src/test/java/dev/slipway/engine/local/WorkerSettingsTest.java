package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Plan.FanOut;
import dev.slipway.engine.flow.Plan.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {
    private static final long GIB = 1 << 30;

    @Test
    void aWorkerGetsTheHeapThatItsStepsAskFor() {
        assertThat(heap(1 * GIB, GIB / 2)).isEqualTo(1024);
    }

    @Test
    void aStepThatDoesNotAskGetsItsShare() {
        assertThat(heap(1 * GIB, null)).isEqualTo(3072); // 8 GiB · 3/4, two workers
        assertThat(heap(5 * GIB, null)).isEqualTo(5120);
    }

    @Test
    void nobodyGetsMoreThanThereIs() {
        assertThat(heap(50 * GIB)).isEqualTo(8192);
    }

    private static long heap(@Nullable Long... memory) {
        var flow = new Flows();
        for (int i = 0; i < memory.length; i++) {
            var settings = new Settings(null, memory[i], null, 0, null, null, true, List.of());
            flow.step("s" + i, FanOut.ONCE, List.of(), "a").edit("s" + i, settings);
        }
        return WorkerSettings.heapMiB(flow.build().plan(), 2, 8192);
    }
}
