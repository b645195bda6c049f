package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.words.Words;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;

/// Chooses the element a `foreach` runs with, or runs all of them.
final class ElementPicker {
    private ElementPicker() {}

    static MenuButton of(CellViewModel loop, RunCommands runs) {
        int element = loop.elementProperty().get();
        int elements = loop.elementsProperty().get();
        var picker = new MenuButton("element " + Words.count(element + 1) + " of " + Words.count(elements));
        picker.getStyleClass().addAll("chip", "line", "element-picker");
        picker.setGraphic(Icons.sized("format-list-numbered", 12));
        picker.setFocusTraversable(false);
        var field = new TextField();
        field.setPromptText("Number, 1 to " + elements);
        field.setAccessibleText("Element to run with");
        field.setPrefColumnCount(12);
        field.setOnAction(_ -> {
            try {
                picker.hide();
                runs.element(loop, Integer.parseInt(field.getText().strip()) - 1);
            } catch (NumberFormatException e) {
                field.clear();
            }
        });
        var number = new CustomMenuItem(field, false);
        picker.getItems()
                .addAll(
                        item("First element", () -> runs.element(loop, 0), element > 0),
                        item("Previous element", () -> runs.element(loop, element - 1), element > 0),
                        item("Next element", () -> runs.element(loop, element + 1), element + 1 < elements),
                        item("Last element", () -> runs.element(loop, elements - 1), element + 1 < elements),
                        number,
                        new SeparatorMenuItem(),
                        item("Run all " + Words.count(elements, "element"), () -> runs.everyElement(loop), true));
        return picker;
    }

    private static MenuItem item(String words, Runnable action, boolean possible) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setDisable(!possible);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
