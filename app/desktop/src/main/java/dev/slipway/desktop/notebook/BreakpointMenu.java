package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.Breakpoint;
import dev.slipway.desktop.debug.DebugViewModel;
import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.Gutter.Pressed;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/// What can be done with a breakpoint at the number of its line.
final class BreakpointMenu {
    private BreakpointMenu() {}

    /// Lets the line numbers of `editor` show and set the breakpoints of `cell`.
    ///
    /// @param moved called when the text has been scrolled
    static void attend(CodeEditor editor, CellHost host, CellViewModel cell, DebugMarks marks, Runnable moved) {
        editor.gutter().show(marks.lines());
        editor.gutter().onScroll(moved);
        editor.gutter().onPress(pressed(host, cell));
    }

    /// Returns what a press at a line of `cell` does: the first button sets a breakpoint or removes it, the second
    /// shows
    /// what can be done with it.
    static Pressed pressed(CellHost host, CellViewModel cell) {
        var debug = host.notebook().kernel().debug();
        return (line, number, press) -> {
            if (host.notebook().isReadOnly() || !cell.isCode()) {
                return;
            }
            if (press.getButton() == MouseButton.PRIMARY) {
                debug.toggle(cell.id(), line);
            } else if (press.getButton() == MouseButton.SECONDARY) {
                debug.breakpoints()
                        .at(cell.id(), line)
                        .ifPresentOrElse(
                                one -> of(debug, one, number).show(number, Side.BOTTOM, 0, 0),
                                () -> debug.toggle(cell.id(), line));
            }
        };
    }

    /// Sets a breakpoint at the first line with code of `cell`, or removes the first that is there.
    static void toggleFirst(DebugViewModel debug, CellViewModel cell) {
        var there = debug.breakpoints().of(cell.id());
        if (there.isEmpty()) {
            debug.toggle(cell.id(), 1);
        } else {
            debug.remove(there.getFirst());
        }
    }

    /// Returns the menu of `one`, its field for a condition below `by`.
    private static ContextMenu of(DebugViewModel debug, Breakpoint one, Node by) {
        var menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        CellMenu.item(
                                "filter-outline",
                                one.condition().isEmpty() ? "Pause only if…" : "Change its condition…",
                                () -> condition(debug, one, by)),
                        CellMenu.item(
                                "checkbox-blank-circle-outline",
                                one.isOn() ? "Switch it off" : "Switch it on",
                                () -> debug.turn(one, !one.isOn())),
                        CellMenu.item("delete-outline", "Remove it", () -> debug.remove(one)));
        return menu;
    }

    /// Asks below `by` for a condition of `one`; an empty one takes it away.
    static void condition(DebugViewModel debug, Breakpoint one, Node by) {
        var field = new TextField(one.condition());
        field.setPromptText("A condition in Java, i == 3");
        field.setAccessibleText("Condition of the breakpoint at line " + one.line());
        field.getStyleClass().add("mono");
        field.setPrefColumnCount(28);
        var item = new CustomMenuItem(field, false);
        item.getStyleClass().add("field-item");
        var popup = new ContextMenu(item);
        field.setOnAction(_ -> {
            debug.condition(one, field.getText());
            popup.hide();
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                popup.hide();
                key.consume();
            }
        });
        popup.setOnShown(_ -> field.requestFocus());
        popup.show(by, Side.BOTTOM, 0, 0);
    }
}
