package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.editor.EditorAction;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.desktop.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

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

        /// Opens find, or find and replace.
        void find(boolean replacing);

        /// Returns what can be done with the name at the caret.
        Naming naming();

        /// Returns what lays cells out.
        Formatting formatting();

        /// Offers what can be done about the problems in the caret's line; runs `otherwise` if there is nothing.
        void fix(Runnable otherwise);

        /// Goes to the next place that has a problem, or with -1 to the one before, round and round.
        void problem(int direction);

        /// Lets the person save the notebook for others to read.
        ///
        /// @param ending `.html` or `.md`
        void export(String ending);

        /// Does `action` in the editor of the current cell.
        void perform(EditorAction action);

        /// Shows the notebook twice, or once again.
        void twice();

        /// Goes to the other view of the notebook.
        void otherView();

        /// Tells whether it is shown twice.
        boolean isTwice();

        /// Puts the picture on the clipboard below, and tells whether there is one.
        boolean pastePicture();

        /// Shows what the current cell was before, or the whole notebook.
        void history(boolean whole);

        /// Shows the directives of the current cell as fields.
        void directives();

        /// Asks for a line to go to.
        void goToLine();

        /// Turns running by itself on or off.
        void toggleReactive();

        /// Returns what can be done with the debugger.
        List<Command> debugging();

        /// Tells whether keys go to the cells, not to a field beside them.
        boolean hasKeys();

        /// Tells whether a cell is edited and keys go to its text, or something is chosen for it in the palette.
        boolean isTyping();
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
        all.add(reactive());
        all.addAll(file());
        all.addAll(code());
        all.addAll(text());
        all.addAll(cells());
        all.addAll(moving());
        all.addAll(folding(edits.folding()));
        all.addAll(outside.debugging());
        return List.copyOf(all);
    }

    private Command of(String id, String title, String icon, Runnable action, String... keys) {
        return Command.of(id, "Notebook", title, icon, action, keys).onlyIf(outside::hasKeys);
    }

    private static Command always(String id, String title, String icon, Runnable action, String... keys) {
        return Command.of(id, "Notebook", title, icon, action, keys);
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
                when(
                        execution::isBusy,
                        of("interrupt", "Interrupt the running cell", "stop", runs::interrupt)
                                .byLetters("I I")),
                of(
                                "toggle-disabled",
                                "Disable or enable cell",
                                "skip-forward-outline",
                                () -> Disabling.toggle(notebook))
                        .byLetters("E"),
                of("restart", "Restart kernel", "restart", runs::restart).byLetters("0 0"),
                when(
                        () -> runs.carryOver().count() > 0,
                        of("restart-keep", "Restart kernel and keep variables", "restart", runs.carryOver()::restart)),
                of("restart-run", "Restart kernel and run all", "restart", runs::restartAndRunAll, "Shortcut+Shift+0"));
    }

    private Command reactive() {
        return of(
                "reactive", "Run stale cells by themselves, or not", "lightning-bolt-outline", outside::toggleReactive);
    }

    private List<Command> file() {
        return List.of(
                always("find", "Find in the notebook", "magnify", () -> outside.find(false), "Shortcut+F"),
                always("replace", "Find and replace", "find-replace", () -> outside.find(true), "Shortcut+H"),
                of("save", "Save", "content-save-outline", outside::save, "Shortcut+S")
                        .byLetters("S"),
                of("save-as", "Save as…", "content-save-edit-outline", outside::saveElsewhere, "Shortcut+Shift+S"),
                always("line", "Go to line…", "arrow-right", outside::goToLine, "Shortcut+G"),
                always("next-problem", "Next problem", "chevron-down", () -> outside.problem(1), "F8"),
                always("previous-problem", "Problem before", "chevron-up", () -> outside.problem(-1), "Shift+F8"),
                of("export-html", "Export as a page (HTML)…", "file-export-outline", () -> outside.export(".html")),
                of("export-pdf", "Export as PDF…", "file-pdf-box", () -> outside.export(".pdf")),
                of("export-markdown", "Export as Markdown…", "file-export-outline", () -> outside.export(".md")),
                always("second-view", "Show the notebook twice, or once", "view-split-horizontal", outside::twice),
                always("other-view", "Go to the other view", "swap-vertical", outside::otherView, "F6")
                        .onlyIf(outside::isTwice),
                of("cell-history", "History of this cell", "history", () -> outside.history(false)),
                of("revisions", "Revisions of the notebook", "history", () -> outside.history(true)),
                when(notebook.history()::canUndo, undo(this::undo).onlyIf(outside::hasKeys)),
                when(notebook.history()::canRedo, redo(this::redo).onlyIf(outside::hasKeys)));
    }

    /// What the editor does: nothing of it is there while the keys go elsewhere.
    private List<Command> text() {
        return Stream.of(EditorAction.values())
                .map(action -> when(outside::isTyping, of(action, () -> outside.perform(action))))
                .toList();
    }

    /// Returns `action`, which `does` does.
    static Command undo(Runnable does) {
        return always("undo", "Undo", "undo", does, "Shortcut+Z").byLetters("Z");
    }

    static Command redo(Runnable does) {
        return always("redo", "Redo", "redo", does, "Shortcut+Shift+Z", "Shortcut+Y")
                .byLetters("Shift+Z");
    }

    static Command of(EditorAction action, Runnable does) {
        var keys = action.keys().toArray(String[]::new);
        return always(action.id(), action.title(), action.icon(), does, keys);
    }

    private List<Command> code() {
        return List.of(
                always(
                        "definition",
                        "Go to the definition",
                        "arrow-decision-outline",
                        () -> outside.naming().definition(),
                        "F12"),
                always(
                        "usages",
                        "Show where a name stands",
                        "text-search",
                        () -> outside.naming().usages(),
                        "Shift+F12",
                        "Alt+F7"),
                always(
                        "format",
                        "Format cell",
                        "format-align-left",
                        () -> outside.formatting().selected(),
                        "Shortcut+Alt+L",
                        "Shift+Alt+F"),
                always("quick-fix", "Fix what is wrong in this line", "lightbulb-outline", () -> outside.fix(() -> {})),
                always(
                        "rename",
                        "Rename in all cells",
                        "rename-box",
                        () -> outside.naming().rename(),
                        "F2",
                        "Shift+F6"));
    }

    private List<Command> cells() {
        return List.of(
                of("cell-above", "Add a cell above", "table-row-plus-before", () -> edits.insertAbove(CellKind.CODE))
                        .byLetters("A"),
                of("cell-below", "Add a cell below", "table-row-plus-after", () -> edits.insertBelow(CellKind.CODE))
                        .byLetters("B"),
                when(
                        () -> notebook.current().isCode() && !notebook.isReadOnly(),
                        of("directives", "Step and directives of the cell…", "layers-outline", outside::directives)),
                of("split", "Split cell at the caret", "call-split", this::split, "Shortcut+Shift+Minus"),
                of("merge", "Join with the cell below", "call-merge", edits::merge)
                        .byLetters("Shift+M"),
                of("move-up", "Move cell up", "arrow-up", () -> edits.move(-1), "Shortcut+Shift+Up"),
                of("move-down", "Move cell down", "arrow-down", () -> edits.move(1), "Shortcut+Shift+Down"),
                of("delete-cell", "Delete cell", "delete-outline", edits::delete)
                        .byLetters("D D", "Delete"),
                of("cut-cell", "Cut cell", "content-cut", this::cut).byLetters("X", "Ctrl+X"),
                of("copy-cell", "Copy cell", "content-copy", this::copy).byLetters("C", "Ctrl+C"),
                of("paste-below", "Paste cells below", "content-paste", this::pasteBelow)
                        .byLetters("V", "Ctrl+V"),
                of("paste-above", "Paste cells above", "content-paste", this::pasteAbove)
                        .byLetters("Shift+V"),
                kind("to-java", "Make it a Java cell", "language-java", CellKind.CODE, "Y"),
                kind("to-markdown", "Make it Markdown", "language-markdown-outline", CellKind.MARKDOWN, "M"),
                kind("to-raw", "Make it raw text", "text", CellKind.RAW, "R"),
                of("toggle-output", "Fold or show outputs", "unfold-less-horizontal", edits.folding()::toggleOutputs)
                        .byLetters("O"),
                of(
                        "clear-cell",
                        "Clear outputs of the selected cells",
                        "eraser",
                        () -> notebook.clear(notebook.selected())),
                of(
                        "clear-outputs",
                        "Clear all outputs",
                        "notification-clear-all",
                        () -> notebook.clear(notebook.cells())));
    }

    private Command kind(String id, String title, String icon, CellKind kind, String letter) {
        return of(id, title, icon, () -> edits.change(kind)).byLetters(letter);
    }

    private List<Command> moving() {
        int far = 1_000_000;
        var all = new ArrayList<Command>(List.of(
                of("edit-cell", "Type into the cell", "pencil-outline", this::edit)
                        .byLetters("Enter"),
                of("previous-cell", "Cell above", "chevron-up", () -> notebook.step(-1))
                        .byLetters("Up", "K"),
                of("next-cell", "Cell below", "chevron-down", () -> notebook.step(1))
                        .byLetters("Down", "J"),
                of("first-cell", "First cell", "chevron-double-up", () -> notebook.step(-far))
                        .byLetters("Home"),
                of("last-cell", "Last cell", "chevron-double-down", () -> notebook.step(far))
                        .byLetters("End"),
                of("extend-up", "Select the cell above too", "chevron-up", () -> notebook.extend(-1))
                        .byLetters("Shift+Up", "Shift+K"),
                of("extend-down", "Select the cell below too", "chevron-down", () -> notebook.extend(1))
                        .byLetters("Shift+Down", "Shift+J"),
                of("select-all", "Select all cells", "select-all", edits::selectAll)
                        .byLetters("Ctrl+A")));
        for (int level = 1; level <= 6; level++) {
            int heading = level;
            all.add(of(
                            "heading-" + level,
                            "Make it a heading " + level,
                            "format-header-" + level,
                            () -> edits.heading(heading))
                    .byLetters(String.valueOf(level)));
        }
        return all;
    }

    private List<Command> folding(Folding folding) {
        return List.of(
                of("toggle-code", "Fold or show code", "code-tags", folding::toggleCode, "Shortcut+Minus"),
                of("toggle-section", "Fold or show the section", "format-header-pound", folding::toggleSection),
                of("fold-section", "Fold the section", "chevron-right", folding::foldSection)
                        .byLetters("Left"),
                of("unfold-section", "Show the section", "chevron-down", folding::unfoldSection)
                        .byLetters("Right"),
                of("fold-all-code", "Fold all code", "unfold-less-horizontal", folding::foldAllCode),
                of("unfold-all", "Show all that is folded", "unfold-more-horizontal", folding::unfoldAll));
    }

    private void edit() {
        notebook.edit();
        outside.focus();
    }

    private void copy() {
        edits.copy();
        CellMenu.put(edits.asText());
    }

    private void cut() {
        CellMenu.put(edits.asText());
        edits.cut();
    }

    private void pasteBelow() {
        if (outside.pastePicture()) {
            return;
        }
        edits.pasteBelow(CellMenu.taken());
    }

    private void pasteAbove() {
        edits.pasteAbove(CellMenu.taken());
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

    /// Alt Enter is both Jupyter's "run and add one" and an IDE's "fix": a fix goes first where the caret's line has
    /// one.
    private void runInsert() {
        outside.fix(() -> {
            notebook.command();
            runs.runAndInsert();
            edit();
        });
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
