package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.DebugViewModel;
import dev.slipway.desktop.debug.Frame;
import dev.slipway.desktop.debug.Pause;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What stands below the cells while a thread of the kernel stands, and what the debugger has to tell. It never takes
/// the keys, and nothing above it moves when it comes. UI thread only.
final class DebugBar extends VBox {
    private static final String WITHOUT =
            "Breakpoints do not hold: the kernel was started without its debugger and has to"
                    + " start again. That loses variables, not the notebook.";

    private final NotebookView view;
    private final NotebookViewModel notebook;
    private final DebugViewModel debug;
    private final HBox ways = Kit.row(2);
    private final Label words;
    private final HBox stands;
    private final Label told = Kit.text("", "t2");
    private final Button restart;
    private final Button keep;
    private final CarryOver carryOver;
    private final HBox tells;

    DebugBar(NotebookView view) {
        this.view = view;
        notebook = view.notebook();
        debug = notebook.kernel().debug();
        words = Kit.link("", this::go, "t2");
        words.setMinWidth(0);
        stands = Kit.row(8, Icons.of("pause-circle-outline", "accent"), Kit.grow(words), Kit.spacer(), ways);
        told.setWrapText(true);
        told.setMinWidth(0);
        carryOver = view.runs().carryOver();
        var close = Kit.iconButton("close", "Take this sentence away", this::silence, "small");
        restart = Kit.button("", "", carryOver::restartWithout, "small");
        restart.setMinWidth(USE_PREF_SIZE);
        keep = Kit.button("restart", "", carryOver::restart, "small");
        keep.setMinWidth(USE_PREF_SIZE);
        tells = Kit.row(
                8, Icons.of("record-circle-outline", "subtle"), Kit.grow(told), Kit.spacer(), keep, restart, close);
        getStyleClass().add("debug-bar");
        getChildren().addAll(tells, stands);
        var paused = debug.paused();
        debug.noteProperty().subscribe(_ -> tell());
        debug.refusalProperty().subscribe(_ -> tell());
        carryOver.wordsProperty().subscribe(_ -> tell());
        notebook.changesProperty().subscribe((_, _) -> retell());
        notebook.kernel().variables().subscribe(this::retell);
        paused.pauseProperty().subscribe(_ -> stand());
        paused.frameProperty().subscribe(_ -> stand());
        paused.movingProperty().subscribe(moving -> ways.setDisable(moving));
    }

    /// Counts the variables again, where they are offered.
    private void retell() {
        if (tells.isVisible()) {
            tell();
        }
    }

    private void silence() {
        carryOver.silence();
        debug.silence();
    }

    private void tell() {
        var refusal = debug.refusalProperty().get();
        boolean isOther = !refusal.isEmpty() && !debug.isAble();
        int kept = isOther ? carryOver.count() : 0;
        show(keep, kept > 0, "Restart and keep " + Words.count(kept, "variable"));
        boolean isUnderWay = carryOver.busyProperty().get();
        show(
                restart,
                isOther || isUnderWay,
                isUnderWay || kept > 0 ? "Restart without them" : "Restart with the debugger");
        var said = carryOver.wordsProperty().get();
        told.setText(
                !said.isEmpty()
                        ? said
                        : refusal.isEmpty()
                                ? debug.noteProperty().get()
                                : isOther ? WITHOUT : "Breakpoints do not hold: " + refusal);
        show(tells, !told.getText().isEmpty());
    }

    private static void show(Button button, boolean isShown, String words) {
        button.setText(words);
        button.setVisible(isShown);
        button.setManaged(isShown);
    }

    private void show(HBox row, boolean isShown) {
        row.setVisible(isShown);
        row.setManaged(isShown);
        setManaged(tells.isVisible() || stands.isVisible());
        setVisible(isManaged());
    }

    private void stand() {
        var pause = debug.paused().pauseProperty().get();
        if (pause != null) {
            if (ways.getChildren().isEmpty()) {
                fill();
            }
            words.setText(words(pause, debug.paused().frameProperty().get()));
        }
        show(stands, pause != null);
    }

    private String words(Pause pause, @Nullable Frame frame) {
        var said = new StringBuilder(pause.words());
        if (frame != null) {
            said.append(debug.paused()
                    .spot(frame)
                    .flatMap(spot -> notebook.cell(spot.cell())
                            .map(cell -> place(cell, spot.line())
                                    + (spot.isEdited() ? ". What runs is the text from before your edit" : "")))
                    .orElseGet(() -> frame.source().isEmpty()
                            ? ", in " + frame.name()
                            : ", in " + frame.source() + (frame.line() > 0 ? ":" + frame.line() : "")));
        }
        if (!pause.text().isBlank()) {
            said.append(". ")
                    .append(Words.shorten(
                            pause.text().strip().lines().findFirst().orElse(""), 160));
        }
        int others = debug.paused().others();
        if (others > 0) {
            said.append(". ").append(Words.count(others, "more thread")).append(others == 1 ? " waits" : " wait");
        }
        return said.toString();
    }

    private String place(CellViewModel cell, int line) {
        int number = notebook.cells().indexOf(cell) + 1;
        return ", cell " + number + (line > 0 ? ", line " + line : ", in a line that is gone");
    }

    private void fill() {
        var paused = debug.paused();
        ways.getChildren()
                .addAll(
                        way("play-pause", "Continue", "debug-continue", paused::resume),
                        way("debug-step-over", "Step over", "step-over", paused::stepOver),
                        way("debug-step-into", "Step into", "step-into", paused::stepInto),
                        way("debug-step-out", "Step out", "step-out", paused::stepOut),
                        way("stop", "Stop", "debug-stop", notebook.execution()::interrupt));
    }

    private Button way(String icon, String words, String id, Runnable action) {
        var button = Kit.iconButton(icon, words, action, "small");
        button.hoverProperty().subscribe(_ -> Kit.tip(button, view.tip(words, id)));
        return button;
    }

    private void go() {
        var frame = debug.paused().frameProperty().get();
        if (frame != null) {
            debug.paused().spot(frame).ifPresent(spot -> view.go(spot.cell(), Math.max(1, spot.line())));
        }
    }
}
