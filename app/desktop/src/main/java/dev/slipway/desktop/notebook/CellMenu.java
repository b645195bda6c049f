package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.kit.Icons;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What can be done with one cell.
final class CellMenu extends ContextMenu {
    CellMenu(CellHost host, CellViewModel cell) {
        var edits = host.edits();
        var runs = host.runs();
        if (cell.isCode()) {
            getItems()
                    .addAll(
                            item("play", "Run", runs::run),
                            item("arrow-collapse-up", "Run all above", runs::above),
                            item("arrow-collapse-down", "Run this and all below", runs::below),
                            item("skip-forward-outline", "Disable or enable", () -> Disabling.toggle(host.notebook())),
                            item("layers-outline", "Step and directives…", () -> DirectiveForm.open(host, cell)),
                            item(
                                    "record-circle-outline",
                                    "Set or remove a breakpoint",
                                    () -> BreakpointMenu.toggleFirst(
                                            host.notebook().kernel().debug(), cell)),
                            new SeparatorMenuItem());
        }
        getItems()
                .addAll(
                        item("plus", "Add a Java cell below", () -> edits.insertBelow(CellKind.CODE)),
                        item("format-header-pound", "Add Markdown below", () -> edits.insertBelow(CellKind.MARKDOWN)),
                        item("arrow-up", "Move up", () -> edits.move(-1)),
                        item("arrow-down", "Move down", () -> edits.move(1)),
                        item("call-merge", "Join with the cell below", edits::merge),
                        new SeparatorMenuItem(),
                        item("content-copy", "Copy cell", edits::copy),
                        item("content-cut", "Cut cell", edits::cut),
                        item("content-paste", "Paste below", edits::pasteBelow),
                        item("text-box-outline", "Copy its text", () -> put(edits.asText())));
        outputs(host, cell);
        if (cell.isCode()) {
            getItems().add(item("code-tags", "Fold or show its code", edits.folding()::toggleCode));
        } else if (Sections.level(cell) > 0) {
            getItems().add(item("chevron-right", "Fold or show its section", edits.folding()::toggleSection));
        }
        kinds(cell, edits);
        getItems().addAll(new SeparatorMenuItem(), item("delete-outline", "Delete", edits::delete));
    }

    private void outputs(CellHost host, CellViewModel cell) {
        var edits = host.edits();
        if (cell.isCode() && !cell.outputs().isEmpty()) {
            getItems()
                    .addAll(
                            item("text-box-check-outline", "Copy what it shows", () -> put(text(cell))),
                            item("unfold-less-horizontal", "Fold or show its outputs", edits.folding()::toggleOutputs),
                            item(
                                    "eraser",
                                    "Clear its outputs",
                                    () -> host.notebook().clear(host.notebook().selected())));
        }
    }

    private void kinds(CellViewModel cell, CellCommands edits) {
        getItems().add(new SeparatorMenuItem());
        if (!cell.isCode()) {
            getItems().add(item("language-java", "Make it Java", () -> edits.change(CellKind.CODE)));
        }
        if (cell.kind() != CellKind.MARKDOWN) {
            getItems()
                    .add(item("language-markdown-outline", "Make it Markdown", () -> edits.change(CellKind.MARKDOWN)));
        }
        if (cell.kind() != CellKind.RAW) {
            getItems().add(item("text", "Make it raw text", () -> edits.change(CellKind.RAW)));
        }
    }

    private static String text(CellViewModel cell) {
        var text = new StringBuilder();
        for (var output : cell.outputs().outputs()) {
            text.append(
                    switch (output) {
                        case dev.slipway.api.output.Output.Printed printed -> printed.text();
                        case dev.slipway.api.output.Output.Displayed displayed ->
                            displayed.bundle().text() + "\n";
                        case dev.slipway.api.output.Output.Result result ->
                            result.bundle().text() + "\n";
                        case dev.slipway.api.output.Output.Failed failed ->
                            failed.type() + ": " + failed.message() + "\n";
                        case dev.slipway.api.output.Output.Foreign foreign -> foreign.json() + "\n";
                    });
        }
        return dev.slipway.desktop.output.AnsiText.plain(text.toString());
    }

    /// Returns the text on the system's clipboard, empty if there is none.
    static String taken() {
        var text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    static MenuItem item(String icon, String words, Runnable action) {
        var item = new MenuItem(words, Icons.of(icon));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
