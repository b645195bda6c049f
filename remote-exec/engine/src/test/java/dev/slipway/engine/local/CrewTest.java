package dev.slipway.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final Need NEED = new Need(0, 512);

    private final BlockingQueue<Happening> happenings = new ArrayBlockingQueue<>(100);
    private final List<WorkerLink.Listener> started = new ArrayList<>();
    private final List<Request> sent = new ArrayList<>();
    private final Bytes code = Bytes.of(new byte[] {1});
    private final Crew crew = new Crew(1, this::start, new Request.Load(code.hash(), code), happenings);

    @Test
    void whatAWorkerSaysAfterItWasGivenUpIsNotHeard() throws IOException {
        makeReady();
        crew.give(1, new Request.Ping(1));
        crew.kill(1);

        started.getFirst().reported(new Report.Succeeded(List.of(), List.of()));

        assertThat(crew.filter(happenings.remove())).isEmpty();
    }

    @Test
    void aWornWorkerIsReplacedOnceItsWorkIsDone() throws IOException {
        makeReady();
        crew.give(1, new Request.Ping(1));
        started.getFirst().reported(new Report.Worn("threads"));
        started.getFirst().reported(new Report.Succeeded(List.of(), List.of()));

        assertThat(crew.filter(happenings.remove())).isEmpty();
        assertThat(crew.filter(happenings.remove())).isPresent();
        crew.release(1);

        assertThat(sent.getLast()).isEqualTo(new Request.End());
        assertThat(crew.idle(NEED, 0)).isEmpty();
        crew.want(1, NEED);
        assertThat(started).hasSize(2);
    }

    private void makeReady() throws IOException {
        crew.want(1, NEED);
        started.getFirst().reported(new Report.Hello(Frames.PROTOCOL, 1, 1, "25"));
        started.getFirst().reported(new Report.Loaded(code.hash()));
        while (!happenings.isEmpty()) {
            crew.filter(happenings.remove());
        }
    }

    private WorkerLink start(int number, WorkerLink.Outfit outfit, WorkerLink.Listener listener) {
        started.add(listener);
        return new WorkerLink() {
            private final HeldRequests held = new HeldRequests();

            @Override
            public HeldRequests held() {
                return held;
            }

            @Override
            public void send(Request request) {
                sent.add(request);
            }

            @Override
            public void kill() {
                // nothing runs
            }
        };
    }
}
