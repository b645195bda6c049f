package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.EditorAction;
import dev.slipway.desktop.editor.Language;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.kernel.protocol.Completion;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// What the editor of a cell does, with real keys.
class EditorScreenTest extends NotebookOnStage {
    private static boolean perform(Shown shown, EditorAction action) throws Exception {
        return onUi(() -> command(shown, action.id()));
    }

    @Test
    void keysTypeAtSeveralCaretsAsOneStepOfUndoAndEscLeavesOne() throws Exception {
        var shown = show("a\nb\nc");
        press(KeyCode.ENTER);
        onUi(() -> {
            shown.screen().view().edit(shown.bench().cell(0), 1);
            return true;
        });

        perform(shown, EditorAction.CARET_BELOW);
        perform(shown, EditorAction.CARET_BELOW);
        press(KeyCode.X);
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("ax\nbx\ncx");
        press(KeyCode.BACK_SPACE, KeyCode.ESCAPE, KeyCode.Y);
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("a\nb\ncy");
        close(shown);
    }

    private static boolean isPossible(Shown shown, EditorAction action) throws Exception {
        return onUi(() -> shown.screen().commands().stream()
                .filter(command -> command.id().equals(action.id()))
                .findFirst()
                .orElseThrow()
                .possible()
                .getAsBoolean());
    }

    /// Puts `node` below the notebook and gives it the focus.
    private static boolean focus(Shown shown, Node node, Runnable focus) {
        ((BorderPane) shown.stage().getScene().getRoot()).setBottom(node);
        focus.run();
        return true;
    }

    @Test
    void lineNumbersAreSmallerAndQuieterThanTheCode() throws Exception {
        var shown = show("int a = 1;");
        var number = onUi(() -> {
            shown.screen().view().edit(shown.bench().cell(0), 1);
            var root = shown.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            return (Text) root.lookup(".line-number .text");
        });

        var code = onUi(() -> (Text) shown.stage().getScene().getRoot().lookup(".paragraph-text .text"));
        assertThat(number.getFont().getSize()).isEqualTo(11);
        assertThat(code.getFont().getSize()).isEqualTo(13);
        assertThat(number.getFill()).isNotEqualTo(code.getFill());
        close(shown);
    }

    @Test
    void theKeysOfLinesAreForTheTextThatHasTheFocus() throws Exception {
        var shown = show("a\nb");
        onUi(() -> {
            shown.screen().view().edit(shown.bench().cell(0), 1);
            return true;
        });
        assertThat(isPossible(shown, EditorAction.DELETE_LINES)).isTrue();

        var button = onUi(() -> new Button("x"));
        onUi(() -> focus(shown, button, button::requestFocus));
        assertThat(isPossible(shown, EditorAction.DELETE_LINES)).isFalse();
        var palette = onUi(() -> new HBox(new TextField()));
        palette.getStyleClass().add("palette");
        onUi(() -> focus(shown, palette, () -> palette.getChildren().getFirst().requestFocus()));
        assertThat(isPossible(shown, EditorAction.DELETE_LINES)).isTrue();
        close(shown);
    }

