package dev.slipway.desktop.run;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.RunHistory.TaskAttempt;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One task: its attempts, log, artifacts, metrics and cards. UI thread only.
final class TaskViewModel {
    /// Most lines of a log that are shown; a saved log has all of them.
    static final int MOST_LINES = 100_000;

    private static final int PAGE = 5000;

    /// Most bytes that an artifact takes whose parts are shown.
    private static final long LARGEST_TREE = 256 << 10;

    private record Read(TaskDetail detail, List<TaskLog.Line> log, List<LogLine> cards, boolean whole) {}

    private final LiveStore store;
    private final RunId run;
    private final ReadOnlyObjectWrapper<@Nullable TaskDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final TaskLog log = new TaskLog();
    private final ObservableList<LogLine> cards = FXCollections.observableArrayList();
    private String step = "";
    private int index = -1;
    private int attempt;
    private boolean isWhole = true;
    private int question;

    TaskViewModel(LiveStore store, RunId run) {
        this.store = store;
        this.run = run;
    }

    /// What is known of the task, null before the first answer.
    ReadOnlyObjectProperty<@Nullable TaskDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /// What was done or went wrong last, empty for nothing.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// The log without cards.
    TaskLog log() {
        return log;
    }

    /// What the task displayed.
    ObservableList<LogLine> cards() {
        return cards;
    }

    String step() {
        return step;
    }

    int index() {
        return index;
    }

    /// Tells whether all of the log is shown.
    boolean isWhole() {
        return isWhole;
    }

    /// Shows another task.
    void open(String ofStep, int at) {
        if (!ofStep.equals(step) || at != index) {
            step = ofStep;
            index = at;
            attempt = 0;
            message.set("");
            detail.set(null);
            log.clear();
            cards.clear();
        }
        reload();
    }

    /// Shows the log and the cards of an attempt.
    ///
    /// @param number 1-based; 0 for the one that counts
    void openAttempt(int number) {
        if (number != attempt) {
            attempt = number;
            log.clear();
            cards.clear();
            reload();
        }
    }

    /// Returns the attempt whose log is shown, 1-based; 0 for the one that counts.
    int attempt() {
        return attempt;
    }

    /// Reads the task again.
    void reload() {
        int mine = ++question;
        var of = shown();
        store.ask(
                () -> read(of),
                read -> {
                    if (mine == question) {
                        show(read);
                    }
                },
                message::set);
    }

    /// Writes the whole log to `file`.
    void saveLog(Path file) {
        var of = shown();
        store.ask(
                () -> {
                    try (var out = Files.newBufferedWriter(file)) {
                        write(out, of);
                    }
                    return file;
                },
                saved -> message.set("Saved " + saved + "."),
                failure -> message.set("The log could not be saved: " + failure));
    }

