package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;

class DevicesTest {
    private final Devices devices = new Devices(List.of("0", "1", "2"));

    @Test
    void noTwoWorkersSeeTheSame() {
        assertThat(devices.give(1, 1, Set.of()).orElseThrow().devices()).containsExactly("0");
        assertThat(devices.give(2, 2, Set.of()).orElseThrow().devices()).containsExactly("1", "2");
        assertThat(devices.give(3, 1, Set.of())).isEmpty();

        devices.free(1);
        assertThat(devices.give(3, 1, Set.of()).orElseThrow().devices()).containsExactly("0");
    }

    @Test
    void whatIdleWorkersHoldIsTakenFromThem() {
        devices.give(1, 1, Set.of());
        devices.give(2, 1, Set.of());
        devices.give(3, 1, Set.of());

        var grant = devices.give(3, 2, Set.of(2, 3)).orElseThrow();

        assertThat(grant.devices()).containsExactly("2", "1");
        assertThat(grant.ended()).containsExactly(2);
        assertThat(devices.count(1)).isEqualTo(1);
        assertThat(devices.count(2)).isZero();
        assertThat(devices.give(2, 2, Set.of(2))).isEmpty();
        assertThat(devices.count(3)).isEqualTo(2);
    }

    @Test
    void oneDeviceIsNoChoice() {
        assertThat(new Devices(List.of("0")).wanted(1)).isZero();
        assertThat(devices.wanted(2)).isEqualTo(2);
        assertThat(devices.wanted(0)).isZero();
    }

    @Test
    void theEnvironmentNamesThem() {
        assertThat(Devices.named(Map.of(), 2)).containsExactly("0", "1");
        assertThat(Devices.named(Map.of(Devices.VISIBLE, "3, GPU-8932"), 2)).containsExactly("3", "GPU-8932");
        assertThat(Devices.named(Map.of(Devices.VISIBLE, "4,5,6"), 2)).containsExactly("4", "5");
        assertThat(Devices.named(Map.of(Devices.VISIBLE, "3"), 2)).containsExactly("0", "1");
    }

    @Test
    void eachTaskGetsAProcessThatSeesItsOwn() throws IOException {
        var crew = new Crowd(2);
        crew.crew.want(2, need(0));
        crew.ready();
        crew.crew.want(2, need(0));
        crew.ready();
        assertThat(crew.started).containsExactly("1 []", "2 []");

        assertThat(crew.crew.idle(need(1), 1)).isEmpty();
        assertThat(crew.crew.idle(need(1), 1)).isEmpty();
        crew.ready();
        assertThat(crew.crew.idle(need(1), 1)).hasValue(1);
        crew.crew.give(1, new Request.Ping(1));
        assertThat(crew.crew.idle(need(1), 1)).isEmpty();
        crew.ready();
        assertThat(crew.crew.idle(need(1), 1)).hasValue(2);
        crew.crew.give(2, new Request.Ping(2));
        assertThat(crew.started).containsExactly("1 []", "2 []", "1 [0]", "2 [1]");

        crew.crew.release(1);
        crew.crew.release(2);
        assertThat(crew.crew.idle(need(2), 1)).isEmpty();
        crew.ready();
        assertThat(crew.crew.idle(need(2), 1)).hasValue(1);
        assertThat(crew.started.getLast()).isEqualTo("1 [0, 1]");
        assertThat(crew.crew.idle(need(0), 1)).hasValue(1);
    }

    @Test
    void workersBeginWithTheDevicesThatTasksWillAskFor() throws IOException {
        var crew = new Crowd(3);
        crew.crew.want(3, need(1));
        assertThat(crew.started).containsExactly("1 [0]");
        crew.ready();
        crew.crew.want(3, need(1));
        crew.ready();

        assertThat(crew.crew.idle(need(1), 5)).hasValue(1);
        crew.crew.give(1, new Request.Ping(1));
        assertThat(crew.crew.idle(need(1), 4)).hasValue(2);
        crew.crew.give(2, new Request.Ping(2));
        assertThat(crew.crew.idle(need(1), 3)).isEmpty();
        assertThat(crew.crew.idle(need(0), 1)).hasValue(3);
        assertThat(crew.started).containsExactly("1 [0]", "2 [1]", "3 []");
    }

    @Test
    void thoseThatNeedOtherDevicesStartSideBySide() throws IOException {
        var crew = new Crowd(3);
        crew.crew.want(3, need(0));
        assertThat(crew.crew.idle(need(1), 5)).isEmpty(); // the first one is not slowed down
        crew.ready();
        crew.crew.want(3, need(0));
        crew.ready();

        assertThat(crew.crew.idle(need(1), 5)).isEmpty();
        assertThat(crew.crew.idle(need(1), 5)).isEmpty();

        assertThat(crew.started).containsExactly("1 []", "2 []", "3 []", "1 [0]", "2 [1]");
        assertThat(crew.crew.idle(need(0), 1)).hasValue(3);
    }

    @Test
    void tasksOfEachSizeGetWorkersOfTheirOwn() throws IOException {
        var crew = new Crowd(2);
        var small = new Need(0, 512);
        var large = new Need(0, 8192);
        crew.crew.want(2, small);
        crew.ready();
        crew.crew.want(2, small);
        crew.ready();
        crew.crew.give(1, new Request.Ping(1));

        assertThat(crew.crew.idle(large, 5)).isEmpty();
        assertThat(crew.heaps).containsExactly(512L, 512L, 8192L);
        assertThat(crew.crew.idle(large, 5)).isEmpty(); // it is on its way
        crew.ready();
        assertThat(crew.crew.idle(large, 5)).hasValue(2);
        crew.crew.release(1);
        assertThat(crew.crew.idle(small, 5)).hasValue(1);
        assertThat(crew.heaps).hasSize(3);
    }

    private static Need need(int devices) {
        return new Need(devices, 512);
    }

    /// A crew of workers that only start. One thread.
    private static final class Crowd {
        private final List<String> started = new ArrayList<>();
        private final List<Long> heaps = new ArrayList<>();
        private final List<WorkerLink.Listener> listeners = new ArrayList<>();
        private final BlockingQueue<Happening> happenings = new ArrayBlockingQueue<>(100);
        private final Bytes code = Bytes.of(new byte[] {1});
        private final Crew crew;
        private int ready;

        Crowd(int size) {
            var starter = new WorkerLink.Starter() {
                @Override
                public WorkerLink start(int number, WorkerLink.Outfit outfit, WorkerLink.Listener listener) {
                    started.add(number + " " + outfit.devices());
                    heaps.add(outfit.heapMiB());
                    listeners.add(listener);
                    return new Silent();
                }
            };
            crew = new Crew(
                    size, new Devices(List.of("0", "1")), starter, new Request.Load(code.hash(), code), happenings);
        }

        /// Lets those that start be ready.
        private void ready() throws IOException {
            for (; ready < listeners.size(); ready++) {
                listeners.get(ready).reported(new Report.Hello(Frames.PROTOCOL, 1, 1, "25"));
                listeners.get(ready).reported(new Report.Loaded(code.hash()));
            }
            while (!happenings.isEmpty()) {
                crew.filter(happenings.remove());
            }
        }
    }

    private static final class Silent implements WorkerLink {
        private final HeldRequests held = new HeldRequests();

        @Override
        public HeldRequests held() {
            return held;
        }

        @Override
        public void send(Request request) {
            // nobody hears it
        }

        @Override
        public void kill() {
            // nothing runs
        }
    }
}
