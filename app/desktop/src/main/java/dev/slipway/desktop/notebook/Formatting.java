package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Edit;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.kernel.protocol.Formatted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Lays cells out, as one step of undo. UI thread only.
final class Formatting {
    private static final String ID = "format";

    private final NotebookViewModel notebook;
    private final NotebookView view;

    Formatting(NotebookViewModel notebook, NotebookView view) {
        this.notebook = notebook;
        this.view = view;
    }

    /// One cell with the answer for its text as it was.
    private record Answer(CellViewModel cell, String before, Formatted formatted) {
        boolean isUseful() {
            return cell.source().equals(before) && !formatted.source().equals(before);
        }
    }

    /// Lays the selected Java cells out; those that do not parse stay, and why is said.
    void selected() {
        view.message(ID, null);
        ask(notebook.selected().stream().filter(CellViewModel::isCode).toList(), new ArrayList<>());
    }

    private void ask(List<CellViewModel> cells, List<Answer> answers) {
        if (cells.isEmpty()) {
            take(answers);
            return;
        }
        var cell = cells.getFirst();
        var before = cell.source();
        notebook.kernel().format(before, formatted -> {
            answers.add(new Answer(cell, before, formatted));
            ask(cells.subList(1, cells.size()), answers);
        });
    }

    private void take(List<Answer> answers) {
        var current = notebook.current();
        boolean isEdited = notebook.modeProperty().get() == Mode.EDIT;
        int caret = moved(answers, current, view.caretOffset());
        var edits = new ArrayList<Edit>();
        answers.stream()
                .filter(Answer::isUseful)
                .forEach(answer -> edits.add(new Edit.SetSource(
                        answer.cell().id(), answer.formatted().source())));
        if (!edits.isEmpty()) {
            notebook.apply(new Edit.Together(edits), current.id());
            if (isEdited) {
                view.select(current, caret, caret);
            }
        }
        answers.stream()
                .filter(answer -> !answer.formatted().reason().isEmpty())
                .findFirst()
                .ifPresent(this::explain);
    }

    /// Returns where the caret goes: behind as many characters that are not blank as it stood.
    private static int moved(List<Answer> answers, CellViewModel current, int caret) {
        return answers.stream()
                .filter(answer -> Objects.equals(answer.cell(), current) && answer.isUseful())
                .mapToInt(answer ->
                        behind(answer.formatted().source(), ink(answer.before().substring(0, caret))))
                .findFirst()
                .orElse(caret);
    }

    private static long ink(String text) {
        return text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    private static int behind(String text, long ink) {
        int at = 0;
        for (long left = ink; at < text.length() && left > 0; at++) {
            left -= Character.isWhitespace(text.charAt(at)) ? 0 : 1;
        }
        return at;
    }

    private void explain(Answer answer) {
        int number = notebook.cells().indexOf(answer.cell()) + 1;
        view.message(
                ID,
                new MessageBar(
                        MessageBar.Kind.NOTE,
                        "Cell " + number + " stays as it is.",
                        answer.formatted().reason(),
                        Kit.button("", "All right", () -> view.message(ID, null), "small")));
    }
}
