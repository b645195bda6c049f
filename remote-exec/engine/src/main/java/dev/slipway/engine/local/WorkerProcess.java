package dev.slipway.engine.local;

import static java.lang.System.Logger.Level.DEBUG;

import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/// A worker in a process of its own; frames travel over its pipes. One thread reads its reports, one writes requests.
final class WorkerProcess implements WorkerLink {
    private static final System.Logger LOG = System.getLogger(WorkerProcess.class.getName());
    private static final int LAST_WORDS_BYTES = 2000;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Process process;
    private final Path log;
    private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final HeldRequests held = new HeldRequests();
    private final DataOutputStream out;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
    }

    /// How to start one.
    ///
    /// @param command program and arguments
    /// @param environment variables set beside those of this process
    /// @param folder its current folder, which is there
    /// @param log file that takes what it prints beside its reports
    record Start(List<String> command, Map<String, String> environment, Path folder, Path log) {}

    static WorkerProcess start(String name, Start how, Listener listener) throws IOException {
        Files.createDirectories(how.folder());
        Files.createDirectories(how.log().toAbsolutePath().getParent());
        var builder = new ProcessBuilder(how.command())
                .directory(how.folder().toFile())
                .redirectError(how.log().toFile());
        builder.environment().putAll(how.environment());
        var link = new WorkerProcess(builder.start(), how.log());
        Thread.ofPlatform().daemon().name(name + " reports").start(() -> link.receive(listener));
        Thread.ofPlatform().daemon().name(name + " requests").start(link::transmit);
        return link;
    }

    @Override
    public void send(Request request) {
        if (request instanceof Request.End) {
            process.descendants().forEach(ProcessHandle::destroyForcibly); // what tasks have started and left
        }
        requests.add(request);
    }

    @Override
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public HeldRequests held() {
        return held;
    }

    private void write(Request request) throws IOException {
        synchronized (out) {
            Frames.write(out, request);
        }
    }

    private void transmit() {
        try (out) {
            while (process.isAlive()) {
                var request = requests.take();
                write(request);
                if (request instanceof Request.End) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.log(DEBUG, "the worker takes no more requests", e); // its end is reported by the other thread
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(Listener listener) {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES))) {
            for (Report report = Frames.readReport(in); report != null; report = Frames.readReport(in)) {
                held.after(report).ifPresent(this::goOn);
                listener.reported(report);
            }
        } catch (IOException e) {
            LOG.log(DEBUG, "the worker's reports broke off", e);
        }
        process.destroyForcibly(); // closed its pipe: of no use any more, if it is not gone already
        try {
            listener.ended(process.waitFor(), lastWords());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        requests.add(new Request.End()); // lets the other thread go
    }

    private void goOn(Request.Task next) {
        try {
            write(next);
        } catch (IOException e) {
            LOG.log(DEBUG, "the worker takes no more requests", e); // its end comes as a report
        }
    }

    private String lastWords() {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var length = file.length();
            file.seek(Math.max(0, length - LAST_WORDS_BYTES));
            var tail = new byte[(int) Math.min(length, LAST_WORDS_BYTES)];
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
