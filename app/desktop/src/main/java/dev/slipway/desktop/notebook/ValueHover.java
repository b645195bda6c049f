package dev.slipway.desktop.notebook;

import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.Inspection;
import java.util.function.Consumer;

/// Tells the value of a name under the pointer while its cell is paused.
final class ValueHover {
    private static final int LONGEST = 300;

    private ValueHover() {}

    /// Calls `then` with the value of the name at `offset` of `text`, if the frame that is looked at is in `cell` and
    /// knows the name, else `otherwise`.
    static void ask(
            NotebookViewModel notebook,
            CellViewModel cell,
            String text,
            int offset,
            Consumer<Inspection> then,
            Runnable otherwise) {
        var paused = notebook.kernel().debug().paused();
        var frame = paused.frameProperty().get();
        var name = name(text, offset);
        if (frame == null || !cell.id().equals(frame.cell()) || name.isEmpty()) {
            otherwise.run();
            return;
        }
        paused.evaluations()
                .hover(
                        name,
                        value -> then.accept(new Inspection(name + " = " + Words.shorten(value, LONGEST), "")),
                        otherwise);
    }

    /// Returns the name at `offset`, and what it is a member of: `point.x`; empty if there is none.
    static String name(String text, int offset) {
        int end = offset;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        int start = offset;
        while (start > 0
                && (Character.isJavaIdentifierPart(text.charAt(start - 1))
                        || (text.charAt(start - 1) == '.'
                                && start > 1
                                && Character.isJavaIdentifierPart(text.charAt(start - 2))))) {
            start--;
        }
        boolean isCall = end < text.length() && text.charAt(end) == '(';
        return start < end && Character.isJavaIdentifierStart(text.charAt(start)) && !isCall
                ? text.substring(start, end)
                : "";
    }
}