    /// Writes an artifact to `file`, in the format its extension names.
    void saveArtifact(ArtifactRow artifact, Path file) {
        var name = String.valueOf(file.getFileName());
        var extension = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        var ofStep = step;
        int at = index;
        store.ask(
                () -> {
                    var aside = Files.createTempFile(file.toAbsolutePath().getParent(), "slipway", ".part");
                    try {
                        try (var out = Files.newOutputStream(aside)) {
                            store.services().artifacts().export(run, ofStep, at, artifact.name(), extension, out);
                        }
                        return Files.move(aside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    } finally {
                        Files.deleteIfExists(aside);
                    }
                },
                saved -> message.set("Saved " + saved + "."),
                failure -> message.set(artifact.name() + " could not be saved: " + failure));
    }

    /// Writes bytes, made on a worker, to `file`.
    void save(Path file, Supplier<byte[]> bytes) {
        store.ask(
                () -> Files.write(file, bytes.get()),
                saved -> message.set("Saved " + saved + "."),
                failure -> message.set(file.getFileName() + " could not be saved: " + failure));
    }

    /// Hands what `make` gives on a worker to `then`.
    <T> void work(Supplier<T> make, Consumer<T> then) {
        store.ask(make::get, then, message::set);
    }

    /// Writes an artifact to a file of its own in its natural format, and hands the file to `then`.
    void export(ArtifactRow artifact, Consumer<Path> then) {
        var ofStep = step;
        int at = index;
        store.ask(
                () -> {
                    var extension = store.services().artifacts().extension(artifact);
                    var file = Files.createTempDirectory("slipway-artifact").resolve(artifact.name() + "." + extension);
                    try (var out = Files.newOutputStream(file)) {
                        store.services().artifacts().export(run, ofStep, at, artifact.name(), extension, out);
                    }
                    return file;
                },
                then,
                failure -> message.set(artifact.name() + " could not be read: " + failure));
    }

    /// Hands the picture an artifact is to `then`; does nothing if it is none.
    void picture(ArtifactRow artifact, Consumer<MimeBundle> then) {
        var ofStep = step;
        int at = index;
        store.ask(
                () -> {
                    var bytes = new ByteArrayOutputStream();
                    store.services().artifacts().export(run, ofStep, at, artifact.name(), "png", bytes);
                    return MimeBundle.of(
                            MimeBundle.PNG, Base64.getEncoder().encodeToString(bytes.toByteArray()), artifact.name());
                },
                bundle -> {
                    if (ofStep.equals(step) && at == index) {
                        then.accept(bundle);
                    }
                },
                _ -> {}); // its preview in words stands
    }

    /// Hands what an artifact holds to `then` as JSON; does nothing if that has no parts, or is too long to look at.
    void parts(ArtifactRow artifact, Consumer<MimeBundle> then) {
        if (artifact.bytes() > LARGEST_TREE) {
            return; // its preview in words stands
        }
        var ofStep = step;
        int at = index;
        store.ask(
                () -> {
                    var artifacts = store.services().artifacts();
                    var bytes = new ByteArrayOutputStream();
                    if (artifacts.extension(artifact).equals("json")) {
                        artifacts.export(run, ofStep, at, artifact.name(), "json", bytes);
                    }
                    return bytes.toString(StandardCharsets.UTF_8).strip();
                },
                json -> {
                    boolean hasParts = json.startsWith("{") || json.startsWith("[");
                    if (hasParts && ofStep.equals(step) && at == index) {
                        then.accept(MimeBundle.of(MimeBundle.JSON, json, artifact.preview()));
                    }
                },
                _ -> {}); // likewise
    }

    /// Asks for the file name an artifact is saved under, and hands it to `then`.
    void suggestName(ArtifactRow artifact, java.util.function.Consumer<String> then) {
        store.ask(() -> artifact.name() + "." + store.services().artifacts().extension(artifact), then, message::set);
    }

    private TaskAttempt shown() {
        return new TaskAttempt(step, index, attempt);
    }

    private List<LogLine> page(TaskAttempt of, long from) throws IOException {
        var history = store.services().history();
        return of.number() == 0
                ? history.log(run, of.step(), of.index(), from, PAGE)
                : history.logOfAttempt(run, of, from, PAGE);
    }

    private @Nullable Read read(TaskAttempt of) throws IOException {
        Optional<TaskDetail> found = store.services().history().task(run, of.step(), of.index());
        if (found.isEmpty()) {
            return null;
        }
        var log = new ArrayList<LogLine>();
        boolean whole = false;
        while (log.size() < MOST_LINES) {
            var page = page(of, log.size());
            log.addAll(page);
            if (page.size() < PAGE) {
                whole = true;
                break;
            }
        }
        var lines = log.stream().filter(line -> !line.stream().equals("card")).toList();
        return new Read(
                found.get(),
                TaskLog.leveled(lines),
                log.stream().filter(line -> line.stream().equals("card")).toList(),
                whole);
    }

    private void write(BufferedWriter out, TaskAttempt of) throws IOException {
        long from = 0;
        while (true) {
            var page = page(of, from);
            for (var line : page) {
                out.write(line.text());
                out.newLine();
            }
            from += page.size();
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private void show(@Nullable Read read) {
        if (read == null) {
            message.set("Nothing is known of this task yet.");
            return;
        }
        isWhole = read.whole();
        log.update(read.log());
        if (!cards.equals(read.cards())) {
            cards.setAll(read.cards());
        }
        detail.set(read.detail());
    }

    /// Returns the line of code that loads an artifact of this task in any notebook of the workspace.
    String loading(ArtifactRow artifact) {
        return "var " + artifact.name() + " = run(\"" + run + "\").step(\"" + step() + "\").task(" + index()
                + ").artifact(\"" + artifact.name() + "\", " + artifact.type().replaceAll("<.*>", "") + ".class);";
    }
}
