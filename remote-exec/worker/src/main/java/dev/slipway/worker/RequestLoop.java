package dev.slipway.worker;

import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Report.Next;
import dev.slipway.worker.protocol.Request;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Answers requests in their order. The thread *frames* reads them, so that the end of the stream (the run process is
/// gone) ends this process at once, also while a task runs. One use.
final class RequestLoop {
    private static final int DONE = 0;
    private static final int PARENT_GONE = 0;
    private static final int NOT_TRUSTED = 4;

    private final DataInputStream in;
    private final Worker worker;
    private final IntConsumer exit;
    private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    /// @param exit ends the process; returns in tests only
    RequestLoop(DataInputStream in, Worker worker, IntConsumer exit) {
        this.in = in;
        this.worker = worker;
        this.exit = exit;
    }

    void run() throws IOException {
        worker.hello();
        Thread.ofPlatform().name("frames").daemon().start(this::read);
        try {
            while (true) {
                var request = requests.take();
                if (request instanceof Request.End) {
                    exit.accept(DONE);
                    return;
                }
                if (worker.answer(request) == Next.EXITS) {
                    exit.accept(NOT_TRUSTED);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exit.accept(NOT_TRUSTED);
        }
    }

    private void read() {
        try {
            for (var request = next(); request != null; request = next()) {
                if (request instanceof Request.Answer answer) {
                    worker.answered(answer);
                } else {
                    requests.add(request);
                }
            }
        } catch (IOException e) {
            // a run process that dies within a frame is as gone as one that ends
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly); // what tasks have started
        exit.accept(PARENT_GONE);
        requests.add(new Request.End());
    }

    private @Nullable Request next() throws IOException {
        return Frames.readRequest(in);
    }
}
