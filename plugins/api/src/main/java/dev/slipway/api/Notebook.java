package dev.slipway.api;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.past.PastRun;
import dev.slipway.api.past.PastRuns;
import dev.slipway.api.past.PastSource;
import dev.slipway.api.run.Deployment;
import dev.slipway.api.spi.NotebookHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every cell can call without an import. In the notebook a call shows something; in a task it is recorded.
///
/// Thread-safe: any thread of the cell may call.
public final class Notebook {
    private static final AtomicReference<@Nullable NotebookHost> HOST = new AtomicReference<>();
    private static final Pattern MIME = Pattern.compile("[^\\s/]+/[^\\s/][^/]*");

    private Notebook() {}

    /// Shows `value` under the cell, in its richest form first; in a task it is kept as a card. Returns the id that
    /// `updateDisplay` takes.
    public static String display(@Nullable Object value) {
        return host().display(value, null);
    }

    /// Shows `value`, text or base64, as content of type `mime`. Returns the id that `updateDisplay` takes.
    ///
    /// @throws IllegalArgumentException if `mime` has not the form `text/html`, or the text is too large to show
    public static String display(@Nullable Object value, String mime) {
        return host().display(value, kind(mime));
    }

    /// Shows `value` in the place of what was displayed as `id`, wherever it is.
    public static void updateDisplay(String id, @Nullable Object value) {
        host().update(id, value, null);
    }

    /// Shows `value`, text or base64, as content of type `mime` in the place of what was displayed as `id`.
    public static void updateDisplay(String id, @Nullable Object value, String mime) {
        host().update(id, value, kind(mime));
    }

    /// Takes away what the cell has shown and printed so far; in a task nothing is taken away.
    public static void clearOutput() {
        host().clear(false);
    }

    /// Takes away what the cell has shown and printed so far: at once, or, so that nothing flickers, when it shows the
    /// next.
    public static void clearOutput(boolean whenNextComes) {
        host().clear(whenNextComes);
    }

    /// Records `value` as the next one of the metric `name`; iterations count up from 0.
    public static void metric(String name, double value) {
        host().metric(named(name), value, null);
    }

    /// Records `value` for the metric `name` at `iteration`, 0 or more.
    public static void metric(String name, double value, long iteration) {
        host().metric(named(name), value, iteration);
    }

    /// Declares that lower values of the metric `name` are better.
    public static void lowerIsBetter(String name) {
        host().direction(named(name), NotebookHost.Direction.LOWER_IS_BETTER);
    }

    /// Declares that higher values of the metric `name` are better.
    public static void higherIsBetter(String name) {
        host().direction(named(name), NotebookHost.Direction.HIGHER_IS_BETTER);
    }

    /// Shows that `done` of `total` is done, in any unit.
    public static void progress(long done, long total) {
        host().progress(done, total, "");
    }

    /// Shows that `done` of `total` is done, with a few words.
    public static void progress(long done, long total, String text) {
        host().progress(done, total, Objects.requireNonNullElse(text, ""));
    }

    /// Shows Markdown under the cell, or on the task's page.
    public static void note(String markdown) {
        var text = String.valueOf(markdown);
        host().show(MimeBundle.of(MimeBundle.MARKDOWN, text, text));
    }

    /// Returns the name of a metric, as code of cells gives it.
    private static String named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a metric needs a name: metric(\"loss\", 0.3)");
        }
        return name;
    }

    /// Returns a type of content, as code of cells gives it; null, which is no type, for the richest.
    private static @Nullable String kind(@Nullable String mime) {
        if (mime != null && !MIME.matcher(mime).matches()) {
            throw new IllegalArgumentException(
                    "\"" + mime + "\" is no type of content. Write text/html, text/markdown, image/png, ….");
        }
        return mime;
    }

    /// Asks the person for a line of text.
    ///
    /// @throws UncheckedIOException if nobody can be asked: in a task and in a run without a person
    public static String input(String prompt) {
        try {
            return host().input(prompt);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// Returns the secret `name`, from the keyring or the environment variable `SLIPWAY_SECRET_NAME`.
    ///
    /// @throws UncheckedIOException if there is none
    public static String secret(String name) {
        try {
            return host().secret(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// Returns the file or folder `path`, resolved against the notebook's folder and recorded as an input with its
    /// hash.
    ///
    /// @throws UncheckedIOException if there is no such file, naming it
    public static Path dataset(String path) {
        try {
            return host().dataset(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// Returns the earlier run that `id` names: an id, the beginning of one, `latest`, `FLOW:latest` or
    /// `FLOW:latest~2`. In a task, `latest` is the newest run beside its own.
    ///
    /// @throws UncheckedIOException if there is none, naming what is near
    public static PastRun run(String id) {
        return PastRun.of(past(), id);
    }

    /// Returns the earlier runs of the workspace, newest first.
    public static PastRuns runs() {
        return PastRuns.all(past());
    }

    /// Returns the deployed version that this code runs in: none in the notebook.
    public static Deployment deployment() {
        return new Deployment(host()::deployment);
    }

    private static PastSource past() {
        try {
            return host().past();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// Returns `value` in its forms, to be shown where it is the value of a cell.
    public static MimeBundle render(@Nullable Object value) {
        return host().render(value);
    }

    /// Returns `value` as content of type `mime`, to be shown where it is the value of a cell.
    ///
    /// @param value text, base64, or bytes
    /// @throws IllegalArgumentException if `mime` has not the form `text/html`
    public static MimeBundle render(@Nullable Object value, String mime) {
        var type = kind(mime);
        if (type == null) {
            return host().render(value);
        }
        var text = value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : String.valueOf(value);
        return MimeBundle.of(type, text, MimeBundle.isText(type) ? text : type);
    }

    /// Prints what a question of `jshell` about the session gives: `/vars`, `/methods`, `/types`, `/imports`, `/list`.
    ///
    /// @throws UncheckedIOException if the question is not known
    public static void session(String question) {
        try {
            System.out.print(host().session(question));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// Sets what stands behind these calls in this process; for kernel and worker only.
    public static void install(NotebookHost host) {
        HOST.set(host);
    }

    static NotebookHost host() {
        var host = HOST.get();
        if (host == null) {
            throw new IllegalStateException("this call works in a cell only: no kernel or worker runs here");
        }
        return host;
    }
}
