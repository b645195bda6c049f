package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.file.SaveRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
        dirty.set(!notebook.documentProperty().get().equals(saved));
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
        if (services.settings().preferences().autoSave() && dirty.get() && trouble.get() == null) {
            save(() -> {});
        }
    }

    /// Tells once that edits cannot be kept, and takes it back when they are.
    private void kept(Jobs.Result<Boolean> result) {
        if (result instanceof Jobs.Result.Failed<Boolean>(var cause) && trouble.get() == null && !isTold) {
            isTold = true;
            trouble.set(new Trouble.NotKept(String.valueOf(cause.getMessage())));
        } else if (result instanceof Jobs.Result.Done<Boolean>) {
            isTold = false;
            if (trouble.get() instanceof Trouble.NotKept) {
                trouble.set(null);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /// Lets work be done in the order in which it was asked for: what comes after later work has been done is left out.
    /// Thread-safe.
    private static final class Turns {
        private final AtomicLong asked = new AtomicLong();
        private long latest;

        Work next(Work work) {
            long turn = asked.incrementAndGet();
            return () -> take(turn, work);
        }

        private synchronized void take(long turn, Work work) throws IOException {
            if (turn > latest) {
                latest = turn;
                work.run();
            }
        }
    }

    private void inBackground(Supplier<Work> made, Consumer<Jobs.Result<Boolean>> then) {
        var work = made.get();
        services.jobs()
                .submit(
                        () -> {
                            work.run();
                            return true;
                        },
                        then);
    }

    private Work keep(Supplier<Document> document) {
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

    /// Keeps unsaved edits at once, for the window closes. Does I/O.
    void keepNow() {
        try {
            keep(withShown()).run();
        } catch (IOException e) {
            System.getLogger("slipway").log(System.Logger.Level.WARNING, "cannot keep unsaved edits", e);
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
        write(document -> disk.save(opened, document), then);
    }

    /// Saves over what another program has written.
    public void overwrite() {
        var opened = file.get();
        write(document -> NotebookFiles.saveAs(opened, document, opened.path()), () -> {});
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
        services.jobs()
                .submit(
                        () -> !Files.exists(opened.path())
                                || Files.readString(opened.path()).equals(opened.text()),
                        result -> {
                            if (result instanceof Jobs.Result.Done<Boolean>(var same) && !same && !saving) {
                                changedOutside();
                            }
                        });
    }

    private void changedOutside() {
        if (dirty.get()) {
            askWhich();
        } else {
            reload();
        }
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
                trouble.set(new Trouble.ChangedOutside(differing(theirs.document())));
            }
        });
    }

    /// Returns the 0-based positions of the cells here that `theirs` does not have with the same text.
    private List<Integer> differing(Document theirs) {
        var cells = notebook.documentProperty().get().cells();
        var differing = new ArrayList<Integer>();
        for (int i = 0; i < cells.size(); i++) {
            var mine = cells.get(i);
            if (theirs.cell(mine.id())
                    .filter(their -> their.source().equals(mine.source()))
                    .isEmpty()) {
                differing.add(i);
            }
        }
        return differing;
    }

    /// Takes over what the file holds now; edits here are lost.
    public void reload() {
        var path = file.get().path();
        services.jobs().submit(() -> NotebookFiles.open(path), result -> {
            if (result instanceof Jobs.Result.Done<Opened>(Opened.Notebook now)) {
                isUnseen = false;
                file.set(now);
                notebook.replace(now.document());
                saved = notebook.documentProperty().get();
                trouble.set(null);
                edited();
                inBackground(() -> keep(notebook.keeping().withShown(null)), this::kept);
            } else if (result instanceof Jobs.Result.Done<Opened>(Opened.Refused(var message, var hint))) {
                trouble.set(new Trouble.NotSaved(message, hint));
            }
        });
    }
}
