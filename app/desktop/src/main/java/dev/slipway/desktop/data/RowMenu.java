package dev.slipway.desktop.data;

import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What can be done with the current row, with the keys for it. UI thread only.
final class RowMenu {
    private RowMenu() {}

    static List<MenuItem> of(ExplorerViewModel explorer, int row) {
        var pins = explorer.pins();
        var items = new ArrayList<MenuItem>(List.of(new SeparatorMenuItem()));
        explorer.number(row).ifPresent(number -> {
            boolean isPinned = pins.numbers().contains(number);
            var pin = item(
                    (isPinned ? "Unpin row " : "Pin row ") + Words.count(number + 1L) + " (R)",
                    () -> explorer.turnPin(row));
            pin.setDisable(!isPinned && pins.count() == PinnedRows.MOST);
            items.add(pin);
        });
        if (pins.count() > 0) {
            items.add(item("Unpin all rows", pins::clear));
        }
        return items;
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
