package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.file.SaveRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A notebook's file: what is saved, saving it, and noticing what others do to it. UI thread only.
public final class SaveViewModel {
    static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Disk OVER = (opened, document) -> NotebookFiles.saveAs(opened, document, opened.path());

    /// What a person must be told about the file.
    public sealed interface Trouble {
        /// It could not be saved.
        record NotSaved(String message, String hint) implements Trouble {}

        /// Another program has changed it, and there are edits here too.
        ///
        /// @param cells 0-based positions here of the cells that differ; copied
        record ChangedOutside(List<Integer> cells) implements Trouble {
            public ChangedOutside {
                cells = List.copyOf(cells);
            }
        }

        /// What is not saved cannot be kept against a crash either.
        ///
        /// @param why for example `No space left on device`
        record NotKept(String why) implements Trouble {}

        /// There is no such file any more: it was deleted, moved or renamed.
        record Gone() implements Trouble {}

        /// The file is there, but without a word: another program has cut it short.
        record Emptied() implements Trouble {}

        /// Edits of an earlier session were brought back.
        record Recovered() implements Trouble {}
    }

    private final NotebookViewModel notebook;
    private final NotebookServices services;
    private final Journal journal;
    private final Disk disk;
    private final ReadOnlyObjectWrapper<Opened.Notebook> file;
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
    private Document saved;
    private Jobs.@Nullable Handle pending;
    private boolean saving;
    private boolean journalled;
    private boolean isClosed;
    private boolean isUnseen;
    private FileNow there = FileNow.SAME;
    private boolean isTold;
    private final Turns turns = new Turns();

    /// @param opened the file as it was read
    /// @param saved the document that counts as saved
    SaveViewModel(
            NotebookViewModel notebook,
            NotebookServices services,
            Journal journal,
            Opened.Notebook opened,
            Document saved) {
        this(notebook, services, journal, opened, saved, NotebookFiles::save);
    }

    SaveViewModel(
            NotebookViewModel notebook,
            NotebookServices services,
            Journal journal,
            Opened.Notebook opened,
            Document saved,
            Disk disk) {
        this.notebook = notebook;
        this.disk = disk;
        this.services = services;
        this.journal = journal;
        this.saved = saved;
        file = new ReadOnlyObjectWrapper<>(opened);
        notebook.documentProperty().subscribe(_ -> edited());
        if (dirty.get()) {
            trouble.set(new Trouble.Recovered());
        }
    }

    public ReadOnlyObjectProperty<Opened.Notebook> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// Whether the document holds what the file does not.
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /// What must be told, null if nothing.
    public ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Takes the message away.
    public void dismiss() {
        trouble.set(null);
    }

    private void edited() {
        dirty.set(there.isLost() || !notebook.documentProperty().get().equals(saved));
        if (!isClosed && pending == null && (dirty.get() || journalled)) {
            pending = services.later().after(PAUSE, this::kept);
        }
    }

    /// Keeps what is not saved, also while a person goes on typing, or saves it if the person wants that and nothing
    /// speaks against it.
    private void kept() {
        pending = null;
        journalled = dirty.get();
        inBackground(() -> keep(notebook.keeping().withShown(null)), this::kept);
        boolean mayBeSaved = dirty.get() && !there.isLost() && trouble.get() == null;
        if (services.settings().preferences().autoSave() && mayBeSaved) {
            save(() -> {});
        }
    }

    /// Tells once that edits cannot be kept, and takes it back when they are.
    private void kept(Jobs.Result<Boolean> result) {
        boolean isLess = trouble.get() == null || trouble.get() instanceof Trouble.NotSaved;
        if (result instanceof Jobs.Result.Failed<Boolean>(var cause) && isLess && !isTold) {
            isTold = true;
            trouble.set(new Trouble.NotKept(String.valueOf(cause.getMessage())));
        } else if (result instanceof Jobs.Result.Done<Boolean>) {
            isTold = false;
            if (trouble.get() instanceof Trouble.NotKept) {
                trouble.set(null);
            }
        }
    }

