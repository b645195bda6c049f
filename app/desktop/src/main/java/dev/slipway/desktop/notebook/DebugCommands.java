package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.Breakpoint;
import dev.slipway.desktop.debug.DebugViewModel;
import dev.slipway.desktop.notebook.NotebookViewModel.Mode;
import dev.slipway.desktop.shell.Command;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What a person can do with the debugger, by the palette and by keys. UI thread only.
///
/// @param screen the notebook's
record DebugCommands(NotebookScreen screen) {
    private NotebookViewModel notebook() {
        return screen.notebook();
    }

    private DebugViewModel debug() {
        return notebook().kernel().debug();
    }

    List<Command> all() {
        return Stream.concat(breakpoints().stream(), steps().stream()).toList();
    }

    private List<Command> breakpoints() {
        var all = debug().breakpoints();
        BooleanSupplier isCode =
                () -> notebook().current().isCode() && !notebook().isReadOnly();
        BooleanSupplier isHere = () -> here().isPresent();
        var toggle = of(
                "breakpoint",
                "Set or remove a breakpoint in this line",
                "record-circle-outline",
                this::toggle,
                "F9",
                "Shortcut+F8");
        var condition = of(
                "breakpoint-condition",
                "Condition of the breakpoint in this line…",
                "filter-outline",
                this::condition,
                "Shift+F9");
        var turn = of(
                "breakpoint-off",
                "Switch the breakpoint in this line off or on",
                "checkbox-blank-circle-outline",
                () -> here().ifPresent(one -> debug().turn(one, !one.isOn())));
        var remove = of("breakpoints-remove", "Remove all breakpoints", "delete-outline", debug()::removeAll);
        var exceptions = of(
                "debug-exceptions",
                "Pause where an exception is thrown, or not",
                "alert-circle-outline",
                () -> debug().pauseAtExceptions(!all.exceptionsProperty().get()));
        return List.of(
                toggle.onlyIf(isCode),
                condition.onlyIf(isHere),
                turn.onlyIf(isHere),
                remove.onlyIf(() -> !all.shownProperty().get().isEmpty()),
                exceptions);
    }

    private List<Command> steps() {
        var paused = debug().paused();
        var execution = notebook().execution();
        BooleanSupplier stands = () -> paused.pauseProperty().get() != null;
        return List.of(
                of("debug-pause", "Pause what runs", "pause", paused::pauseRunning)
                        .onlyIf(() -> execution.isBusy() && !stands.getAsBoolean()),
                of("debug-continue", "Continue", "play-pause", paused::resume, "F5")
                        .onlyIf(stands),
                of("step-over", "Step over", "debug-step-over", paused::stepOver, "F10")
                        .onlyIf(stands),
                of("step-into", "Step into", "debug-step-into", paused::stepInto, "F11", "F7")
                        .onlyIf(stands),
                of("step-out", "Step out", "debug-step-out", paused::stepOut, "Shift+F11")
                        .onlyIf(stands),
                of("debug-stop", "Stop the paused cell", "stop", execution::interrupt, "Shift+F5")
                        .onlyIf(stands),
                of("paused-line", "Go to the line where it is paused", "arrow-right", this::go)
                        .onlyIf(stands));
    }

    private static Command of(String id, String title, String icon, Runnable action, String... keys) {
        return Command.of(id, "Debug", title, icon, action, keys);
    }

    /// Returns the caret's line, 1-based; in command mode the first one with code.
    private int line() {
        return notebook().modeProperty().get() == Mode.EDIT
                ? screen.view().caret().map(at -> at[0] + 1).orElse(1)
                : 1;
    }

    private void toggle() {
        var cell = notebook().current();
        if (notebook().modeProperty().get() == Mode.EDIT) {
            debug().toggle(cell.id(), line());
        } else {
            BreakpointMenu.toggleFirst(debug(), cell);
        }
    }

    private Optional<Breakpoint> here() {
        return debug().breakpoints().at(notebook().current().id(), line());
    }

    private void condition() {
        var scene = screen.view().getScene();
        var owner = scene == null ? null : scene.getFocusOwner();
        here().ifPresent(one -> BreakpointMenu.condition(debug(), one, owner == null ? screen.view() : owner));
    }

    private void go() {
        var frame = debug().paused().frameProperty().get();
        if (frame != null) {
            debug().paused().spot(frame).ifPresent(spot -> screen.go(spot.cell(), spot.line()));
        }
    }
}
