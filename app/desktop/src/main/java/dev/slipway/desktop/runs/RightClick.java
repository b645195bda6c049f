package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.route.RunMenu;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/// What a right click on a run of the list offers: for all that are chosen if it is among them, else for it alone. UI
/// thread only.
record RightClick(RunActions actions, Routes routes) {
    ContextMenu on(RunRow run) {
        var items = new ArrayList<MenuItem>();
        var title = Facts.title(run);
        items.add(RunMenu.item("Open " + title, () -> routes.run(run.id())));
        var chosen = actions.oldestFirst();
        if (chosen.size() > 1 && chosen.contains(run.id())) {
            items.addAll(ofMany(chosen));
        } else {
            items.addAll(ofOne(run.id(), title));
        }
        boolean isChosen = actions.isChecked(run.id());
        items.add(RunMenu.item(isChosen ? "Choose it no longer" : "Choose it", () -> actions.toggle(run.id())));
        var menu = new ContextMenu();
        menu.getItems().setAll(items);
        return menu;
    }

    private List<MenuItem> ofMany(List<RunId> chosen) {
        var runs = "the " + Words.count(chosen.size(), "run") + " that are chosen";
        var items = new ArrayList<MenuItem>();
        items.add(RunMenu.item("Compare " + runs, () -> routes.compare(chosen)));
        items.add(RunMenu.item("Tasks of " + runs + ", side by side", () -> routes.tasks(chosen)));
        if (actions.canExplain()) {
            items.add(RunMenu.item("Why they differ", () -> routes.why(chosen.get(0), chosen.get(1))));
        }
        return items;
    }

    private List<MenuItem> ofOne(RunId run, String title) {
        return List.of(
                RunMenu.item("Tasks of " + title, () -> routes.tasks(List.of(run))),
                RunMenu.item("Notebook as it was", () -> routes.past(run)),
                RunMenu.item("Run with changes…", () -> routes.again(run)));
    }
}
