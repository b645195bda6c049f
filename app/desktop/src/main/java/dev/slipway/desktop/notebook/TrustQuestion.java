package dev.slipway.desktop.notebook;

import dev.slipway.api.run.ContentHash;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.kernel.deps.Declarations;
import dev.slipway.kernel.file.SourceCells;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Asks, once for what it names, whether a notebook from elsewhere may download and run that. UI thread only.
final class TrustQuestion {
    private static final String PLACE = "trust";

    private final NotebookViewModel notebook;
    private final NotebookView view;
    private final Trust trust;
    /// What the person was last asked to trust.
    private @Nullable ContentHash asked;

    TrustQuestion(NotebookViewModel notebook, NotebookView view, Trust trust) {
        this.notebook = notebook;
        this.view = view;
        this.trust = trust;
    }

    /// Asks if the notebook at `path` is not trusted and names something it has not named before.
    void ask(Path path) {
        if (trust.isTrusted(path)) {
            return;
        }
        var wanted = Declarations.of(SourceCells.of(notebook.documentProperty().get()));
        if (wanted.all().isEmpty() || wanted.hash().equals(asked)) {
            return;
        }
        asked = wanted.hash();
        view.message(
                PLACE,
                new MessageBar(
                        MessageBar.Kind.WARNING,
                        "This notebook is from elsewhere.",
                        "It names libraries that would be downloaded and run with your rights. Until you trust it,"
                                + " none is.",
                        Kit.button("", "Trust", () -> give(path), "primary"),
                        Kit.button("", "Not now", () -> view.message(PLACE, null), "flat")));
    }

    private void give(Path path) {
        trust.trust(path);
        view.message(PLACE, null);
        notebook.kernel().trust();
    }
}
