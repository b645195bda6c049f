package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.words.Words;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// What a person does with the name at the caret: goes to its definition, sees where it stands, gives it another. UI
/// thread only.
final class Naming {
    private static final String ID = "rename";

    private final NotebookViewModel notebook;
    private final NotebookView view;
    private final Symbols symbols;

    Naming(NotebookViewModel notebook, NotebookView view) {
        this.notebook = notebook;
        this.view = view;
        symbols = new Symbols(notebook);
        view.onName(this::definition);
    }

    private Optional<String> name() {
        return Symbols.at(notebook.current().source(), view.caretOffset());
    }

    /// Goes to where the name at the caret is defined.
    void definition() {
        name().flatMap(name -> symbols.definition(name, notebook.current()))
                .ifPresent(spot -> view.select(spot.cell(), spot.start(), spot.end()));
    }

    /// Looks for the name at the caret in all cells.
    void usages() {
        name().ifPresent(view::findName);
    }

    /// Asks for another name of that at the caret.
    void rename() {
        var name = name().filter(symbols::isDefined);
        if (name.isEmpty()) {
            view.message(
                    ID,
                    new MessageBar(
                            MessageBar.Kind.NOTE,
                            "Only names that a cell defines can be renamed.",
                            "Put the caret on a variable, method or type of the notebook.",
                            Kit.button("", "All right", this::close, "small")));
            return;
        }
        ask(name.get());
    }

    private void ask(String name) {
        var spots = symbols.usages(name);
        long cells = spots.stream().map(Symbols.Spot::cell).distinct().count();
        var field = new TextField(name);
        field.setAccessibleText("New name of " + name);
        var why = Kit.text("", "t1", "danger-text");
        Runnable rename =
                () -> symbols.fault(field.getText()).ifPresentOrElse(why::setText, () -> done(name, field.getText()));
        field.setOnAction(_ -> rename.run());
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close();
                key.consume();
            }
        });
        view.message(
                ID,
                new MessageBar(
                        MessageBar.Kind.NOTE,
                        "Rename " + name,
                        Words.count(spots.size(), "place") + " in " + Words.count(cells, "cell")
                                + "; strings and comments stay as they are.",
                        field,
                        Kit.button("", "Rename", rename, "primary"),
                        Kit.button("", "Cancel", this::close, "flat"),
                        why));
        field.requestFocus();
        field.selectAll();
    }

    private void done(String name, String other) {
        symbols.rename(name, other);
        close();
    }

    private void close() {
        view.message(ID, null);
        view.focus();
    }
}
