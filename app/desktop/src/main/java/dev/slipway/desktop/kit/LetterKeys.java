package dev.slipway.desktop.kit;

import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// Keys without Ctrl, Alt and the like that mean something on a screen, except while one types and where they press the
/// button that has the focus. UI thread only.
public final class LetterKeys {
    private final Predicate<KeyEvent> act;
    private String acted = "";

    private LetterKeys(Predicate<KeyEvent> act) {
        this.act = act;
    }

    /// Hears the keys of `screen`.
    ///
    /// @param act does what a key means, and tells whether it means anything
    public static void of(Node screen, Predicate<KeyEvent> act) {
        var keys = new LetterKeys(act);
        screen.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        screen.addEventFilter(KeyEvent.KEY_TYPED, keys::typed);
    }

    private void pressed(KeyEvent event) {
        boolean isPlain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (isPlain && !(event.getTarget() instanceof TextInputControl) && !Kit.isPress(event) && act.test(event)) {
            acted = event.getText();
            event.consume();
        }
    }

    /// Keeps the letter of a key that was acted on out of the field that now has the focus.
    private void typed(KeyEvent event) {
        if (!acted.isEmpty() && acted.equals(event.getCharacter())) {
            event.consume();
        }
        acted = "";
    }
}
