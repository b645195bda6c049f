package dev.slipway.kernel.display;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.api.past.PastSource;
import dev.slipway.api.spi.NotebookHost;
import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.kernel.connection.WorkspaceDatabases;
import dev.slipway.kernel.secret.Secrets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What stands behind the calls of `Notebook` in a live kernel. Thread-safe.
public final class KernelHost implements NotebookHost {
    private final FrontEnd frontEnd;
    private final Renderings renderings;
    private final Path folder;
    private final Secrets secrets;
    private final WorkspaceDatabases databases;
    private final String displayIds = UUID.randomUUID() + "-";
    private final AtomicInteger displays = new AtomicInteger();
    private Execution execution;
    private volatile @Nullable String lastDisplay;
    private volatile UnaryOperator<String> session = _ -> "";
    private volatile @Nullable PastSource past;

    /// @param folder the notebook's
    public KernelHost(
            FrontEnd frontEnd, Renderings renderings, Path folder, Secrets secrets, WorkspaceDatabases databases) {
        this.frontEnd = frontEnd;
        this.renderings = renderings;
        this.folder = folder;
        this.secrets = secrets;
        this.databases = databases;
        execution = new Execution();
        lastDisplay = null;
    }

    /// What one execution shows live.
    private final class Execution {
        private final MetricCurves curves = new MetricCurves();
        private MimeBundle progress = MimeBundle.text("");
        private final LiveDisplay curvesShown = new LiveDisplay(frontEnd, this::curves);
        private final LiveDisplay progressShown = new LiveDisplay(frontEnd, this::progress);

        private synchronized MimeBundle curves() {
            return curves.bundle();
        }

        private synchronized MimeBundle progress() {
            return progress;
        }

        synchronized void add(String name, double value, @Nullable Long iteration) {
            curves.add(name, value, iteration);
        }

        synchronized boolean direct(String name, Direction direction) {
            curves.direct(name, direction);
            return curves.hasPoints();
        }

        synchronized void progress(MimeBundle bundle) {
            progress = bundle;
        }
    }

    /// Begins an execution: its metrics and its progress are shown apart from those before.
    public synchronized void begin() {
        execution = new Execution();
    }

    /// Ends an execution: what was held back is shown.
    public void end() {
        var ending = current();
        ending.curvesShown.flush();
        ending.progressShown.flush();
    }

    private synchronized Execution current() {
        return execution;
    }

    /// Sets what answers questions about the session: with the empty string where it does not know one.
    public void answerBy(UnaryOperator<String> questions) {
        session = questions;
    }

    /// Sets what knows the earlier runs.
    public void lookBy(PastSource source) {
        past = source;
    }

    @Override
    public PastSource past() throws IOException {
        var known = past;
        if (known == null) {
            throw new IOException("this kernel knows of no history");
        }
        return known;
    }

    @Override
    public String session(String question) throws IOException {
        var answer = session.apply(question);
        if (answer.isEmpty()) {
            throw new IOException(
                    "%jshell " + question + " is not known here. Known are /vars, /methods, /types, /imports, /list.");
        }
        return answer;
    }

    @Override
    public String display(@Nullable Object value, @Nullable String mime) {
        var id = displayIds + displays.incrementAndGet();
        lastDisplay = id;
        frontEnd.produced(new Output.Displayed(bundle(value, mime), "{}", id));
        return id;
    }

    @Override
    public void update(String id, @Nullable Object value, @Nullable String mime) {
        frontEnd.updated(new Output.Displayed(bundle(value, mime), "{}", id));
    }

    @Override
    public MimeBundle render(@Nullable Object value) {
        return renderings.of(value);
    }

    /// Returns the value of a cell's last expression in its forms; null if nothing is to be shown: for the id of
    /// what `display` has shown there.
    @SuppressWarnings("ReferenceEquality") // a text of the same characters is shown
    public @Nullable MimeBundle result(@Nullable Object value) {
        return value != null && value == lastDisplay ? null : renderings.of(value);
    }

    private MimeBundle bundle(@Nullable Object value, @Nullable String mime) {
        return mime == null ? renderings.of(value) : Renderings.as(mime, value);
    }

    @Override
    public void show(MimeBundle bundle) {
        frontEnd.produced(Output.Displayed.of(bundle));
    }

    @Override
    public void clear(boolean onNext) {
        var at = current();
        at.curvesShown.gone();
        at.progressShown.gone();
        frontEnd.cleared(onNext);
    }

    @Override
    public void metric(String name, double value, @Nullable Long iteration) {
        var at = current();
        at.add(name, value, iteration);
        at.curvesShown.changed();
    }

    @Override
    public void direction(String name, Direction direction) {
        var at = current();
        if (at.direct(name, direction)) {
            at.curvesShown.changed();
        }
    }

    @Override
    public void progress(long done, long total, String text) {
        var at = current();
        var json = "{\"done\": " + done + ", \"total\": " + total + ", \"text\": " + JsonText.of(text) + "}";
        var plain = done + " of " + total + (text.isEmpty() ? "" : ": " + text);
        at.progress(MimeBundle.of(MimeBundle.PROGRESS, json, plain));
        at.progressShown.changed();
    }

    @Override
    public String input(String prompt) throws IOException {
        try {
            return frontEnd.ask(prompt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer to \"" + prompt + "\"");
        }
    }

    @Override
    public String secret(String name) throws IOException {
        return secrets.get(name);
    }

    @Override
    public DatabaseAccess database(String name) throws IOException {
        return databases.access(name);
    }

    @Override
    public Path dataset(String path) throws IOException {
        if (path.contains("://")) {
            throw new IOException("a notebook cannot read " + path + " as a dataset. Copy it beside the notebook.");
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
        return file;
    }
}
