package dev.slipway.desktop.notebook;

import dev.slipway.desktop.editor.EditorAction;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.desktop.shell.Command;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/// What the commands of a notebook do in its screen. UI thread only.
record ScreenActions(NotebookScreen screen) implements NotebookActions.Outside {
    private NotebookView view() {
        return screen.view();
    }

    @Override
    public int caret() {
        return view().caretOffset();
    }

    @Override
    public void focus() {
        view().focus();
    }

    @Override
    public void save() {
        screen.saving().save(() -> {});
    }

    @Override
    public void saveElsewhere() {
        screen.saveElsewhere();
    }

    @Override
    public void find(boolean replacing) {
        view().find(replacing);
    }

    @Override
    public Naming naming() {
        return screen.naming();
    }

    @Override
    public Formatting formatting() {
        return new Formatting(screen.notebook(), view());
    }

    @Override
    public void fix(Runnable otherwise) {
        view().fix(otherwise);
    }

    @Override
    public void problem(int direction) {
        var notebook = screen.notebook();
        int line = Squiggles.line(notebook.current().source(), caret());
        Faults.next(notebook.cells(), notebook.place(), line, direction)
                .ifPresent(to -> view().go(to.cell(), to.line()));
    }

    @Override
    public void perform(EditorAction action) {
        view().perform(action);
    }

    @Override
    public void goToLine() {
        view().message("line", LineBar.of(screen.notebook(), view()::go, () -> view().message("line", null)));
    }

    @Override
    public void directives() {
        DirectiveForm.open(view(), screen.notebook().current());
    }

    @Override
    public void export(String ending) {
        screen.texts()
                .export(
                        screen.file().path(),
                        screen.notebook().documentProperty().get(),
                        ending);
    }

    @Override
    public void twice() {
        screen.views().turn();
    }

    @Override
    public boolean isTwice() {
        return screen.views().isSplit();
    }

    @Override
    public void otherView() {
        screen.views().other();
    }

    @Override
    public boolean pastePicture() {
        return screen.pictures().paste();
    }

    @Override
    public void history(boolean whole) {
        if (whole) {
            screen.earlier().ofNotebook();
        } else {
            screen.earlier().ofCell();
        }
    }

    @Override
    public void toggleReactive() {
        screen.reactive().toggle();
    }

    @Override
    public List<Command> debugging() {
        return new DebugCommands(screen).all();
    }

    @Override
    public boolean hasKeys() {
        var owner = view().getScene() == null ? null : view().getScene().getFocusOwner();
        if (within(owner, ScratchView.KEYS)) {
            return false;
        }
        return !(owner instanceof TextInputControl) || within(owner, "palette");
    }

    @Override
    public boolean isTyping() {
        var owner = view().getScene() == null ? null : view().getScene().getFocusOwner();
        boolean isInCell = within(owner, "code-editor") && above(owner).anyMatch(view()::equals);
        return screen.notebook().modeProperty().get() == Mode.EDIT && (isInCell || within(owner, "palette"));
    }

    private static boolean within(@Nullable Node owner, String style) {
        return above(owner).anyMatch(node -> node.getStyleClass().contains(style));
    }

    /// Returns `owner` and what it is in, the innermost first.
    private static Stream<Node> above(@Nullable Node owner) {
        return Stream.iterate(owner, Objects::nonNull, Node::getParent);
    }
}
