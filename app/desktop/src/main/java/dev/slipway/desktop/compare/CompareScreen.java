package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.ViewsFile;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The screen of runs side by side. UI thread only.
public final class CompareScreen implements Screen {
    /// Names the item in the rail.
    public static final String RAIL = "compare";

    private final LiveStore store;
    private final String id;
    private final CompareViewModel model;
    private final CompareView view;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.of("compare-horizontal", "Compare"));
    private final Label status = Kit.text("");

    /// @param runs the first is the baseline
    public CompareScreen(LiveStore store, Routes routes, Dialogs dialogs, List<RunId> runs) {
        this.store = store;
        id = idOf(runs);
        model = new CompareViewModel(store, runs);
        var saved = new SavedComparisons(store, ViewsFile.of(store.services().workspace()));
        view = new CompareView(model, routes, dialogs, new Saving.Kept(store, saved), () -> routes.tasks(model.ids()));
        saved.read();
        model.changesProperty().subscribe(_ -> show());
        model.reload();
    }

    /// Returns the id of the screen that compares `runs`.
    public static String idOf(List<RunId> runs) {
        return "compare:" + String.join(",", runs.stream().map(RunId::value).toList());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return RAIL;
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public Optional<Node> statusLeft() {
        return Optional.of(status);
    }

    @Override
    public Optional<Node> statusRight() {
        return Optional.of(Kit.text("j k move, b sets the baseline, d differences only, x picks, ? for keys"));
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("compare-again", "Comparison", "Read the runs again", "refresh", model::reload, "F5"));
    }

    @Override
    public void shown() {
        store.watch(model);
    }

    @Override
    public void hidden() {
        store.unwatch(model);
    }

    @Override
    public void closed() {
        store.unwatch(model);
        model.close();
    }

    private void show() {
        var runs = model.runs();
        if (runs.isEmpty()) {
            tab.set(Tab.of("compare-horizontal", "Compare"));
            status.setText("Nothing to compare");
        } else {
            var numbers = runs.stream()
                    .map(run -> String.valueOf(run.flow().number()))
                    .toList();
            tab.set(Tab.of(
                    "compare-horizontal",
                    runs.size() <= 3 ? "Compare " + String.join(", ", numbers) : "Compare " + runs.size()));
            status.setText(Words.count(runs.size(), "run") + " compared, baseline "
                    + runs.get(model.baselineIndex()).flow().number());
        }
    }
}