    private void inBackground(Supplier<Turns.Work> made, Consumer<Jobs.Result<Boolean>> then) {
        var work = made.get();
        services.jobs()
                .submit(
                        () -> {
                            work.run();
                            return true;
                        },
                        then);
    }

    private Turns.Work keep(Supplier<Document> document) {
        var opened = file.get();
        boolean unsaved = dirty.get();
        return turns.next(() -> {
            if (unsaved) {
                journal.keep(opened, document.get());
            } else {
                journal.forget(opened.path());
            }
        });
    }

    /// Keeps nothing more: the notebook is closed, and what is still to come of its cells is no edit.
    void close() {
        isClosed = true;
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
    }

    /// Keeps edits that are not saved at once, for the window closes, and tells whether that was possible. Does I/O.
    boolean keepNow() {
        if (!dirty.get()) {
            return true;
        }
        try {
            keep(withShown()).run();
            return true;
        } catch (IOException e) {
            System.getLogger("slipway").log(System.Logger.Level.WARNING, "cannot keep unsaved edits", e);
            trouble.set(new Trouble.NotKept(String.valueOf(e.getMessage())));
            return false;
        }
    }

    /// Saves, and calls `then` once it is saved.
    public void save(Runnable then) {
        if (saving) {
            services.later().after(PAUSE, () -> save(then));
            return;
        }
        if (isUnseen) {
            changedWhileClosed();
            return;
        }
        var opened = file.get();
        boolean mayBeEmpty = there == FileNow.EMPTIED;
        write(
                document -> (mayBeEmpty && FileNow.of(opened) == FileNow.EMPTIED ? OVER : disk).save(opened, document),
                then);
    }

    /// Saves over what another program has written.
    public void overwrite() {
        var opened = file.get();
        write(document -> OVER.save(opened, document), () -> {});
    }

    /// Saves under another name, which is the notebook's from then on.
    public void saveAs(Path path) {
        var opened = file.get();
        write(document -> NotebookFiles.saveAs(opened, document, path), () -> {});
    }

    /// Returns what makes, on any thread, the document with all that cells have shown up to now.
    private Supplier<Document> withShown() {
        return notebook.keeping()
                .withShown(notebook.execution().runningProperty().get());
    }

    /// Writes notebooks.
    @FunctionalInterface
    interface Disk {
        /// Makes `document` the content of the opened file, as `NotebookFiles.save` does.
        Opened.Notebook save(Opened.Notebook opened, Document document) throws IOException;
    }

    private interface Writing {
        Opened.Notebook write(Document document) throws IOException;
    }

    private void write(Writing writing, Runnable then) {
        saving = true;
        var before = file.get();
        var shown = withShown();
        var forgetting = turns.next(() -> journal.forget(before.path()));
        services.jobs()
                .submit(
                        () -> {
                            var document = shown.get();
                            var now = writing.write(document);
                            forgetting.run();
                            journal.revisions()
                                    .remember(
                                            before,
                                            now,
                                            document,
                                            services.clock().instant());
                            return new Written(now, document);
                        },
                        result -> written(result, then));
    }

    /// Returns what the notebook was whenever it was saved, the newest first; does I/O.
    List<Revisions.Revision> revisions() throws IOException {
        return journal.revisions().of(file.get().path());
    }

    private record Written(Opened.Notebook file, Document document) {}

    private void written(Jobs.Result<Written> result, Runnable then) {
        saving = false;
        switch (result) {
            case Jobs.Result.Done<Written>(var now) -> {
                isUnseen = false;
                there = FileNow.SAME;
                file.set(now.file());
                saved = now.document();
                trouble.set(null);
                edited();
                then.run();
            }
            case Jobs.Result.Failed<Written>(var cause) -> trouble.set(refusal(cause));
            case Jobs.Result.Cancelled<Written> _ -> {}
        }
    }

