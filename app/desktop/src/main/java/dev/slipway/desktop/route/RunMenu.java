package dev.slipway.desktop.route;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.json.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// What can be done with one run on its page, in a comparison and beside the one it is explained by: from the picture
/// back to work. UI thread only.
public final class RunMenu {
    private RunMenu() {}

    /// Returns a menu for `run`, to be shown where it was asked for.
    public static ContextMenu of(RunRow run, Routes routes, Dialogs dialogs) {
        var menu = new ContextMenu();
        fill(menu.getItems(), run, routes, dialogs);
        return menu;
    }

    /// Returns a small button with the menu of `run`.
    public static MenuButton button(RunRow run, Routes routes, Dialogs dialogs) {
        var menu = new MenuButton();
        menu.setGraphic(Icons.sized("dots-vertical", 14));
        menu.getStyleClass().addAll("flat", "small", "no-arrow");
        menu.setAccessibleText("What to do with " + Facts.title(run));
        menu.setTooltip(Kit.tooltip("What to do with " + Facts.title(run)));
        menu.setMinWidth(MenuButton.USE_PREF_SIZE);
        fill(menu.getItems(), run, routes, dialogs);
        return menu;
    }

    private static void fill(List<MenuItem> menu, RunRow run, Routes routes, Dialogs dialogs) {
        menu.add(item("Open " + Facts.title(run), () -> routes.run(run.id())));
        menu.addAll(items(run, routes, dialogs));
    }

    /// Returns what can be done with `run` where it is open.
    public static List<MenuItem> items(RunRow run, Routes routes, Dialogs dialogs) {
        var id = run.id();
        return List.of(
                item("Notebook as it was", () -> routes.past(id)),
                item("Run with changes…", () -> routes.again(id)),
                item("Add a cell with this run to the notebook", () -> routes.insert(loading(run), notebook(run))),
                item("Copy the parameters", () -> dialogs.copy(options(run))),
                item("Copy the id", () -> dialogs.copy(id.value())));
    }

    private static Path notebook(RunRow run) {
        return Path.of(run.flow().notebook());
    }

    /// Returns an item that says `words` as they stand: names may have a `_`.
    public static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String loading(RunRow run) {
        return "var run" + run.flow().number() + " = run(\"" + run.id() + "\");";
    }

    /// Returns the parameters as one gives them to a command.
    private static String options(RunRow run) {
        return run.parameters().entrySet().stream()
                .map(entry -> "-p '" + entry.getKey() + "="
                        + (entry.getValue() instanceof String text ? text : JsonText.write(entry.getValue()))
                                .replace("'", "'\\''")
                        + "'")
                .collect(Collectors.joining(" "));
    }
}
