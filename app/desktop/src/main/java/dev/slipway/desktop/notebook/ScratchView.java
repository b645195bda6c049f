package dev.slipway.desktop.notebook;

import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.EditorAction;
import dev.slipway.desktop.editor.Language;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.output.Links;
import dev.slipway.desktop.output.OutputPane;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Keymap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The cell for trying things: its text above, what it shows below. UI thread only.
final class ScratchView extends VBox {
    /// Style class of what keeps its keys from the notebook.
    static final String KEYS = "own-keys";

    private final ScratchViewModel model;
    private final Consumer<String> keep;
    private final Links links;
    private final Keymap keymap;
    private final Supplier<Assistance> assistance;
    private @Nullable CodeEditor editor;

    /// @param assistance returns what offers completion and documentation, beside the pane
    /// @param keep called with its text to make a cell of it
    ScratchView(
            ScratchViewModel model,
            Links links,
            Keymap keymap,
            Supplier<Assistance> assistance,
            Consumer<String> keep) {
        this.model = model;
        this.assistance = assistance;
        this.keymap = keymap;
        this.links = links;
        this.keep = keep;
        getStyleClass().addAll("scratch", KEYS);
        sceneProperty().subscribe(scene -> {
            if (scene != null && editor == null) {
                fill(new CodeEditor());
            }
        });
    }

    /// Makes what it is of when it is seen first: an editor is dear.
    private void fill(CodeEditor made) {
        editor = made;
        listen(made);
        var code = new VBox(made);
        code.getStyleClass().add("scratch-code");
        var run = Kit.button("play", "Run", this::run, "small");
        run.setTooltip(Kit.tooltip("Run it (" + KeyWords.of("Shortcut+Enter")
                + "). It sees the notebook's variables, cannot change them, and leaves nothing behind."));
        run.setMinWidth(USE_PREF_SIZE);
        var stop = Kit.button("stop", "Stop", model::stop, "small");
        stop.setMinWidth(USE_PREF_SIZE);
        var words = Kit.text("", "t2", "muted");
        words.textProperty().bind(model.wordsProperty());
        words.setWrapText(true);
        model.wordsProperty().subscribe(now -> {
            boolean isRunning = now.equals("running");
            run.setVisible(!isRunning);
            run.setManaged(!isRunning);
            stop.setVisible(isRunning);
            stop.setManaged(isRunning);
        });
        var bar = Kit.row(8, run, stop, Kit.grow(words));
        bar.getStyleClass().add("scratch-bar");
        var outputs = new OutputPane(model.outputs(), links);
        model.outputs().versionProperty().subscribe(_ -> outputs.refresh());
        var scroll = new ScrollPane(outputs);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setAccessibleText("What the scratch cell shows");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(code, bar, scroll);
    }

    private void listen(CodeEditor made) {
        made.show(model.textProperty().get(), Language.JAVA);
        made.onEdit(text -> {
            model.type(text);
            assistance.get().typed(model.cell(), made);
        });
        made.onCaret(() -> assistance.get().moved(made));
        made.onFocus(has -> {
            if (!has) {
                assistance.get().close();
            }
        });
        made.onKeys(event -> assistance.get().key(model.cell(), made, event) || key(made, event));
        model.textProperty().subscribe(text -> made.show(text, Language.JAVA));
    }

    /// Returns the buttons for its head.
    List<Node> actions() {
        return List.of(
                Kit.iconButton("table-row-plus-after", "Make it a cell of the notebook", this::keep, "small"),
                Kit.iconButton("eraser", "Clear what it shows", model::clear, "small"));
    }

    private String text() {
        return model.textProperty().get();
    }

    private void run() {
        model.run(text());
    }

    private void keep() {
        if (!text().isBlank()) {
            keep.accept(text());
        }
    }

    /// Does what `event` does in the text of a cell, and tells whether that is anything: the notebook does not get it.
    private boolean key(CodeEditor made, KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && (event.isShortcutDown() || event.isShiftDown())) {
            run();
            return true;
        }
        var commands = new ArrayList<Command>();
        commands.add(NotebookActions.undo(model::undo));
        commands.add(NotebookActions.redo(model::redo));
        for (var action : EditorAction.values()) {
            commands.add(NotebookActions.of(action, () -> made.perform(action)));
        }
        for (var command : commands) {
            if (keymap.keys(command).stream().anyMatch(keys -> keys.match(event))) {
                command.action().run();
                return true;
            }
        }
        return made.atCarets(event);
    }
}
