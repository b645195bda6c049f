package dev.slipway.desktop.notebook;

import dev.slipway.desktop.editor.CodeEditor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The editors of the cells that were edited last: those before lose theirs. UI thread only.
final class Editors {
    private static final int MOST = 4;

    private final NotebookViewModel notebook;
    private final Assistance assistance;
    private final Ways ways;
    private final Map<CellViewModel, CodeEditor> known = new LinkedHashMap<>(8, 0.75f, true);

    /// What editors lead to.
    ///
    /// @param keys takes the keys that leave the text, and tells which
    /// @param caret called when a caret has moved
    /// @param name called when a name is clicked with the shortcut key held
    record Ways(BiPredicate<CodeEditor, KeyEvent> keys, Moved caret, Runnable name) {}

    /// Hears that the caret has moved.
    interface Moved {
        void moved(CellViewModel cell, CodeEditor editor);
    }

    Editors(NotebookViewModel notebook, Assistance assistance, Ways ways) {
        this.notebook = notebook;
        this.assistance = assistance;
        this.ways = ways;
    }

    /// Returns the editor of `cell` if it has one.
    @Nullable
    CodeEditor get(CellViewModel cell) {
        return known.get(cell);
    }

    /// Returns the editor of `cell`.
    CodeEditor of(CellViewModel cell) {
        var there = known.get(cell);
        return there == null ? make(cell) : there;
    }

    private CodeEditor make(CellViewModel cell) {
        var editor = new CodeEditor();
        editor.onEdit(text -> {
            notebook.type(cell, text);
            assistance.typed(cell, editor);
        });
        editor.onKeys(event -> assistance.key(cell, editor, event)
                || editor.atCarets(event)
                || ways.keys().test(editor, event));
        editor.onCaret(() -> {
            assistance.moved(editor);
            ways.caret().moved(cell, editor);
        });
        editor.addEventHandler(MouseEvent.MOUSE_MOVED, event -> assistance.hover(cell, editor, event));
        editor.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.isShortcutDown()) {
                ways.name().run();
            }
        });
        editor.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> assistance.unhover());
        known.put(cell, editor);
        if (known.size() > MOST) {
            known.remove(new ArrayList<>(known.keySet()).getFirst());
        }
        return editor;
    }
}
