package dev.slipway.desktop.notebook;

import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.Stretch;
import dev.slipway.desktop.output.Links;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What a cell's view asks of the notebook's view. UI thread only.
interface CellHost {
    NotebookViewModel notebook();

    CellCommands edits();

    RunCommands runs();

    /// Returns where outputs of `cell` lead to.
    Links links(CellViewModel cell);

    /// Returns the editor of `cell`; one is kept for each of the last few.
    CodeEditor editor(CellViewModel cell);

    /// Tells whether it is the view that keys lead to.
    boolean isActive();

    /// Returns where the name at the caret stands in `cell`; UTF-16 offsets in its source.
    List<Stretch> occurrences(CellViewModel cell);

    /// Makes `cell` current and its text editable, the caret at UTF-16 offset `caret`.
    void edit(CellViewModel cell, int caret);

    /// Makes `cell` current in command mode; `extends` selects up to it.
    void select(CellViewModel cell, boolean extending);

    /// Returns `words` with the keys of the command `id` behind them.
    String tip(String words, String id);

    /// Shows `bar` above the cells; an earlier one with the same `id` goes. Null takes it away.
    void message(String id, @Nullable Region bar);

    /// Gives the keys to where they belong in the present mode.
    void focus();

    /// Shows the menu of `cell` below `by`.
    void menu(CellViewModel cell, javafx.scene.Node by);

    /// Follows the pointer, at `sceneY`, with the row of `cell`; `dropped` when it is let go.
    void drag(CellViewModel cell, double sceneY, boolean dropped);

    /// Shows what running `cells` would touch, as marks in their margins, and returns that; nothing for an empty list.
    RunPreview preview(List<CellViewModel> cells);
}
