package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.notebook.ExecutionViewModel.Task;
import dev.slipway.desktop.shell.Workbench;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.protocol.Restorable;
import java.util.List;
import java.util.regex.Pattern;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Brings stored values back into a notebook's kernel: library cells first, then the variables. One use each; UI thread
/// only.
final class Restoring {
    private static final Pattern DECLARATION =
            Pattern.compile("^(import\\b|//DEPS|(public |static |final |abstract |sealed |private |protected )*"
                    + "(record|class|interface|enum|@interface)\\b"
                    + "|[\\w<>\\[\\],.? ]+\\s+\\w+\\s*\\([^;=]*\\)\\s*(throws [\\w., ]+)?\\{)");

    private final NotebookViewModel notebook;
    private final Workbench workbench;
    private final NotebookServices services;
    private @Nullable Subscription waiting;
    /// The cells above: what they declare beside what they do, values may need.
    private List<SourceCell> above = List.of();

    Restoring(NotebookViewModel notebook, Workbench workbench, NotebookServices services) {
        this.notebook = notebook;
        this.workbench = workbench;
        this.services = services;
    }

    /// Begins; `done` is called when the variables are there, or could not be brought back.
    void begin(List<Restorable> values, CellId position, Runnable done) {
        above = SourceCells.of(notebook.documentProperty().get()).stream()
                .takeWhile(cell -> !cell.id().equals(position))
                .filter(cell -> cell.kind() == CellKind.CODE)
                .toList();
        var library = notebook.cells().stream()
                .filter(cell -> cell.isCode() && isLibrary(cell.source()))
                .map(cell -> new Task(cell.id(), 0))
                .toList();
        notebook.kernel().whenReady(() -> {
            if (library.isEmpty()) {
                restore(values, done);
                return;
            }
            notebook.execution().submit(library);
            waiting = notebook.changesProperty().subscribe(_ -> {
                if (!notebook.execution().isBusy() && waiting != null) {
                    waiting.unsubscribe();
                    waiting = null;
                    restore(values, done);
                }
            });
        });
    }

    private void restore(List<Restorable> values, Runnable done) {
        var ready = notebook.kernel().kernel();
        if (ready.isEmpty()) {
            return;
        }
        var kernel = ready.get();
        services.jobs().whenDone(kernel.declare(above).thenCompose(_ -> kernel.restore(values)), result -> {
            notebook.kernel().refreshVariables();
            switch (result) {
                case Jobs.Result.Done<Void> _ ->
                    workbench.tell(
                            MessageBar.Kind.NOTE,
                            Words.count(values.size(), "variable") + " brought back.",
                            "They stand in the right pane; the cells that made them were not run.");
                case Jobs.Result.Failed<Void>(var cause) ->
                    workbench.tell(
                            MessageBar.Kind.FAILURE,
                            "The variables could not be brought back.",
                            String.valueOf(cause.getMessage()));
                case Jobs.Result.Cancelled<Void> _ -> {}
            }
            done.run();
        });
    }

    /// Tells whether a cell declares imports, types and methods only, by the look of its top-level lines.
    static boolean isLibrary(String source) {
        boolean any = false;
        int depth = 0;
        for (var line : source.replaceAll("(?s)/\\*.*?\\*/", "").split("\n", -1)) {
            var text = line.replaceFirst("^\\s*//(?!DEPS).*$", "").strip();
            if (depth == 0 && !text.isEmpty() && !text.startsWith("@")) {
                if (!DECLARATION.matcher(text).find()) {
                    return false;
                }
                any = true;
            }
            for (int i = 0; i < text.length(); i++) {
                depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            }
        }
        return any;
    }
}
