package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.editor.EditorAction;
import java.util.List;
import javafx.scene.input.KeyCode;
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
        close(shown);
    }
}
