package dev.slipway.desktop.past;

import dev.slipway.desktop.diff.DiffRow;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.CodeDiffs;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// A notebook as it was, and how it differs now. UI thread only.
final class PastViewModel {
    /// Where the screen stands.
    sealed interface State {
        record Reading() implements State {}

        record Failed(String why) implements State {}

        /// @param whole the notebook against itself: all its cells
        /// @param since what changed since, null if the notebook of today cannot be read
        /// @param now what is to be said of the notebook of today
        record Shown(
                Recorded.Notebook notebook,
                CodeDiff whole,
                @Nullable CodeDiff since,
                String now) implements State {}
    }

    private final LiveStore store;
    private final Recorded recorded;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Reading());
    private final BooleanProperty againstNow = new SimpleBooleanProperty();

    PastViewModel(LiveStore store, Recorded recorded) {
        this.store = store;
        this.recorded = recorded;
    }

    Recorded recorded() {
        return recorded;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether what changed since is shown; else the notebook as it was.
    BooleanProperty againstNowProperty() {
        return againstNow;
    }

    void reload() {
        store.ask(this::read, (Consumer<State>) state::set, failure -> state.set(new State.Failed(failure)));
    }

    private State read() throws IOException {
        var notebook = recorded.read(store.services());
        if (!(read(notebook.file(), notebook.text()) instanceof Opened.Notebook was)) {
            throw new IOException("What was recorded is no notebook that this version of Slipway can read.");
        }
        var whole = CodeDiffs.between(was.document(), was.document());
        if (!Files.isRegularFile(notebook.file())) {
            return new State.Shown(notebook, whole, null, "The notebook is no longer at " + notebook.file() + ".");
        }
        return switch (NotebookFiles.open(notebook.file())) {
            case Opened.Refused refused -> new State.Shown(notebook, whole, null, refused.message());
            case Opened.Notebook now -> {
                var since = CodeDiffs.between(was.document(), now.document());
                yield new State.Shown(notebook, whole, since, since.same() ? "It is the same now." : "");
            }
        };
    }

    private static Opened read(Path file, String text) throws IOException {
        try {
            return NotebookFiles.read(file, text);
        } catch (IllegalArgumentException e) {
            throw new IOException("The recorded notebook " + file.getFileName() + " has no known form.", e);
        }
    }

    /// Returns the lines to show.
    List<DiffRow> rows() {
        if (!(state.get() instanceof State.Shown shown)) {
            return List.of();
        }
        return againstNow.get() && shown.since() != null
                ? DiffRow.of(
                        Objects.requireNonNull(shown.since()), shown.notebook().steps(), true)
                : DiffRow.whole(shown.whole(), shown.notebook().steps());
    }

    /// Writes the notebook as it was to `file`, and says what came of it to `done`.
    void save(Path file, Consumer<String> done) {
        if (state.get() instanceof State.Shown shown) {
            store.ask(
                    () -> Files.writeString(file, shown.notebook().text()),
                    saved -> done.accept("Saved as " + saved + "."),
                    failure -> done.accept("It was not saved: " + failure));
        }
    }
}
