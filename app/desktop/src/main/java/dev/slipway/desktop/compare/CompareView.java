package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.kit.InTurn;
import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.LetterKeys;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.route.RunMenu;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The middle of the comparison. UI thread only.
final class CompareView extends StackPane {
    private static final double CURVES = 500;
    private static final double NARROW = 1052;
    private static final double LOWER = 272;
    private static final double HEADS = 92; // tools and heads of the table of groups
    private static final double ROW = 24;
    private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    private final CompareViewModel model;
    private final Routes routes;
    private final Dialogs dialogs;
    private final CompareHead head;
    private final CurvesView curves;
    private final LowerView lower;
    private final ImportanceView importance;
    private final CompareTable columns;
    private final RunsTable rows;
    private final SpreadTable groups;
    private final StackPane table = new StackPane();
    private final CompareTools tools;
    private final Grid grid = new Grid();
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("j k", "next and previous row"),
            new Hint("← →", "columns that have no room"),
            new Hint("b", "makes the next run the baseline"),
            new Hint("d", "differences only, or all"),
            new Hint("x 1 8", "picks the run out, or takes it back: by row, by column"),
            new Hint("m", "what to do with the run, else with the baseline"),
            new Hint("Enter", "opens the run, or draws the metric"),
            new Hint("/", "shows only some rows or columns"),
            new Hint("t", "the tasks of all runs, a row a task"),
            new Hint("w", "why the best run differs from the baseline"),
            new Hint("s", "saves the view"),
            new Hint("Esc", "all runs again"),
            new Hint("?", "these keys")));

    /// @param tasks shows the tasks of the runs
    CompareView(CompareViewModel model, Routes routes, Dialogs dialogs, Saving.Kept kept, Runnable tasks) {
        this.model = model;
        this.dialogs = dialogs;
        this.routes = routes;
        curves = new CurvesView(model);
        importance = new ImportanceView(model);
        lower = new LowerView(model, importance);
        columns = new CompareTable(model, model::hover);
        rows = new RunsTable(model, model::hover);
        groups = new SpreadTable(model);
        head = new CompareHead(model, routes, new Saving(model, dialogs, kept, this), tasks);
        table.setMinSize(0, 0);
        tools = new CompareTools(model, () -> list().list().requestFocus());
        var left = new VBox(tools, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        grid.left = left;
        grid.getChildren().add(left);
        curves.pseudoClassStateChanged(BESIDE, true);
        importance.pseudoClassStateChanged(BESIDE, true);
        grid.widthProperty().subscribe(_ -> grid.arrange());
        var column = new VBox(head, grid);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(column, hints);
        getStyleClass().add("compare");
        lower.managedProperty().subscribe(_ -> grid.requestLayout());
        model.stateProperty().subscribe(this::show);
        model.groupingProperty().subscribe(_ -> show(model.stateProperty().get()));
        model.changesProperty().subscribe(_ -> grid.arrange());
        LetterKeys.of(this, this::key);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, asked -> {
            current().ifPresent(run -> menu(run, asked.getScreenX(), asked.getScreenY()));
            asked.consume();
        });
    }

    private void show(CompareViewModel.State state) {
        var compared = state.compared();
        if (!state.failure().isEmpty()) {
            table.getChildren()
                    .setAll(new StackPane(new MessageBar(
                            MessageBar.Kind.FAILURE,
                            "The runs could not be compared.",
                            state.failure(),
                            Kit.button("refresh", "Try again", model::reload, "small"))));
        } else if (compared != null && compared.runs().size() < 2) {
            table.getChildren()
                    .setAll(Kit.empty(
                            "compare-horizontal",
                            compared.runs().isEmpty() ? "Nothing to compare" : "One run is not enough",
                            gone(compared)
                                    + "Choose two or more runs in the history by x, then Compare; or add one here.",
                            Kit.button("history", "Show the runs", () -> routes.runs(""))));
        } else {
            table.getChildren().setAll(compared == null ? Kit.reading("Reading the runs") : list());
            tools.watch(list());
            if (compared != null) {
                grid.compose();
            }
        }
        grid.arrange();
    }

    private static String gone(Compared compared) {
        return switch (compared.gone()) {
            case 0 -> "";
            case 1 -> "A run was deleted. ";
            default -> Words.count(compared.gone(), "run") + " were deleted. ";
        };
    }

    private RowList<?> list() {
        return model.groupingProperty().get() != null
                ? groups.node()
                : model.areColumns() ? columns.node() : rows.node();
    }

    private boolean key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && event.getTarget() instanceof Plot) {
            return false;
        }
        switch (event.getText()) {
            case "j" -> step(1);
            case "k" -> step(-1);
            case "d" ->
                model.differencesOnlyProperty()
                        .set(!model.differencesOnlyProperty().get());
            case "b" -> {
                if (!model.runs().isEmpty()) {
                    model.baseline(model.runs()
                            .get((model.baselineIndex() + 1) % model.runs().size())
                            .id());
                }
            }
            case "t" -> head.tasks();
            case "w" -> head.why();
            case "s" -> head.save();
            case "x", " " -> current().ifPresent(run -> model.selection().toggle(run.id()));
            case "1", "2", "3", "4", "5", "6", "7", "8" -> pick(Integer.parseInt(event.getText()) - 1);
            case "m" -> menu();
            case "/" -> tools.enterSearch();
            case "?" -> hints.toggle();
            default -> {
                return isTaken(event);
            }
        }
        return true;
    }

    /// Does what a key without a letter asks for, and tells whether it does.
    private boolean isTaken(KeyEvent event) {
        boolean hasArrows = event.getTarget() instanceof Slider
                || event.getTarget() instanceof ToggleButton
                || event.getTarget() instanceof Plot;
        switch (event.getCode()) {
            case ESCAPE -> {
                if (!hints.hide()) {
                    model.selection().clear();
                }
            }
            case ENTER -> {
                if (event.getTarget() instanceof Plot) {
                    return false;
                }
                open();
            }
            case LEFT, RIGHT -> {
                if (hasArrows) {
                    return false;
                }
                list().slide(event.getCode() == KeyCode.LEFT ? -1 : 1);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(int by) {
        list().step(by);
    }

    /// Returns the run one is at: that of the row, or the one that is pointed at; empty for none.
    private Optional<RunRow> current() {
        var hovered = model.indexOf(model.selection().hoveredProperty().get());
        return list().equals(rows.node())
                ? rows.current()
                : hovered < 0 ? Optional.empty() : Optional.of(model.runs().get(hovered));
    }

    private void menu() {
        var runs = model.runs();
        var at = localToScreen(getWidth() / 2, getHeight() / 4);
        if (!runs.isEmpty() && at != null) {
            menu(current().orElseGet(() -> runs.get(model.baselineIndex())), at.getX(), at.getY());
        }
    }

    private void menu(RunRow run, double x, double y) {
        var menu = RunMenu.of(run, routes, dialogs);
        menu.show(this, x, y);
    }

    /// Picks the run of a column out, or takes it back.
    private void pick(int column) {
        if (list().equals(columns.node()) && column < model.runs().size()) {
            model.selection().toggle(model.runs().get(column).id());
        }
    }

    /// Opens the run of the row one is at, or draws its metric.
    private void open() {
        if (list().equals(rows.node())) {
            rows.current().ifPresent(run -> routes.run(run.id()));
        } else if (list().equals(columns.node())) {
            columns.metric().ifPresent(model.metricProperty()::set);
        }
    }

    /// Table at the left, curves at the right, axes and importance below. Where the table needs the whole width, curves
    /// and axes stand side by side below it, and importance is one of the shapes of the axes.
    private final class Grid extends Region {
        private Region left = new Region();
        private boolean isBeside = true;
        private boolean isComposed;

        Grid() {
            getStyleClass().add("compare-grid");
            setMinSize(0, 0);
        }

        @Override
        protected javafx.collections.ObservableList<Node> getChildren() {
            return super.getChildren();
        }

        /// Shows what stands beside and below the table, once there is something to show in it.
        private void compose() {
            if (!isComposed) {
                isComposed = true;
                InTurn.run(
                        CompareView.this,
                        List.of(
                                () -> {},
                                () -> getChildren().add(curves),
                                () -> getChildren().add(lower),
                                () -> {
                                    if (isBeside && !getChildren().contains(importance)) {
                                        getChildren().add(importance);
                                    }
                                }));
            }
        }

        /// Puts the curves beside the table if there is room, else below it.
        private void arrange() {
            double w = getWidth();
            boolean fits = !list().equals(columns.node()) || columns.node().wanted() <= w - far(w);
            boolean beside = w == 0 || (w >= NARROW && fits);
            requestLayout();
            if (beside == isBeside) {
                return;
            }
            isBeside = beside;
            curves.pseudoClassStateChanged(BESIDE, beside);
            curves.pseudoClassStateChanged(BELOW, !beside);
            lower.pseudoClassStateChanged(BESIDE, !beside);
            importance.pseudoClassStateChanged(BESIDE, beside);
            lower.importance(!beside);
            if (beside) {
                if (getChildren().contains(lower)) {
                    getChildren().add(importance);
                }
            } else {
                getChildren().remove(importance);
                importance.setVisible(true);
            }
        }

        /// Returns how high the table has to be: few groups leave their room to the curves.
        private double wanted(double height) {
            return list().equals(groups.node())
                    ? Math.max(
                            height * 0.3,
                            HEADS + ROW * groups.node().list().getItems().size())
                    : height;
        }

        private static double far(double width) {
            return Math.min(CURVES, width * 0.45);
        }

        @Override
        protected void layoutChildren() {
            double w = getWidth();
            double h = getHeight();
            if (!isComposed) {
                left.resizeRelocate(0, 0, w, h);
            } else if (isBeside) {
                double far = far(w);
                double below = lower.isManaged() ? Math.min(LOWER, h * 0.42) : 0;
                left.resizeRelocate(0, 0, w - far, h - below);
                curves.resizeRelocate(w - far, 0, far, h - below);
                lower.resizeRelocate(0, h - below, w - far, below);
                importance.setVisible(below > 0);
                importance.resizeRelocate(w - far, h - below, far, below);
            } else {
                double top = Math.round(Math.min(h * 0.55, wanted(h)));
                double half = lower.isManaged() ? Math.round(w / 2) : w;
                left.resizeRelocate(0, 0, w, top);
                curves.resizeRelocate(0, top, half, h - top);
                lower.resizeRelocate(half, top, w - half, h - top);
            }
        }
    }
}
