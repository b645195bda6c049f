package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.EditorAction;
import dev.slipway.desktop.editor.Stretch;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.desktop.output.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The middle of the notebook screen: tool bar, messages, the column of cells, and what floats over it. UI thread only.
final class NotebookView extends VBox implements CellHost {
    /// So much of the cells is seen always. Unit: px.
    private static final double LEAST = 72;

    private final NotebookViewModel notebook;
    private final CellCommands edits;
    private final RunCommands runs;
    private final LinksFactory links;
    private final CellColumn<CellViewModel> column;
    private final MessageStack messages = new MessageStack(this);
    private final Pane floats = new Pane();
    private final Assistance assistance;
    private final CommandKeys keys;
    private final DropLine drop;
    private final FindBar find;
    private final Editors editors;
    private final Occurrences occurrences;
    private final Timeline clock = new Timeline();
    private final List<Runnable> caretMoved = new ArrayList<>();
    private boolean active = true;
    private Runnable nameAsked = () -> {};
    private BinaryOperator<String> tips = (words, _) -> words;

    /// Makes where the outputs of a cell lead to.
    interface LinksFactory {
        Links of(CellViewModel cell);
    }

    NotebookView(
            NotebookViewModel notebook,
            CellCommands edits,
            RunCommands runs,
            CommandKeys keys,
            Node toolBar,
            LinksFactory links) {
        this.notebook = notebook;
        this.edits = edits;
        this.runs = runs;
        this.links = links;
        this.keys = keys;
        getStyleClass().add("notebook");
        column = new CellColumn<>(notebook.sections().shown(), this::row, CellView::estimate, CellFoot.of(this));
        column.setFocusTraversable(true);
        column.setAccessibleText("Cells");
        assistance = new Assistance(notebook, floats);
        editors = new Editors(
                notebook, assistance, new Editors.Ways(this::leaves, this::caretMoved, () -> nameAsked.run()));
        occurrences = new Occurrences(notebook, this::caretOffset);
        drop = new DropLine(column, notebook, edits);
        floats.setPickOnBounds(false);
        floats.getChildren().add(drop);
        var middle = new StackPane(column, floats);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(LEAST);
        setMinHeight(0);
        find = new FindBar(
                new FindViewModel(notebook), match -> select(match.cell(), match.start(), match.end()), this::focus);
        getChildren().addAll(toolBar, find, messages, middle, new DebugBar(this));
        column.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        column.setOnMousePressed(_ -> {
            if (notebook.modeProperty().get() == Mode.COMMAND) {
                column.requestFocus();
            }
        });
        clock.getKeyFrames().add(new KeyFrame(Duration.millis(100), _ -> views().forEach(CellView::tick)));
        clock.setCycleCount(Animation.INDEFINITE);
        listen();
    }

