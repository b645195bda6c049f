package dev.slipway.desktop.runs;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of the columns: parameters, metrics, whose course is drawn. UI thread only.
final class ColumnMenu {
    private static final int MOST_FLAT = 14;

    private final ColumnChoice choice;
    private final MenuButton button = new MenuButton("Columns", Icons.of("view-column-outline"));

    ColumnMenu(ColumnChoice choice) {
        this.choice = choice;
        button.setOnShowing(_ -> fill());
        button.getItems().add(item("by", "by"));
    }

    MenuButton button() {
        return button;
    }

    private void fill() {
        var items = button.getItems();
        items.clear();
        add("Parameters", "p:", choice.parameters());
        add("Metrics", "m:", choice.metrics());
        items.addAll(new SeparatorMenuItem(), item("by", "by"), item("tags", "tags"));
        if (!choice.metrics().isEmpty()) {
            var course = new Menu("Course of");
            for (var name : choice.metrics()) {
                var item = Kit.named(new RadioMenuItem(), name);
                item.setSelected(choice.spark().equals(name));
                item.setOnAction(_ -> choice.spark(name));
                course.getItems().add(item);
            }
            items.add(course);
        }
        var reset = new MenuItem("As proposed");
        reset.setOnAction(_ -> choice.reset());
        items.addAll(new SeparatorMenuItem(), reset);
    }

    /// Few stand in the menu itself, many in one of their own.
    private void add(String title, String prefix, List<String> names) {
        var own =
                names.stream().map(name -> (MenuItem) item(prefix + name, name)).toList();
        if (own.size() <= MOST_FLAT) {
            button.getItems().addAll(own);
        } else {
            var menu = new Menu(title);
            menu.getItems().addAll(own);
            button.getItems().add(menu);
        }
    }

    private CheckMenuItem item(String id, String words) {
        var item = Kit.named(new CheckMenuItem(), words);
        item.setSelected(choice.isShown(id));
        item.setOnAction(_ -> choice.toggle(id));
        return item;
    }
}
