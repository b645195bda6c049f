package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The 40 px above the cells: run, stop, restart, what is stale, add, more, deploy. UI thread only.
final class ToolBar extends HBox {
    private final NotebookViewModel notebook;
    private final RunCommands runs;
    private final Button stale;
    private final Button stop;
    private final Button reactive;
    private final Button all;
    private final MenuButton menu = new MenuButton();

    /// What the bar does beyond cells.
    ///
    /// @param right opens or closes the right pane
    /// @param reactive the notebook's switch
    /// @param deploy null while nothing can be deployed
    /// @param runFlow null while no flow can be run
    /// @param tips returns words with the keys of a command, named by its id, behind them
    record Actions(
            Runnable right,
            ReactiveViewModel reactive,
            @Nullable Runnable deploy,
            @Nullable Runnable runFlow,
            BinaryOperator<String> tips) {}

    ToolBar(NotebookViewModel notebook, CellCommands edits, RunCommands runs, Actions actions) {
        this.notebook = notebook;
        this.runs = runs;
        getStyleClass().add("tool-bar-40");
        setMinWidth(0); // else the notebook grows beyond its place, and `fold` sees no lack of room
        stop = labelled(
                "stop", "Stop", runs::interrupt, actions.tips().apply("Interrupt the running cell", "interrupt"));
        stop.getStyleClass().add("stop");
        all = labelled("fast-forward", "Run all", runs::all, "Run every cell");
        stale = Kit.button("clock-alert-outline", "", runs::stale, "small", "warning", "run-stale");
        stale.setTooltip(Kit.tooltip(actions.tips().apply("Run the stale cells in order", "run-stale")));
        reactive = Kit.button("lightning-bolt-outline", "", actions.reactive()::toggle, "flat", "reactive");
        actions.reactive().onProperty().subscribe(this::showReactive);
        dress(menu);
        fill(edits, actions);
        notebook.changesProperty().subscribe(_ -> refresh());
        keepWidths();
        widthProperty().subscribe(this::fold);
    }

    private void fill(CellCommands edits, Actions actions) {
        var right =
                Kit.iconButton("dock-right", "Variables (" + KeyWords.of("Shortcut+Shift+B") + ")", actions.right());
        getChildren()
                .addAll(
                        Kit.iconButton(
                                "play",
                                actions.tips().apply("Run this cell and go on", "run-advance"),
                                runs::runAndAdvance),
                        all,
                        stop,
                        Kit.iconButton("restart", actions.tips().apply("Restart the kernel", "restart"), runs::restart),
                        rule(),
                        stale,
                        Kit.spacer(),
                        reactive,
                        adder(edits),
                        right,
                        menu);
        if (actions.runFlow() != null) {
            getChildren().add(Kit.button("play-circle-outline", "Run flow", actions.runFlow(), "run-flow"));
        }
        if (actions.deploy() != null) {
            getChildren().add(Kit.button("rocket-launch-outline", "Deploy", actions.deploy(), "primary", "deploy"));
        }
    }

    private void keepWidths() {
        for (var child : getChildren()) {
            if (child instanceof Labeled labeled) {
                labeled.setMinWidth(USE_PREF_SIZE);
            }
        }
    }

    /// Where there is no room for all labels, those of flat buttons give way to their icons, the least needed first.
    private void fold() {
        var foldable = List.of(stop, reactive, all);
        foldable.forEach(button -> button.setText(button.getAccessibleText()));
        for (var button : foldable) {
            if (getWidth() > 0 && prefWidth(-1) > getWidth()) {
                button.setText("");
            }
        }
    }

    private static void dress(MenuButton menu) {
        menu.getStyleClass().addAll("flat", "bare");
        menu.setGraphic(Icons.of("dots-horizontal"));
        menu.setAccessibleText("More");
        menu.setTooltip(Kit.tooltip("More"));
    }

    private static MenuButton adder(CellCommands edits) {
        var add = new MenuButton("", Icons.of("plus"));
        add.getStyleClass().add("flat");
        add.setTooltip(Kit.tooltip("Add a cell below"));
        add.setAccessibleText("Add a cell below");
        add.getItems()
                .addAll(
                        CellMenu.item("language-java", "Java  (B)", () -> edits.insertBelow(CellKind.CODE)),
                        CellMenu.item(
                                "language-markdown-outline", "Markdown", () -> edits.insertBelow(CellKind.MARKDOWN)),
                        CellMenu.item("text", "Raw text", () -> edits.insertBelow(CellKind.RAW)));
        return add;
    }

    /// Calls `listener` with the cells that the button under the pointer would run, with none when it has left.
    void onPreview(Consumer<List<CellViewModel>> listener) {
        all.hoverProperty().subscribe((_, over) -> listener.accept(over ? notebook.cells() : List.of()));
        stale.hoverProperty().subscribe((_, over) -> listener.accept(over ? runs.staleCells() : List.of()));
    }

    /// Returns the menu behind the dots; the screen fills it.
    MenuButton menu() {
        return menu;
    }

    private static Button labelled(String icon, String words, Runnable action, String tip) {
        var button = Kit.button(icon, words, action, "flat");
        button.setTooltip(Kit.tooltip(tip));
        button.setAccessibleText(words);
        return button;
    }

    private static Region rule() {
        var rule = new Region();
        rule.getStyleClass().add("rule");
        HBox.setMargin(rule, new javafx.geometry.Insets(0, 8, 0, 8));
        return rule;
    }

    private void showReactive(boolean on) {
        var words = on ? "Reactive on" : "Reactive off";
        reactive.setAccessibleText(words);
        reactive.setTooltip(Kit.tooltip(
                on
                        ? "Stale cells run by themselves, but for those that took over 5 s"
                        : "Stale cells wait for you. Click to let them run by themselves"));
        reactive.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("on"), on);
        fold();
    }

    private void refresh() {
        stop.setDisable(!notebook.execution().isBusy());
        int count = runs.staleCells().size();
        stale.setText("Run " + Words.count(count) + " stale");
        stale.setVisible(count > 0);
        stale.setManaged(count > 0);
        fold();
    }
}
