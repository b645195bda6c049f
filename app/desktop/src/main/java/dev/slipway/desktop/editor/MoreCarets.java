package dev.slipway.desktop.editor;

import dev.slipway.desktop.editor.Carets.One;
import dev.slipway.desktop.editor.Carets.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.fxmisc.richtext.CaretNode;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.SelectionImpl;

/// The carets of an editor beside its own: drawn, and what keys do while there are any. UI thread only.
final class MoreCarets {
    private final CodeArea area;
    private final List<One> others = new ArrayList<>();
    private final List<CaretNode> carets = new ArrayList<>();
    private final List<SelectionImpl<Collection<String>, String, Collection<String>>> selections = new ArrayList<>();
    private int named;

    MoreCarets(CodeArea area) {
        this.area = area;
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    boolean isEmpty() {
        return others.isEmpty();
    }

    /// Returns all carets.
    Carets all() {
        var main = new One(area.getAnchor(), area.getCaretPosition());
        var all = new ArrayList<>(others);
        all.add(main);
        return Carets.of(area.getText(), all, main);
    }

    /// Makes text and carets what `change` makes of them.
    void change(UnaryOperator<Carets> change) {
        show(change.apply(all()));
    }

    /// Leaves the editor's own caret alone.
    void clear() {
        others.clear();
        carets.forEach(caret -> {
            area.removeCaret(caret);
            caret.dispose();
        });
        selections.forEach(selection -> {
            area.removeSelection(selection);
            selection.dispose();
        });
        carets.clear();
        selections.clear();
    }

    private void show(Carets now) {
        clear();
        if (!now.text().equals(area.getText())) {
            var change = TextChange.between(area.getText(), now.text());
            area.replaceText(change.from(), change.to(), change.replacement());
        }
        area.selectRange(now.first().anchor(), now.first().at());
        for (int i = 0; i < now.all().size(); i++) {
            if (i != now.main()) {
                add(now.all().get(i));
            }
        }
        area.requestFollowCaret();
    }

    private void add(One one) {
        others.add(one);
        named++;
        if (one.selects()) {
            var selection = new SelectionImpl<>("selection " + named, area, path -> {
                path.getStyleClass().add("more-selection");
                path.setStrokeWidth(0);
            });
            selection.selectRange(one.from(), one.to());
            area.addSelection(selection);
            selections.add(selection);
        }
        var caret = new CaretNode("caret " + named, area, one.at());
        area.addCaret(caret);
        carets.add(caret);
    }

    /// Alt and a click adds a caret, or takes one away; any other click leaves one.
    private void pressed(MouseEvent event) {
        if (event.isAltDown() && event.isPrimaryButtonDown()) {
            var hit = area.hit(event.getX(), event.getY());
            change(carets -> carets.turn(One.at(hit.getInsertionIndex())));
            event.consume();
        } else if (!isEmpty()) {
            clear();
        }
    }

    /// Does what `event` does to all carets, and tells whether that is anything.
    boolean key(KeyEvent event) {
        if (isEmpty()) {
            return false;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            clear();
            return true;
        }
        return clipboard(event) || moves(event) || edits(event);
    }

    private boolean moves(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        boolean extending = event.isShiftDown();
        var sideways = event.isShortcutDown() ? Step.WORD : Step.CHARACTER;
        switch (event.getCode()) {
            case LEFT -> change(carets -> carets.move(sideways, -1, extending));
            case RIGHT -> change(carets -> carets.move(sideways, 1, extending));
            case UP -> change(carets -> carets.move(Step.LINE, -1, extending));
            case DOWN -> change(carets -> carets.move(Step.LINE, 1, extending));
            case HOME -> change(carets -> carets.move(Step.LINE_END, -1, extending));
            case END -> change(carets -> carets.move(Step.LINE_END, 1, extending));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean edits(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        var far = event.isShortcutDown() ? Step.WORD : Step.CHARACTER;
        switch (event.getCode()) {
            case BACK_SPACE -> change(carets -> carets.delete(-1, far));
            case DELETE -> change(carets -> carets.delete(1, far));
            default -> {
                if (EditorKeys.change(event, new Typing(area.getText(), 0, 0, false))
                        .isEmpty()) {
                    return false;
                }
                change(carets -> carets.edit(typing -> EditorKeys.change(event, typing)));
            }
        }
        return true;
    }

    private boolean clipboard(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return false;
        }
        switch (event.getCode()) {
            case C -> copy();
            case X -> {
                copy();
                change(carets -> carets.type("", false));
            }
            case V -> {
                var text = Clipboard.getSystemClipboard().getString();
                if (text != null) {
                    change(carets -> carets.paste(text.replace("\r\n", "\n")));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(all().selected());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Puts what was typed at all carets, and tells whether it has.
    boolean typed(KeyEvent event, boolean pairs) {
        var typed = event.getCharacter();
        boolean isText = !typed.isEmpty() && typed.codePoints().noneMatch(Character::isISOControl);
        if (isEmpty() || !isText || event.isShortcutDown() || event.isMetaDown()) {
            return false;
        }
        change(carets -> carets.type(typed, pairs));
        return true;
    }

    /// Makes `change`, which was meant for the editor's own caret, at all of them where they stand behind the same
    /// text.
    void perform(TextChange change) {
        int at = area.getCaretPosition();
        var replaced = area.getText().substring(change.from(), change.to());
        int before = at - change.from();
        change(carets -> carets.edit(typing -> {
            int from = typing.caret() - before;
            int to = from + replaced.length();
            return from >= 0 && to <= typing.text().length() && typing.text().startsWith(replaced, from)
                    ? java.util.Optional.of(new TextChange(
                            from,
                            to,
                            change.replacement(),
                            change.anchor() - change.from() + from,
                            change.caret() - change.from() + from))
                    : java.util.Optional.empty();
        }));
    }
}
