package dev.slipway.engine.local;

import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Real worker processes that outlive the runs they work for, so that many small runs need not start their own.
/// Thread-safe.
final class KeptWorkers implements AutoCloseable {
    private final Path folder;
    private final Deque<Kept> idle = new ArrayDeque<>();
    private int started;

    /// @param folder for what they print beside their reports
    KeptWorkers(Path folder) {
        this.folder = folder;
    }

    /// A process, and whom it tells what it says.
    private static final class Kept implements WorkerLink.Listener {
        private final CompletableFuture<Report> hello = new CompletableFuture<>();
        private @Nullable WorkerLink process;
        private volatile WorkerLink.@Nullable Listener listener;

        @Override
        public void reported(Report report) {
            hello.complete(report);
            var hears = listener;
            if (hears != null && !(report instanceof Report.Hello)) {
                hears.reported(report);
            }
        }

        @Override
        public void ended(int exit, String lastWords) {
            hello.completeExceptionally(new IOException("the worker ended: " + exit + " " + lastWords));
            var hears = listener;
            if (hears != null) {
                hears.ended(exit, lastWords);
            }
        }

        WorkerLink process() {
            return Objects.requireNonNull(process);
        }
    }

    /// Returns what starts the workers of a run.
    WorkerLink.Starter of(@SuppressWarnings("unused") RunFacts run) {
        return (_, _, listener) -> link(take(), listener);
    }

    private WorkerLink link(Kept kept, WorkerLink.Listener listener) {
        kept.listener = listener;
        var _ = kept.hello.thenAccept(listener::reported);
        return new WorkerLink() {
            @Override
            public void send(Request request) {
                if (request instanceof Request.End) {
                    giveBack(kept);
                } else {
                    kept.process().send(request);
                }
            }

            @Override
            public HeldRequests held() {
                return kept.process().held();
            }

            @Override
            public void kill() {
                kept.process().kill();
            }
        };
    }

    private synchronized Kept take() throws IOException {
        var free = idle.poll();
        if (free != null) {
            return free;
        }
        var kept = new Kept();
        var name = "kept-" + ++started;
        long heapMiB = Capacity.ofThisMachine().heapMiB(Settings.DEFAULT, 2);
        var command = WorkerSettings.command(RealCells.installation(), heapMiB, List.of());
        var start = new WorkerProcess.Start(
                command, WorkerSettings.ENVIRONMENT, folder.resolve(name), folder.resolve(name + ".log"));
        kept.process = WorkerProcess.start(name, start, kept);
        return kept;
    }

    private synchronized void giveBack(Kept kept) {
        kept.listener = null;
        idle.add(kept);
    }

    @Override
    public synchronized void close() {
        idle.forEach(kept -> kept.process().send(new Request.End()));
        idle.clear();
    }
}
