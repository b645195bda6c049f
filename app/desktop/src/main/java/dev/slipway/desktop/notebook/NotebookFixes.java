package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.api.document.Edit;
import dev.slipway.desktop.deploy.ProblemFixes;
import dev.slipway.desktop.notebook.SaveViewModel.Trouble;
import dev.slipway.kernel.file.DisabledCells;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.fix.DocumentFix;
import dev.slipway.kernel.fix.DocumentFixes;
import dev.slipway.kernel.fix.QuickFixes;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.protocol.QuickFix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The quick fixes of an open notebook, wherever its problems are shown. UI thread only.
final class NotebookFixes implements ProblemFixes {
    private static final String NOT_TRUSTED = "not-trusted";

    private final NotebookViewModel notebook;
    private final SaveViewModel save;
    private final Trust trust;

    NotebookFixes(NotebookViewModel notebook, SaveViewModel save, Trust trust) {
        this.notebook = notebook;
        this.save = save;
        this.trust = trust;
    }

    @Override
    public void of(Problem problem, Consumer<List<Fix>> then) {
        if (notebook.isReadOnly()) {
            then.accept(List.of());
            return;
        }
        if (problem.code().equals(NOT_TRUSTED)) {
            then.accept(List.of(new Fix("Trust this notebook", false, this::trust)));
            return;
        }
        var document = notebook.documentProperty().get();
        var known = new ArrayList<>(DocumentFixes.of(problem, document));
        enabling(problem).ifPresent(known::add);
        if (!known.isEmpty()) {
            then.accept(known.stream().map(fix -> fix(fix, document)).toList());
            return;
        }
        quick(problem, then);
    }

    private void trust() {
        trust.trust(save.fileProperty().get().path());
        notebook.kernel().trust();
    }

    private Optional<DocumentFix> enabling(Problem problem) {
        var place = problem.place();
        if (place == null || !problem.code().equals(DisabledCells.PROBLEM)) {
            return Optional.empty();
        }
        return notebook.cell(place.cell())
                .filter(CellViewModel::isDisabled)
                .map(cell -> new DocumentFix(
                        "Enable cell " + (notebook.cells().indexOf(cell) + 1), Disabling.enabling(cell), cell.id()));
    }

    private Fix fix(DocumentFix fix, Document of) {
        return new Fix(fix.title(), true, () -> {
            if (notebook.documentProperty().get().equals(of)) { // else it is of what is no more
                notebook.apply(fix.edit(), fix.focus());
            }
        });
    }

    /// Asks the kernel, which knows the types there are; without one only what the text tells is found.
    private void quick(Problem problem, Consumer<List<Fix>> then) {
        var place = problem.place();
        var cell = place == null ? Optional.<CellViewModel>empty() : notebook.cell(place.cell());
        if (cell.isEmpty()) {
            then.accept(List.of());
            return;
        }
        var source = cell.get().source();
        var faults = Faults.of(problem, source);
        Consumer<List<QuickFix>> found = fixes -> then.accept(fixes.stream()
                .map(fix -> new Fix(fix.title(), true, () -> {
                    if (cell.get().source().equals(source)) {
                        var edit = new Edit.SetSource(cell.get().id(), fix.apply(source));
                        notebook.apply(edit, cell.get().id());
                    }
                }))
                .toList());
        if (notebook.kernel().kernel().isPresent()) {
            notebook.kernel().fixes(source, faults, found);
        } else {
            var alone = new QuickFixes(_ -> List.of());
            found.accept(faults.stream()
                    .flatMap(fault -> alone.of(source, fault).stream())
                    .toList());
        }
    }

    @Override
    public void undo() {
        notebook.undo();
    }

    @Override
    public void save(Consumer<Opened.Notebook> saved, Consumer<String> refused) {
        save.dismiss();
        var listening = new Subscription[] {Subscription.EMPTY};
        listening[0] = save.troubleProperty().subscribe((_, trouble) -> {
            var words = words(trouble);
            if (!words.isEmpty()) {
                listening[0].unsubscribe();
                refused.accept(words);
            }
        });
        save.save(() -> {
            listening[0].unsubscribe();
            saved.accept(save.fileProperty().get());
        });
    }

    private static String words(@Nullable Trouble trouble) {
        return switch (trouble) {
            case Trouble.NotSaved(var message, var hint) -> message + " " + hint;
            case Trouble.ChangedOutside _ ->
                "Not saved: another program has changed the notebook. Its tab asks which of the two to keep.";
            case Trouble.NotKept _, Trouble.Gone _, Trouble.Emptied _, Trouble.Recovered _ -> "";
            case null -> "";
        };
    }
}
