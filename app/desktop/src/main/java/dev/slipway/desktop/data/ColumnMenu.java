package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.kit.KeyWords;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// What can be done with a column, with the keys for it. UI thread only.
///
/// @param place where the column stands
/// @param pin lets the column at a place stay at the left, or scroll again
/// @param move moves the column at a place to another
/// @param form shows the numbers of the column at a place otherwise
record ColumnMenu(
        ColumnChoices choices,
        int place,
        IntConsumer pin,
        BiConsumer<Integer, Integer> move,
        BiConsumer<Integer, NumberForm> form) {
    ContextMenu of(Column about) {
        boolean isPinned = place < choices.pinned();
        var menu = new ContextMenu(
                item(isPinned ? "Unpin (P)" : "Pin at the left (P)", () -> pin.accept(place)),
                item("Move left (" + KeyWords.of("Alt+Left") + ")", () -> move.accept(place, place - 1)),
                item("Move right (" + KeyWords.of("Alt+Right") + ")", () -> move.accept(place, place + 1)));
        if (about.kind() == Kind.NUMBER) {
            menu.getItems().add(forms());
        }
        return menu;
    }

    private Menu forms() {
        var forms = new Menu("Numbers (N)");
        var group = new ToggleGroup();
        for (var each : NumberForm.values()) {
            var item = new RadioMenuItem(each.words());
            item.setToggleGroup(group);
            item.setSelected(choices.form(choices.column(place)) == each);
            item.setOnAction(_ -> form.accept(place, each));
            forms.getItems().add(item);
        }
        return forms;
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
