package dev.slipway.desktop.editor;

import dev.slipway.desktop.editor.Expansion.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.fxmisc.richtext.CodeArea;

/// Lets the selection of an editor grow to what is around it, and back. UI thread only.
final class Growing {
    private final CodeArea area;
    private final Deque<Part> before = new ArrayDeque<>();
    private Part last = new Part(-1, -1);

    Growing(CodeArea area) {
        this.area = area;
    }

    private Part now() {
        var selection = area.getSelection();
        return new Part(selection.getStart(), selection.getEnd());
    }

    void grow(List<Token> tokens) {
        var now = now();
        if (!now.equals(last)) {
            before.clear();
        }
        var grown = new Expansion(area.getText(), tokens).around(now);
        if (!grown.equals(now)) {
            before.push(now);
            select(grown);
        }
    }

    /// Takes back the last time that it grew; does nothing once the selection is another one.
    void shrink() {
        if (!before.isEmpty() && now().equals(last)) {
            select(before.pop());
        }
    }

    private void select(Part part) {
        area.selectRange(part.from(), part.to());
        last = part;
    }
}
