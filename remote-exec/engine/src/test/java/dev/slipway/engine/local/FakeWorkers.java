package dev.slipway.engine.local;

import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Blob;
import dev.slipway.worker.protocol.Bytes;
import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Input;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Workers in this process whose tasks are Java lambdas over texts. A collection is a text with commas.
final class FakeWorkers implements WorkerLink.Starter {
    final List<String> executed = new CopyOnWriteArrayList<>();
    final AtomicInteger started = new AtomicInteger();
    private static final AtomicReference<@Nullable Split> SPLIT = new AtomicReference<>();

    private final Body body;

    /// What a task does.
    interface Body {
        /// Returns the artifacts by name.
        Map<String, String> run(Task task) throws Exception;
    }

    /// A task as the body sees it: its inputs as texts, a gathered list with bars between.
    record Task(String step, int index, Map<String, String> inputs, Fake worker) {
        String get(String name) {
            return String.valueOf(inputs.get(name));
        }
    }

    FakeWorkers(Body body) {
        this.body = body;
    }

    @Override
    public WorkerLink start(int number, WorkerLink.Outfit outfit, WorkerLink.Listener listener) {
        started.incrementAndGet();
        var fake = new Fake(listener);
        Thread.ofVirtual().start(fake::serve);
        return fake;
    }

    /// One worker.
    final class Fake implements WorkerLink {
        private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
        private final HeldRequests held = new HeldRequests();
        private final Listener listener;
        private volatile boolean dead;
        private volatile Thread thread = Thread.currentThread();

        Fake(Listener listener) {
            this.listener = listener;
        }

        void say(Report report) {
            if (!dead) {
                held.after(report).ifPresent(requests::add);
                listener.reported(report);
            }
        }

        /// Asks the run process as a task's code does.
        String ask(Map<String, @Nullable Object> question) throws InterruptedException {
            say(new Report.Asked(1, question));
            return requests.take() instanceof Request.Answer answer
                    ? String.valueOf(answer.problem() == null ? answer.tree() : answer.problem())
                    : "no answer";
        }

        void exit(int status) {
            dead = true;
            listener.ended(status, "");
        }

        @Override
        public void send(Request request) {
            requests.add(request);
        }

        @Override
        public HeldRequests held() {
            return held;
        }

        @Override
        public void kill() {
            if (!dead) {
                exit(137);
                thread.interrupt();
            }
        }

        private void serve() {
            thread = Thread.currentThread();
            say(new Report.Hello(Frames.PROTOCOL, 1, 1, "25"));
            try {
                while (!dead) {
                    answer(requests.take());
                }
            } catch (InterruptedException e) {
                // killed
            }
        }

        private void answer(Request request) {
            switch (request) {
                case Request.Load load -> say(new Report.Loaded(load.hash()));
                case Request.Expand expand -> say(expanded(expand));
                case Request.Task task -> run(task);
                case Request.Settle settle -> {
                    var values = new LinkedHashMap<String, String>();
                    settle.keep().forEach(keep -> values.put(keep.name(), "null"));
                    values.replace(settle.variable(), settle.message());
                    say(new Report.Succeeded(artifacts(values), List.of()));
                }
                case Request.Ping ping -> say(new Report.Pong(ping.number()));
                case Request.Answer _ -> {} // whoever asked waits for it
                case Request.End _ -> dead = true;
            }
        }

        private void run(Request.Task request) {
            executed.add(request.step() + "/" + request.index());
            var inputs = new LinkedHashMap<String, String>();
            request.inputs().forEach((name, input) -> inputs.put(name, text(input)));
            try {
                var kept = body.run(new Task(request.step(), request.index(), inputs, this));
                var wanted = new LinkedHashMap<String, String>();
                request.keep().forEach(keep -> wanted.put(keep.name(), kept.getOrDefault(keep.name(), "null")));
                say(new Report.Succeeded(artifacts(wanted), List.of()));
            } catch (Exception e) {
                say(new Report.Failed(
                        e.getClass().getSimpleName(),
                        String.valueOf(e.getMessage()),
                        new Report.Place("c1", 0, 2),
                        "",
                        Report.Next.READY));
            }
        }
    }

    static void print(Task task, String text) {
        task.worker().say(new Report.Printed(Report.Stream.OUT, text, Instant.now()));
    }

    static void metric(Task task, String name, double value, long iteration) {
        task.worker().say(new Report.Metric(name, value, iteration, Instant.now()));
    }

    private static Report expanded(Request.Expand request) {
        var loops = new ArrayList<Report.Elements>();
        for (var loop : request.loops()) {
            var items = elements(text(loop.collection())).stream()
                    .map(item -> new Report.Item(item, ContentHash.of(item)))
                    .toList();
            loops.add(new Report.Elements(loop.variable(), items));
        }
        return new Report.Expanded(loops);
    }

    private static List<String> elements(String collection) {
        var known = SPLIT.get();
        if (known == null || !known.collection().equals(collection)) {
            known = new Split(collection, collection.isEmpty() ? List.of() : List.of(collection.split(",", -1)));
            SPLIT.set(known);
        }
        return known.elements();
    }

    private record Split(String collection, List<String> elements) {}

    private static String text(Input input) {
        return switch (input) {
            case Input.Given given -> String.valueOf(given.json());
            case Input.Stored stored ->
                new String(Objects.requireNonNull(stored.blob().inline()).toArray(), StandardCharsets.UTF_8);
            case Input.Element element -> elements(text(element.collection())).get(element.index());
            case Input.Gathered gathered ->
                String.join(
                        "|", gathered.parts().stream().map(FakeWorkers::text).toList());
        };
    }

    private static List<Artifact> artifacts(Map<String, String> values) {
        var artifacts = new ArrayList<Artifact>();
        values.forEach((name, value) -> {
            var bytes = Bytes.of(value.getBytes(StandardCharsets.UTF_8));
            artifacts.add(new Artifact(name, "String", new Blob("text", bytes.hash(), bytes.size(), bytes), value));
        });
        return artifacts;
    }
}