    @Test
    void theScratchCellHasTheKeysOfTheEditor() throws Exception {
        var shown = show("a\nb");
        var text = onUi(() -> {
            var notebook = shown.bench().notebook;
            var scratch = new ScratchView(
                    new ScratchViewModel(
                            notebook,
                            shown.bench().services.jobs(),
                            shown.bench().services.clock()),
                    new NotebookLinks(shown.screen(), NOWHERE, shown.bench().cell(0), new NotebookMaths(notebook)),
                    shown.bench().settings.keymap(),
                    () -> shown.screen().view().assistance(),
                    _ -> {});
            ((BorderPane) shown.stage().getScene().getRoot()).setBottom(scratch);
            var editor = (CodeEditor) scratch.lookup(".code-editor");
            editor.show("x\ny\nz", Language.JAVA);
            editor.requestFocus();
            var area = shown.stage().getScene().getFocusOwner();
            area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.K, true, true, false, false));
            area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, true, false));
            var moved = editor.text();
            shown.bench().notebook.kernel().start();
            shown.bench().kernel().completion =
                    new Completion(0, 1, List.of(new Completion.Item("yes", "variable", "int")));
            area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, true, false, false));
            area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            var completed = editor.text();
            area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.Z, false, true, false, false));
            return List.of(moved, completed, editor.text());
        });

        assertThat(text.getFirst()).isEqualTo("y\nx");
        assertThat(text.get(1)).isEqualTo("yesy\nx");
        assertThat(text.get(2)).isEmpty();
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("a\nb");
        close(shown);
    }

    @Test
    void theSelectionShrinksAsItGrew() throws Exception {
        var shown = show("f(one + two)");
        var view = shown.screen().view();
        onUi(() -> {
            view.edit(shown.bench().cell(0), 3);
            return true;
        });

        perform(shown, EditorAction.GROW);
        perform(shown, EditorAction.GROW);
        var grown = onUi(() -> view.editor(shown.bench().cell(0)).selected());
        perform(shown, EditorAction.SHRINK);
        var shrunk = onUi(() -> view.editor(shown.bench().cell(0)).selected());

        assertThat(List.of(grown, shrunk)).containsExactly("one + two", "one");
        close(shown);
    }

    @Test
    void twoViewsOfANotebookShowTheSameAndKeysLeadToOne() throws Exception {
        var shown = show("int a;", "int b;");
        onUi(() -> command(shown, "second-view"));
        var views = shown.screen().views();
        var lower = onUi(views::active);

        press(KeyCode.DOWN, KeyCode.ENTER, KeyCode.X);
        assertThat(onUi(() -> shown.bench().sources().getLast())).contains("x");
        onUi(() -> command(shown, "other-view"));
        press(KeyCode.Y);

        assertThat(onUi(() -> shown.bench().sources().getLast())).contains("x").contains("y");
        assertThat(onUi(() -> shown.screen().view() != lower && lower.rows() > 1))
                .isTrue();
        onUi(() -> command(shown, "second-view"));
        press(KeyCode.ESCAPE, KeyCode.UP);
        assertThat(onUi(() -> shown.bench().notebook.place())).isZero();

        onUi(() -> {
            shown.bench().notebook.type(shown.bench().cell(0), "seen");
            return true;
        });
        onUi(() -> command(shown, "second-view"));
        assertThat(onUi(() -> shows(lower, "seen"))).isTrue();
        close(shown);
    }

    @Test
    void aSmallWindowShowsCellsBelowAFormAndInBothViewsOfANotebook() throws Exception {
        var shown = show("int a;", "int b;");
        onUi(() -> {
            shown.stage().setWidth(1000);
            shown.stage().setHeight(500);
            shown.stage().getScene().getRoot().resize(1000, 500);
            command(shown, "directives");
            return command(shown, "second-view");
        });
        try (var stage = OnStage.of(shown.stage())) {
            stage.says();

            assertThat(stage.places("cell-column")).hasSize(2).allMatch(place -> place.getHeight() >= 72);
            assertThat(onUi(() -> shown.screen().view().rows())).isPositive();
            var form = stage.places("message-stack");
            assertThat(form).hasSize(1).allMatch(place -> place.getHeight() < 200);
        }
    }

    private static boolean shows(Node view, String words) {
        return view.lookupAll("*").stream()
                .anyMatch(node -> node instanceof Text text && text.getText().contains(words));
    }

    @Test
    void aVeryLongTextHasNoColoursUntilItIsShorter() throws Exception {
        var large = "int a = 1; // line\n".repeat(6_000);
        var styles = onUi(() -> {
            var editor = new CodeEditor();
            var scene = new Scene(new StackPane(editor), 900, 700);
            editor.show(large, Language.JAVA);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var before = editor.lookupAll(".syntax-k").size();
            editor.show("int a = 1;", Language.JAVA);
            scene.getRoot().layout();
            return List.of(before, editor.lookupAll(".syntax-k").size());
        });

        assertThat(styles).containsExactly(0, 1);
    }
}
