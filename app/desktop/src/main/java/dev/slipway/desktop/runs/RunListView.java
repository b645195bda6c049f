package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.LetterKeys;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The middle of the screen of runs: filter, strip, list, and what floats over it. UI thread only.
final class RunListView extends StackPane {
    private final RunListViewModel model;
    private final RunActions actions;
    private final Routes routes;
    private final RowList<Line> rows;
    private final FilterBar filter;
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("j k", "next and previous run"),
            new Hint("Enter", "opens the run"),
            new Hint("x Space", "chooses the run"),
            new Hint("c", "compares the chosen runs"),
            new Hint("t", "the tasks of the chosen runs, a row a task; else of the run one is at"),
            new Hint("← →", "columns that have no room"),
            new Hint("/", "filters"),
            new Hint("f", "failed runs only"),
            new Hint("a", "chooses all that are read; then all that meet the filter"),
            new Hint("s", "saves the filter"),
            new Hint("Esc", "gives up the choice"),
            new Hint("?", "these keys")));
    private final StackPane body = new StackPane();
    private final HBox news = Kit.row(8);
    private final HBox foot = Kit.row(8);

    RunListView(RunListViewModel model, RunActions actions, LiveStore store, Routes routes, Kept kept) {
        this.model = model;
        this.actions = actions;
        this.routes = routes;
        var table = new RunTable(model, actions, kept.columns());
        rows = table.node();
        filter = new FilterBar(model, store, kept.filters(), new ColumnMenu(kept.columns()), this::enterList);
        var strip = new StripView(model, this::choose);
        news.getStyleClass().add("news");
        foot.getStyleClass().add("list-foot");
        var column = new VBox(filter, strip, news, body, foot);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        body.getStyleClass().add("list-body");
        getChildren().addAll(column, new ActionBar(actions, model, routes), filter.proposals(), hints);
        getStyleClass().add("runs");
        strip.managedProperty().bind(strip.visibleProperty());
        strip.visibleProperty().bind(model.stateProperty().map(state -> state.inStore() > 0));
        LetterKeys.of(this, this::act);
        rows.list().addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        rows.list().addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, asked -> {
            current()
                    .ifPresent(run -> new RightClick(actions, routes)
                            .on(run)
                            .show(rows.list(), asked.getScreenX(), asked.getScreenY()));
            asked.consume();
        });
        rows.list().skinProperty().subscribe(_ -> followScrolling());
        model.stateProperty().subscribe(this::show);
    }

    /// What a person chose and keeps in the workspace.
    record Kept(SavedFilters filters, ColumnChoice columns) {}

    /// Lets the filter be named and kept.
    void saveFilter() {
        filter.askForName();
    }

    /// Puts the caret into the filter.
    void enterFilter() {
        filter.enter();
    }

    /// Puts the focus on the list.
    void enterList() {
        rows.list().requestFocus();
        if (rows.list().getSelectionModel().isEmpty()) {
            rows.step(0);
        }
    }

    private void show(ListState state) {
        var content = content(state);
        if (!body.getChildren().contains(content)) {
            body.getChildren().setAll(content);
            if (content.equals(rows)) {
                enterList();
            }
        }
        boolean isFresh = state.fresh() > 0;
        news.setVisible(isFresh);
        news.setManaged(isFresh);
        news.getChildren()
                .setAll(Kit.button("arrow-up", state.fresh() + " new", model::showFresh, "small", "flat", "accent"));
        boolean isCut = state.loaded() > 0 && state.loaded() + state.fresh() < state.total();
        foot.setVisible(isCut);
        foot.setManaged(isCut);
        if (isCut) {
            foot.getChildren()
                    .setAll(
                            Kit.text(
                                    "Showing " + Words.count(state.loaded()) + " of " + Words.count(state.total()),
                                    "t1",
                                    "muted"),
                            Kit.button("", "Read more", model::more, "small", "flat"));
        }
    }

    private Node content(ListState state) {
        if (!state.failure().isEmpty()) {
            return new StackPane(new MessageBar(
                    MessageBar.Kind.FAILURE,
                    "The runs could not be read.",
                    state.failure(),
                    Kit.button("refresh", "Try again", model::reload, "small")));
        }
        if (state.inStore() == 0) {
            return state.isReading()
                    ? Kit.reading("Reading the runs")
                    : Kit.empty(
                            "history",
                            "No runs yet",
                            "Run a notebook as a flow once, by its Run flow button or slipway run NOTEBOOK,"
                                    + " and every run after it can be compared with it.");
        }
        if (state.total() == 0 && !state.isReading()) {
            return Kit.empty(
                    "filter-variant",
                    "0 of " + Words.count(state.inStore(), "run"),
                    "No run meets all the conditions.",
                    Kit.button("", "Clear filters", model.filter()::clear));
        }
        return rows;
    }

    private void followScrolling() {
        if (rows.list().lookup(".scroll-bar:vertical") instanceof ScrollBar bar) {
            bar.valueProperty().subscribe(value -> {
                model.beingRead(value.doubleValue() > 0.0001);
                if (value.doubleValue() > 0.9) {
                    model.more();
                }
            });
        }
    }

    private void clicked(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
            current().ifPresent(run -> routes.run(run.id()));
        }
    }

    private Optional<RunRow> current() {
        return rows.list().getSelectionModel().getSelectedItem() instanceof Line.Run run
                ? Optional.of(run.row())
                : Optional.empty();
    }

    /// Goes to the row of a run; one that is not in the list is opened.
    private void choose(RunId run) {
        for (int i = 0; i < model.lines().size(); i++) {
            if (model.lines().get(i) instanceof Line.Run line && line.row().id().equals(run)) {
                rows.reveal(i);
                rows.list().requestFocus();
                return;
            }
        }
        routes.run(run);
    }

    private boolean act(KeyEvent event) {
        switch (event.getText()) {
            case "j" -> rows.step(1);
            case "k" -> rows.step(-1);
            case "/" -> enterFilter();
            case "?" -> hints.toggle();
            case "x", " " -> current().ifPresent(run -> actions.toggle(run.id()));
            case "f" -> model.filter().toggle(Filter.Condition.status(dev.slipway.engine.history.RunStatus.FAILED));
            case "a" -> actions.check(model.rows().stream().map(RunRow::id).toList());
            case "s" -> saveFilter();
            case "c" -> {
                if (actions.canCompare()) {
                    routes.compare(actions.oldestFirst());
                }
            }
            case "t" -> tasks();
            default -> {
                return named(event);
            }
        }
        return true;
    }

    /// Shows the tasks of the runs that are chosen, else of the one that one is at.
    void tasks() {
        var chosen = actions.oldestFirst();
        if (!chosen.isEmpty()) {
            routes.tasks(chosen);
        } else {
            current().ifPresent(run -> routes.tasks(List.of(run.id())));
        }
    }

    private boolean named(KeyEvent event) {
        return switch (event.getCode()) {
            case ENTER -> {
                if (!rows.list().isFocused()) {
                    yield false;
                }
                current().ifPresent(run -> routes.run(run.id()));
                switch (rows.list().getSelectionModel().getSelectedItem()) {
                    case Line.Group group -> model.fold(group);
                    case Line.More more -> model.more(more);
                    case null, default -> {}
                }
                yield true;
            }
            case LEFT, RIGHT -> {
                if (!rows.list().isFocused()) {
                    yield false;
                }
                rows.slide(event.getCode() == KeyCode.LEFT ? -1 : 1);
                yield true;
            }
            case ESCAPE -> {
                if (!hints.hide()) {
                    actions.clear();
                }
                yield true;
            }
            default -> false;
        };
    }
}