    private static Trouble refusal(Throwable cause) {
        if (cause instanceof SaveRefusedException refused) {
            return refused.reason() == SaveRefusedException.Reason.CHANGED_ON_DISK
                    ? new Trouble.ChangedOutside(List.of())
                    : new Trouble.NotSaved("Not saved: " + refused.getMessage(), refused.hint());
        }
        return new Trouble.NotSaved(
                "Not saved: " + (cause.getMessage() == null ? cause : cause.getMessage()) + ".",
                "The file is as it was.");
    }

    /// Gives up what is not saved, and calls `then`.
    public void discard(Runnable then) {
        close();
        var path = file.get().path();
        var forgetting = turns.next(() -> journal.forget(path));
        services.jobs()
                .submit(
                        () -> {
                            forgetting.run();
                            return true;
                        },
                        _ -> then.run());
    }

    /// Looks whether another program has changed the file; takes its content over if there are no edits here.
    public void checkOutside() {
        var opened = file.get();
        if (saving || trouble.get() instanceof Trouble.ChangedOutside) {
            return;
        }
        services.jobs().submit(() -> FileNow.of(opened), result -> {
            if (result instanceof Jobs.Result.Done<FileNow>(var now) && !saving && opened.equals(file.get())) {
                found(now);
            }
        });
    }

    private void found(FileNow now) {
        var before = there;
        there = now;
        if (before != now && (before.isLost() || now.isLost())) {
            trouble.set(now.trouble());
            edited();
        }
        if (now == FileNow.OTHER && dirty.get()) {
            askWhich();
        } else if (now == FileNow.OTHER) {
            var seen = notebook.documentProperty().get();
            reload(() -> notebook.documentProperty().get().equals(seen));
        }
    }

    /// Takes note that there is no file, only edits that were kept of it.
    void vanishedWhileClosed() {
        found(FileNow.GONE);
    }

    /// Takes note that another program has changed the file since the edits that were brought back: neither is to be
    /// lost unasked.
    void changedWhileClosed() {
        isUnseen = true;
        askWhich();
    }

    private void askWhich() {
        trouble.set(new Trouble.ChangedOutside(List.of()));
        var path = file.get().path();
        services.jobs().submit(() -> NotebookFiles.open(path), result -> {
            if (result instanceof Jobs.Result.Done<Opened>(Opened.Notebook theirs)
                    && trouble.get() instanceof Trouble.ChangedOutside) {
                trouble.set(new Trouble.ChangedOutside(
                        FileNow.differing(notebook.documentProperty().get(), theirs.document())));
            }
        });
    }

    /// Takes over what the file holds now; edits here are lost.
    public void reload() {
        reload(() -> true);
    }

    /// @param untouched whether nothing was edited since it was decided to take the file over; else the person is asked
    private void reload(BooleanSupplier untouched) {
        var path = file.get().path();
        services.jobs().submit(() -> NotebookFiles.open(path), result -> {
            switch (result) {
                case Jobs.Result.Done<Opened>(Opened.Notebook now) when untouched.getAsBoolean() -> takeOver(now);
                case Jobs.Result.Done<Opened>(Opened.Notebook _) -> askWhich();
                case Jobs.Result.Done<Opened>(Opened.Refused(var message, var hint)) ->
                    trouble.set(new Trouble.NotSaved(message, hint));
                case Jobs.Result.Failed<Opened>(var cause) -> trouble.set(refusal(cause));
                case Jobs.Result.Cancelled<Opened> _ -> {}
            }
        });
    }

    private void takeOver(Opened.Notebook now) {
        isUnseen = false;
        there = FileNow.SAME;
        file.set(now);
        notebook.replace(now.document());
        saved = notebook.documentProperty().get();
        trouble.set(null);
        edited();
        inBackground(() -> keep(notebook.keeping().withShown(null)), this::kept);
    }
}
