package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import org.jspecify.annotations.Nullable;

/// Says why a notebook can only be read.
final class ForeignBar {
    private ForeignBar() {}

    /// Returns the bar above the cells of `notebook`; null if it is written in Java.
    ///
    /// @param changed called when it has become a Java notebook
    static @Nullable MessageBar of(NotebookViewModel notebook, Runnable changed) {
        return notebook.foreign()
                .map(language -> new MessageBar(
                        MessageBar.Kind.NOTE,
                        "This notebook is written for " + language + ". Slipway runs Java, so it is to be read only.",
                        "Its cells and outputs are shown as the file has them; nothing can be edited or run.",
                        Kit.button("language-java", "Make it a Java notebook", () -> {
                            notebook.replace(NotebookLanguage.withJava(
                                    notebook.documentProperty().get()));
                            changed.run();
                        })))
                .orElse(null);
    }
}
