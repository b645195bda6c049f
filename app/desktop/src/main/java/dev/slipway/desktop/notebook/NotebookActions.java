package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.desktop.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What a person can do in a notebook, by the palette and by keys. UI thread only.
final class NotebookActions {
    private final NotebookViewModel notebook;
    private final CellCommands edits;
    private final RunCommands runs;
    private final Outside outside;

    /// What these need of the view and the file.
    interface Outside {
        /// Returns the caret's offset in the current cell.
        int caret();

        /// Gives the keys to where they belong.
        void focus();

        void save();

        void saveElsewhere();

        /// Tells whether keys go to the cells, not to a field beside them.
        boolean hasKeys();
    }

    NotebookActions(NotebookViewModel notebook, CellCommands edits, RunCommands runs, Outside outside) {
        this.notebook = notebook;
        this.edits = edits;
        this.runs = runs;
        this.outside = outside;
    }

    /// Returns the commands of the palette, with those keys that mean the same in both modes.
    List<Command> commands() {
        var all = new ArrayList<Command>();
        all.addAll(running());
        all.addAll(file());
        all.addAll(cells());
        return List.copyOf(all);
    }

    private Command of(String id, String title, String icon, Runnable action, String... keys) {
        return Command.of(id, "Notebook", title, icon, action, keys).onlyIf(outside::hasKeys);
    }

    private Command when(BooleanSupplier condition, Command command) {
        return command.onlyIf(() -> condition.getAsBoolean() && outside.hasKeys());
    }

    private List<Command> running() {
        var execution = notebook.execution();
        return List.of(
                of("run-advance", "Run cell and go on", "play", this::advance, "Shift+Enter"),
                of("run-cell", "Run cell", "play-outline", this::run, "Shortcut+Enter"),
                of("run-insert", "Run cell and add one below", "playlist-plus", this::runInsert, "Alt+Enter"),
                of("run-all", "Run all cells", "fast-forward", runs::all),
                of("run-above", "Run all cells above", "arrow-collapse-up", runs::above),
                of("run-below", "Run this cell and all below", "arrow-collapse-down", runs::below),
                when(
                        () -> !runs.staleCells().isEmpty(),
                        of("run-stale", "Run stale cells", "clock-alert-outline", runs::stale, "Shortcut+Shift+Enter")),
                when(execution::isBusy, of("interrupt", "Interrupt the running cell", "stop", runs::interrupt)),
                of("restart", "Restart kernel", "restart", runs::restart),
                of("restart-run", "Restart kernel and run all", "restart", runs::restartAndRunAll, "Shortcut+Shift+0"));
    }

    private List<Command> file() {
        return List.of(
                of("save", "Save", "content-save-outline", outside::save, "Shortcut+S"),
                of("save-as", "Save as…", "content-save-edit-outline", outside::saveElsewhere, "Shortcut+Shift+S"),
                when(notebook::canUndo, of("undo", "Undo", "undo", this::undo, "Shortcut+Z")),
                when(notebook::canRedo, of("redo", "Redo", "redo", this::redo, "Shortcut+Shift+Z", "Shortcut+Y")));
    }

    private List<Command> cells() {
        return List.of(
                of("cell-above", "Add a cell above", "table-row-plus-before", () -> edits.insertAbove(CellKind.CODE)),
                of("cell-below", "Add a cell below", "table-row-plus-after", () -> edits.insertBelow(CellKind.CODE)),
                of("split", "Split cell at the caret", "call-split", this::split, "Shortcut+Shift+Minus"),
                of("merge", "Join with the cell below", "call-merge", edits::merge),
                of("move-up", "Move cell up", "arrow-up", () -> edits.move(-1), "Alt+Up"),
                of("move-down", "Move cell down", "arrow-down", () -> edits.move(1), "Alt+Down"),
                of("delete-cell", "Delete cell", "delete-outline", edits::delete),
                of("to-java", "Make it a Java cell", "language-java", () -> edits.change(CellKind.CODE)),
                of(
                        "to-markdown",
                        "Make it Markdown",
                        "language-markdown-outline",
                        () -> edits.change(CellKind.MARKDOWN)),
                of("to-raw", "Make it raw text", "text", () -> edits.change(CellKind.RAW)),
                of("toggle-output", "Fold or show outputs", "unfold-less-horizontal", edits::toggleOutputs),
                of("clear-outputs", "Clear all outputs", "notification-clear-all", notebook::clearOutputs));
    }

    /// Binds the keys of command mode.
    CommandKeys bind(CommandKeys keys) {
        keys.on("Enter", this::edit)
                .on("Up", () -> notebook.step(-1))
                .on("Down", () -> notebook.step(1))
                .on("K", () -> notebook.step(-1))
                .on("J", () -> notebook.step(1))
                .on("Home", () -> notebook.step(-notebook.cells().size()))
                .on("End", () -> notebook.step(notebook.cells().size()))
                .on("Shift+Up", () -> notebook.extend(-1))
                .on("Shift+Down", () -> notebook.extend(1))
                .on("Shift+K", () -> notebook.extend(-1))
                .on("Shift+J", () -> notebook.extend(1))
                .on("Ctrl+A", edits::selectAll)
                .on("A", () -> edits.insertAbove(CellKind.CODE))
                .on("B", () -> edits.insertBelow(CellKind.CODE))
                .on("D D", edits::delete)
                .on("Delete", edits::delete)
                .on("X", edits::cut)
                .on("C", edits::copy)
                .on("V", edits::pasteBelow)
                .on("Shift+V", edits::pasteAbove)
                .on("Ctrl+X", edits::cut)
                .on("Ctrl+C", this::copy)
                .on("Ctrl+V", edits::pasteBelow);
        return more(keys);
    }

    private CommandKeys more(CommandKeys keys) {
        for (int level = 1; level <= 6; level++) {
            int heading = level;
            keys.on(String.valueOf(level), () -> edits.heading(heading));
        }
        return keys.on("Y", () -> edits.change(CellKind.CODE))
                .on("M", () -> edits.change(CellKind.MARKDOWN))
                .on("R", () -> edits.change(CellKind.RAW))
                .on("Shift+M", edits::merge)
                .on("Z", this::undo)
                .on("Shift+Z", this::redo)
                .on("O", edits::toggleOutputs)
                .on("S", outside::save)
                .on("0 0", runs::restart)
                .on("I I", runs::interrupt);
    }

    private void edit() {
        notebook.edit();
        outside.focus();
    }

    private void copy() {
        edits.copy();
        CellMenu.put(edits.asText());
    }

    private void run() {
        notebook.command();
        runs.run();
    }

    private void advance() {
        notebook.command();
        if (runs.runAndAdvance()) {
            edit();
        }
    }

    private void runInsert() {
        notebook.command();
        runs.runAndInsert();
        edit();
    }

    private void split() {
        if (notebook.modeProperty().get() == Mode.EDIT) {
            edits.split(outside.caret());
            edit();
        }
    }

    private void undo() {
        notebook.undo();
        outside.focus();
    }

    private void redo() {
        notebook.redo();
        outside.focus();
    }
}
