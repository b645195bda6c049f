package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {
    private static final long GIB = 1 << 30;

    private final Capacity machine = new Capacity(2, 8 * GIB, 1);

    @Test
    void whatCanNeverFitIsNamedWithItsStep() {
        var tooMany = new Settings(4.0, 16 * GIB, null, 0, null, null, true, List.of());

        assertThat(machine.problems(Flows.fanOut(tooMany).build().plan()))
                .extracting(Problem::message)
                .containsExactly(
                        "The step train asks for cpu=4, and this machine has 2 cores.",
                        "The step train asks for memory=16 GB, and this machine has 8 GB of memory.");
    }

    @Test
    void aDeviceThatIsNotThereIsNamed() {
        var two = new Settings(null, null, 2, 0, null, null, true, List.of());
        var plan = Flows.fanOut(two).build().plan();

        assertThat(machine.problems(plan))
                .extracting(Problem::message)
                .containsExactly("The step train asks for gpu=2, and this machine has 1 GPU.");
        assertThat(new Capacity(2, GIB, 0).problems(plan))
                .extracting(Problem::message)
                .containsExactly("The step train asks for gpu=2, and this machine has no GPU that could be found.");
    }

    @Test
    void tasksThatNeedTheOnlyDeviceRunOneAtATime() {
        var one = new Settings(null, null, 1, 0, null, null, true, List.of());

        assertThat(machine.places(one, 2)).isEqualTo(1);
        assertThat(machine.hasDevices(1, 0)).isTrue();
        assertThat(machine.hasDevices(1, 1)).isFalse();
        assertThat(machine.hasDevices(0, 1)).isTrue();
        assertThat(new Capacity(8, GIB, 2).hasDevices(1, 1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, 3072", "512, 512", "1, 256", "5120, 5120", "51200, 8192"})
    void aWorkerGetsTheHeapThatItsTasksAskForElseAnEqualShare(@Nullable Long askedMib, long heapMib) {
        var bytes = askedMib == null ? null : (Long) (askedMib << 20);
        var settings = new Settings(null, bytes, null, 0, null, null, true, List.of());

        assertThat(machine.heapMiB(settings, 2)).isEqualTo(heapMib);
    }

    @Test
    void whatFitsIsNoProblem() {
        var all = new Settings(2.0, 8 * GIB, null, 0, null, null, true, List.of());

        assertThat(machine.problems(Flows.fanOut(all).build().plan())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2, 1", "2, 1, 2, 2", "4, 1, 2, 2", "0.5, 1, 4, 1", "1, 4, 4, 2", "1, 8, 4, 4"})
    void aTaskTakesThePlacesOfWhatItAsksForMost(double cpu, long memoryGib, int workers, int places) {
        var settings = new Settings(cpu, memoryGib * GIB, null, 0, null, null, true, List.of());

        assertThat(machine.places(settings, workers)).isEqualTo(places);
    }
}
