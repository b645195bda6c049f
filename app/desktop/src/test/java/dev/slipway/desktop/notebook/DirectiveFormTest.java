package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Directives as fields, in the window.
class DirectiveFormTest extends NotebookOnStage {
    private static TextField field(Shown shown, String words) {
        return (TextField) shown.stage().getScene().getRoot().lookupAll(".directive-form .text-field").stream()
                .filter(node -> words.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private static Button apply(Shown shown) {
        return (Button) shown.stage().getScene().getRoot().lookupAll(".directive-form .button").stream()
                .filter(node -> "Apply".equals(((Button) node).getText()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOpen(Shown shown) throws Exception {
        return onUi(() -> shown.stage().getScene().getRoot().lookup(".directive-form") != null);
    }

    @Test
    void fieldsChangeTheLinesInOneStep() throws Exception {
        var shown = show("//| step: a\n//| retry: 2\nint x = 1;", "1");
        onUi(() -> command(shown, "directives"));
        assertThat(onUi(() -> field(shown, "Step").isFocused())).isTrue();
        onUi(() -> {
            field(shown, "Step").setText("load");
            field(shown, "More attempts after a failure").clear();
            field(shown, "Time limit of an attempt").setText("2h");
            flag(shown, "Never reused").setSelected(true);
            apply(shown).fire();
            return true;
        });

        assertThat(onUi(() -> shown.bench().sources()))
                .containsExactly("//| step: load\n//| timeout: 2h\n//| cache: off\nint x = 1;", "1");
        assertThat(isOpen(shown)).isFalse();
        onUi(() -> {
            shown.bench().notebook.undo();
            return true;
        });
        assertThat(onUi(() -> shown.bench().sources())).startsWith("//| step: a\n//| retry: 2\nint x = 1;");
        close(shown);
    }

    @Test
    void whatCannotBeIsSaidAndNotWritten() throws Exception {
        var shown = show("int x = 1;");
        onUi(() -> command(shown, "directives"));
        onUi(() -> {
            field(shown, "Time limit of an attempt").setText("soon");
            return true;
        });

        assertThat(onUi(() -> apply(shown).isDisabled())).isTrue();
        assertThat(onUi(() -> text(shown, "The directive timeout"))).isTrue();
        onUi(() -> {
            field(shown, "Time limit of an attempt").fireEvent(new javafx.event.ActionEvent());
            return true;
        });
        assertThat(onUi(() -> shown.bench().sources())).containsExactly("int x = 1;");
        onUi(() -> press(shown, KeyCode.ESCAPE));
        assertThat(isOpen(shown)).isFalse();
        close(shown);
    }

    private static boolean text(Shown shown, String begin) {
        return shown.stage().getScene().getRoot().lookupAll(".directive-form .label").stream()
                .anyMatch(node -> node.isVisible() && ((Labeled) node).getText().startsWith(begin));
    }

    private static CheckBox flag(Shown shown, String words) {
        return (CheckBox) shown.stage().getScene().getRoot().lookupAll(".directive-form .check-box").stream()
                .filter(node -> words.equals(((CheckBox) node).getText()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean press(Shown shown, KeyCode key) {
        Node owner = shown.stage().getScene().getFocusOwner();
        owner.fireEvent(new javafx.scene.input.KeyEvent(
                javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        return true;
    }
}