    private void listen() {
        occurrences.litProperty().subscribe(_ -> views().forEach(CellView::light));
        notebook.changesProperty().subscribe(_ -> refresh());
        sceneProperty().subscribe(_ -> refresh());
        notebook.currentProperty().subscribe(this::became);
        notebook.modeProperty().subscribe(this::became);
        Troubles.watchStopping(notebook.execution(), runs::restart, bar -> message("stop", bar));
        notebook.execution().runningProperty().subscribe(running -> {
            if (running == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }

    private void became(CellViewModel current) {
        if (active) {
            column.pin(current);
            column.reveal(current);
            if (notebook.modeProperty().get() == Mode.EDIT) {
                focusEditor();
            }
        }
    }

    private void became(Mode mode) {
        if (active && mode == Mode.EDIT) {
            focusEditor();
        } else if (active) {
            assistance.close();
            column.requestFocus();
        }
    }

    private Region row(CellViewModel cell) {
        return new CellView(cell, this);
    }

    /// Lets keys and what becomes current lead here, or to another view of the notebook.
    void setActive(boolean isActive) {
        if (active != isActive) {
            active = isActive;
            assistance.close();
            if (isActive) {
                column.pin(notebook.current());
            }
            refresh();
        }
    }

    @Override
    public boolean isActive() {
        return active;
    }

    /// Calls `listener` when the caret has moved.
    void onCaret(Runnable listener) {
        caretMoved.add(listener);
    }

    /// Returns line and column of the caret, 0-based; empty in command mode.
    Optional<int[]> caret() {
        var editor = editors.get(notebook.current());
        return notebook.modeProperty().get() == Mode.EDIT && editor != null
                ? Optional.of(editor.place())
                : Optional.empty();
    }

    /// Returns the caret's UTF-16 offset in the current cell; the end of its text in command mode.
    int caretOffset() {
        var editor = editors.get(notebook.current());
        return notebook.modeProperty().get() == Mode.EDIT && editor != null
                ? editor.caret()
                : notebook.current().source().length();
    }

    @Override
    public void message(String id, @Nullable Region bar) {
        messages.put(id, bar);
    }

    /// Returns how many rows are in the scene.
    int rows() {
        return column.liveRows().size();
    }

    @Override
    public void focus() {
        if (notebook.modeProperty().get() == Mode.EDIT) {
            focusEditor();
        } else {
            column.requestFocus();
        }
    }

    /// Scrolls to the running cell or another one.
    void reveal(CellViewModel cell) {
        notebook.command();
        notebook.select(cell);
        column.reveal(cell);
    }

    /// Goes to a line of a cell, 1-based, and into its text.
    void go(CellId id, int line) {
        notebook.cell(id).ifPresent(cell -> edit(cell, Squiggles.lineStart(cell.source(), line)));
    }

    private Stream<CellView> views() {
        var rows = getScene() == null ? List.<Region>of() : column.liveRows();
        return rows.stream().filter(CellView.class::isInstance).map(CellView.class::cast);
    }

    /// A view that is not shown is refreshed when it is.
    private void refresh() {
        views().forEach(CellView::refresh);
    }

    private void focusEditor() {
        refresh();
        column.layout();
        editor(notebook.current()).requestFocus();
    }

    @Override
    public RunPreview preview(List<CellViewModel> cells) {
        var preview = cells.isEmpty() ? RunPreview.NONE : RunPreview.of(notebook.cells(), cells);
        views().forEach(view -> view.preview(preview));
        return preview;
    }

    @Override
    public NotebookViewModel notebook() {
        return notebook;
    }

    @Override
    public CellCommands edits() {
        return edits;
    }

    @Override
    public RunCommands runs() {
        return runs;
    }

    @Override
    public Links links(CellViewModel cell) {
        return links.of(cell);
    }

    @Override
    public CodeEditor editor(CellViewModel cell) {
        return editors.of(cell);
    }

    @Override
    public List<Stretch> occurrences(CellViewModel cell) {
        return occurrences.of(cell);
    }

    private boolean leaves(CodeEditor editor, KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            notebook.command();
            return true;
        }
        if (!editor.leaves(event)) {
            return false;
        }
        int by = event.getCode() == KeyCode.UP ? -1 : 1;
        var next = notebook.sections().from(notebook.current(), by);
        if (next.equals(notebook.current())) {
            return false;
        }
        if (next.isCode() || next.kind() == CellKind.RAW) {
            edit(next, by < 0 ? next.source().length() : 0);
        } else {
            notebook.command();
            notebook.select(next);
        }
        return true;
    }

    private void caretMoved(CellViewModel cell, CodeEditor editor) {
        follow(cell, editor);
        occurrences.moved();
        caretMoved.forEach(Runnable::run);
    }

    /// Does `action` in the editor; nothing in command mode.
    void perform(EditorAction action) {
        if (notebook.modeProperty().get() == Mode.EDIT) {
            editor(notebook.current()).perform(action);
        }
    }

    private void follow(CellViewModel cell, CodeEditor editor) {
        if (cell.equals(notebook.current()) && editor.getParent() != null) {
            double top = 8 + editor.caretTop();
            column.reveal(cell, top, top + CodeEditor.LINE);
        }
    }

    @Override
    public void edit(CellViewModel cell, int caret) {
        if (!cell.equals(notebook.current())) {
            notebook.select(cell);
        }
        notebook.edit();
        if (notebook.isReadOnly()) {
            return;
        }
        focusEditor();
        editor(cell).moveTo(caret);
    }

    @Override
    public void select(CellViewModel cell, boolean extending) {
        if (extending) {
            notebook.command();
            notebook.extendTo(cell);
        } else if (!cell.equals(notebook.current()) || notebook.modeProperty().get() == Mode.COMMAND) {
            notebook.command();
            notebook.select(cell);
        }
        if (notebook.modeProperty().get() == Mode.COMMAND) {
            column.requestFocus();
        }
    }

    @Override
    public void menu(CellViewModel cell, Node by) {
        notebook.command();
        notebook.select(cell);
        new CellMenu(this, cell).show(by, javafx.geometry.Side.BOTTOM, 0, 4);
    }

    @Override
    public void drag(CellViewModel cell, double sceneY, boolean dropped) {
        drop.drag(cell, sceneY, dropped);
    }

    /// Selects a part of the text of `cell`, UTF-16 offsets, and shows it.
    void select(CellViewModel cell, int from, int to) {
        edit(cell, from);
        editor(cell).select(from, to);
        column.layout();
        follow(cell, editor(cell));
    }

    /// Opens find for `name` as a whole word.
    void findName(String name) {
        find.open(name);
    }

    /// Asks `keys` for words with the keys of a command, named by its id, behind them.
    void onTip(BinaryOperator<String> keys) {
        tips = keys;
    }

    @Override
    public String tip(String words, String id) {
        return tips.apply(words, id);
    }

    /// Calls `asked` when a name is clicked with the shortcut key held.
    void onName(Runnable asked) {
        nameAsked = asked;
    }

    /// Opens find, or find and replace; what is selected in the editor is looked for.
    void find(boolean replacing) {
        var editor = editors.get(notebook.current());
        boolean editing = notebook.modeProperty().get() == Mode.EDIT;
        var text = editing && editor != null ? editor.selected() : "";
        find.open(replacing, text.indexOf('\n') < 0 ? text : "");
    }

    /// Offers quick fixes at the caret; runs `otherwise` in command mode, and if there are none.
    void fix(Runnable otherwise) {
        var cell = notebook.current();
        if (notebook.modeProperty().get() == Mode.EDIT && cell.isCode()) {
            assistance.fix(cell, editor(cell), otherwise);
        } else {
            otherwise.run();
        }
    }

    /// Returns the completion and documentation of the cell that is edited.
    Assistance assistance() {
        return assistance;
    }

    private void pressed(KeyEvent event) {
        if (notebook.modeProperty().get() == Mode.COMMAND && keys.press(Strokes.of(event))) {
            event.consume();
        }
    }
}
