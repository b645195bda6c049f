package dev.slipway.worker;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.past.PastSource;
import dev.slipway.api.run.Deployment;
import dev.slipway.api.spi.NotebookHost;
import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.QueryRecord;
import dev.slipway.worker.dataset.Datasets;
import dev.slipway.worker.protocol.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands behind the calls of `Notebook` in one task. Thread-safe.
final class TaskHost implements NotebookHost {
    private static final long PROGRESS_NANOS = 50_000_000;
    private static final String SECRET_PREFIX = "SLIPWAY_SECRET_";

    private final Reporter reporter;
    private final TaskOutput output;
    private final Cards cards;
    private final Datasets datasets;
    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, Long> iterations = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final Set<String> databases = new HashSet<>();
    private final Map<Deployment.Property, String> deployment = new EnumMap<>(Deployment.Property.class);
    private final TaskCards shown = new TaskCards();
    private final PastQuestions questions;
    private long lastProgress;
    private long lastUpdate;
    private boolean isOver;
    private @Nullable PastSource past;

    /// What a host needs of its worker.
    record Services(
            Reporter reporter,
            TaskOutput output,
            Cards cards,
            Datasets datasets,
            Map<String, String> environment,
            PastQuestions questions) {}

    /// @param folder the notebook's
    TaskHost(Services services, Path folder) {
        reporter = services.reporter();
        output = services.output();
        cards = services.cards();
        datasets = services.datasets();
        environment = services.environment();
        questions = services.questions();
        this.folder = folder;
        lastProgress = System.nanoTime() - PROGRESS_NANOS;
        lastUpdate = lastProgress;
    }

    /// Sets what knows the earlier runs, once the task's classes are there.
    synchronized void look(PastSource source) {
        past = source;
    }

    @Override
    public synchronized PastSource past() throws IOException {
        var known = past;
        if (known == null) {
            throw new IOException("the history can be asked while the task runs only");
        }
        return known;
    }

    /// Drops what is still told from now on, by threads the task left behind.
    synchronized void end() {
        shown.changed().forEach(this::send);
        isOver = true;
    }

    @Override
    public String display(@Nullable Object value, @Nullable String mime) {
        var bundle = bundle(value, mime);
        synchronized (this) {
            var id = shown.newId();
            show(bundle);
            return id;
        }
    }

    @Override
    public void update(String id, @Nullable Object value, @Nullable String mime) {
        var bundle = bundle(value, mime);
        synchronized (this) {
            output.flush();
            shown.update(id, bundle).forEach(this::send);
            long now = System.nanoTime();
            if (now - lastUpdate >= PROGRESS_NANOS) {
                lastUpdate = now;
                shown.changed().forEach(this::send);
            }
        }
    }

    @Override
    public MimeBundle render(@Nullable Object value) {
        return cards.of(value);
    }

    private MimeBundle bundle(@Nullable Object value, @Nullable String mime) {
        return mime == null ? cards.of(value) : Cards.as(mime, value);
    }

    @Override
    public synchronized void show(MimeBundle bundle) {
        output.flush();
        send(shown.add(bundle));
    }

    @Override
    public synchronized void metric(String name, double value, @Nullable Long iteration) {
        if (iteration != null && iteration < 0) {
            throw new IllegalArgumentException("the iteration of metric " + name + " is negative: " + iteration);
        }
        long number = iteration == null ? iterations.getOrDefault(name, 0L) : iteration;
        iterations.merge(name, number + 1, Math::max);
        send(new Report.Metric(name, value, number, reporter.now()));
    }

    @Override
    public synchronized void direction(String name, Direction direction) {
        send(new Report.Direction(name, direction));
    }

    @Override
    public synchronized void progress(long done, long total, String text) {
        long now = System.nanoTime();
        if (done >= total || now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            send(new Report.Progress(done, total, text));
        }
    }

    @Override
    public String input(String prompt) throws IOException {
        throw new IOException("nobody can be asked in a run: \"" + prompt + "\". Make it a parameter.");
    }

    @Override
    public String secret(String name) throws IOException {
        var value = environment.get(SECRET_PREFIX + name);
        if (value == null) {
            value = String.valueOf(questions.ask(Map.of("ask", "secret", "name", name)));
        }
        reporter.hide(value);
        return value;
    }

    @Override
    public String deployment(Deployment.Property property) throws IOException {
        synchronized (this) {
            var known = deployment.get(property);
            if (known != null) {
                return known;
            }
        }
        var answer = String.valueOf(questions.ask(Map.of("ask", "deployment", "name", property.word())));
        synchronized (this) {
            if (deployment.put(property, answer) == null) {
                send(new Report.LookedUp(Report.DEPLOYMENT + property.word(), answer));
            }
        }
        return answer;
    }

    @Override
    public DatabaseAccess database(String name) throws IOException {
        var answer = TaskDatabase.of(questions.ask(Map.of("ask", "database", "name", name)));
        var access = answer.access();
        reporter.hide(access.password());
        synchronized (this) {
            if (databases.add(access.name())) {
                if (access.kind().isFile()) {
                    var file = Path.of(access.address());
                    var measured = datasets.measure(file);
                    send(new Report.InputRead(access.address(), file, measured.bytes(), measured.hash()));
                }
                send(new Report.LookedUp(Report.CONNECTION + access.name(), answer.fingerprint()));
            }
        }
        return access;
    }

    @Override
    public synchronized void queried(QueryRecord query) {
        var values = new LinkedHashMap<String, String>();
        query.values().forEach((name, value) -> values.put(name, reporter.masked(value)));
        send(new Report.Queried(new QueryRecord(
                query.connection(), reporter.masked(query.text()), values, query.rows(), query.seconds())));
    }

    @Override
    public Path dataset(String path) throws IOException {
        if (path.contains("://")) {
            throw new IOException("a local run cannot read " + path + ". Copy it beside the notebook.");
        }
        Path file;
        try {
            file = folder.resolve(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IOException("not the name of a file: " + path, e);
        }
        if (!Files.exists(file)) {
            throw new IOException("there is no file or folder " + path + " (looked for " + file
                    + "). Put it there, or correct the path: it counts from the notebook's folder.");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("the file " + path + " cannot be read. Check its permissions: " + file);
        }
        synchronized (this) {
            if (read.add(path)) {
                var measured = datasets.measure(file);
                send(new Report.InputRead(path, file, measured.bytes(), measured.hash()));
            }
        }
        return file;
    }

    private void send(Report report) {
        if (!isOver) {
            reporter.send(report);
        }
    }
}
