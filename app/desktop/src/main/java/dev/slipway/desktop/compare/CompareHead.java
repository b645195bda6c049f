package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.FieldRow;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The head of a comparison: how many runs, what to mind, more runs, views, formats. UI thread only.
final class CompareHead extends VBox {
    private static final int OFFERED = 24;

    private final CompareViewModel model;
    private final Routes routes;
    private final Saving saving;
    private final Runnable tasks;
    private final HBox row = Kit.row(8);
    private final FieldRow naming = new FieldRow();
    private final Label said = Kit.text("", "t2", "muted");

    /// @param tasks shows the tasks of the runs
    CompareHead(CompareViewModel model, Routes routes, Saving saving, Runnable tasks) {
        this.model = model;
        this.routes = routes;
        this.saving = saving;
        this.tasks = tasks;
        row.getStyleClass().addAll("tool-bar-40", "wide");
        naming.getStyleClass().add("naming");
        said.setMaxWidth(Double.MAX_VALUE);
        said.getStyleClass().add("naming");
        said.managedProperty().bind(said.visibleProperty());
        said.visibleProperty().bind(said.textProperty().isNotEmpty());
        saving.messageProperty().subscribe(said::setText);
        getChildren().addAll(row, naming, said);
        model.changesProperty().subscribe(_ -> fill());
    }

    /// Lets the view be named and kept.
    void save() {
        var name = new TextField();
        name.setPromptText("A name, such as Rates of June");
        name.setAccessibleText("Name of the view");
        name.setPrefWidth(260);
        Runnable keep = () -> {
            saving.keep(name.getText());
            naming.hide();
        };
        naming.ask("star-outline", name, "Save", keep);
    }

    /// Lets runs be added that meet an expression.
    private void addWhere() {
        var where = new TextField();
        where.setPromptText("Such as flow = sales and metrics.rmse < 3");
        where.setAccessibleText("Expression that runs to be added meet");
        where.setPrefWidth(420);
        Runnable add = () -> {
            if (!where.getText().isBlank()) {
                model.adding().where(where.getText().strip(), said::setText, naming::hide);
            }
        };
        naming.ask("filter-variant", where, "Add", add);
    }

    /// Shows the tasks of all runs, if there are any.
    void tasks() {
        if (!model.runs().isEmpty()) {
            tasks.run();
        }
    }

    /// Shows why the best run differs from the baseline.
    void why() {
        other().ifPresent(run -> routes.why(base(), run.id()));
    }

    private RunId base() {
        return model.runs().get(model.baselineIndex()).id();
    }

    private void fill() {
        var runs = model.runs();
        var flows = runs.stream().map(run -> run.flow().flow()).distinct().toList();
        var of = Kit.text(Words.shorten(String.join(", ", flows), 60), "t2", "muted");
        of.setMinWidth(0);
        row.getChildren().setAll(Kit.text(Words.count(runs.size(), "run"), "t4"), of);
        doubts().ifPresent(row.getChildren()::add);
        var tasksButton = Kit.button("view-grid-outline", "Tasks", this::tasks, "small");
        Kit.tip(tasksButton, "The tasks of all runs, a row a task (t)");
        row.getChildren().addAll(Kit.spacer(), tasksButton, adding(), saving.views(this::save), saving.exports());
        why(runs.size()).ifPresent(row.getChildren()::add);
        for (var node : row.getChildren()) {
            if (node instanceof Button || node instanceof MenuButton) {
                ((javafx.scene.layout.Region) node).setMinWidth(USE_PREF_SIZE);
            }
        }
    }

    private Optional<Node> doubts() {
        var doubts = model.warnings();
        if (doubts.isEmpty()) {
            return Optional.empty();
        }
        var more = doubts.size() == 1 ? "" : " and " + Words.count(doubts.size() - 1) + " more";
        var chip = Kit.iconChip("alert-outline", Words.shorten(doubts.getFirst(), 48) + more, "warning");
        return Optional.of(Kit.tip(chip, "Mind, these runs are not quite comparable:\n" + String.join("\n", doubts)));
    }

    private MenuButton adding() {
        var menu = new MenuButton("Add run", Icons.sized("plus", 14));
        menu.getStyleClass().add("small");
        menu.setOnShowing(_ -> model.adding().offer());
        model.adding().offered().subscribe(() -> offer(menu));
        offer(menu);
        return menu;
    }

    private void offer(MenuButton menu) {
        menu.getItems().clear();
        var runs = model.runs();
        if (!runs.isEmpty()) {
            var base = runs.get(model.baselineIndex());
            var flow = base.flow().flow();
            var metric = model.metricProperty().get();
            menu.getItems().add(found("The run before " + base.flow().number(), others -> others.previous(base)));
            menu.getItems().add(found("The newest run of the live version", others -> others.live(flow)));
            if (!metric.isEmpty()) {
                menu.getItems().add(found("The best run by " + metric, others -> others.best(flow, metric)));
            }
            menu.getItems().add(new SeparatorMenuItem());
        }
        var offered = model.adding().offered();
        offered.stream().limit(OFFERED).forEach(run -> menu.getItems().add(item(run)));
        if (offered.isEmpty()) {
            menu.getItems().add(new MenuItem("No other runs"));
        }
        var filter = new MenuItem(
                offered.size() > OFFERED ? "Older ones, by an expression…" : "All that meet an expression…",
                Icons.sized("filter-variant", 14));
        filter.setMnemonicParsing(false);
        filter.setOnAction(_ -> addWhere());
        menu.getItems().addAll(new SeparatorMenuItem(), filter);
    }

    private MenuItem found(String words, Adding.Finder finder) {
        var item = Kit.named(new MenuItem(), words);
        item.setOnAction(_ -> model.adding().find(finder, said::setText));
        return item;
    }

    private MenuItem item(RunRow run) {
        var item = new MenuItem(
                Facts.title(run) + "   " + Words.shorten(Facts.parameters(run.parameters(), 48), 48),
                Facts.mark(run.status()).shape(14));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.add(List.of(run.id())));
        return item;
    }

    /// Returns the best run if it is not the baseline, else the next one.
    private Optional<RunRow> other() {
        var runs = model.runs();
        if (runs.size() < 2) {
            return Optional.empty();
        }
        var base = base();
        return model.best()
                .filter(best -> !best.id().equals(base))
                .or(() -> runs.stream().filter(run -> !run.id().equals(base)).findFirst());
    }

    private Optional<Node> why(int runs) {
        return other().filter(_ -> runs > 1).map(run -> {
            boolean isBest =
                    model.best().map(best -> best.id().equals(run.id())).orElse(false);
            int base = model.runs().get(model.baselineIndex()).flow().number();
            var words = isBest
                    ? "Why " + run.flow().number() + " beats " + base
                    : "Why " + run.flow().number() + " differs";
            return Kit.button("vector-difference", words, this::why, "small", "primary");
        });
    }
}
