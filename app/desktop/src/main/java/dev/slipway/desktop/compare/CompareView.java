package dev.slipway.desktop.compare;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The middle of the comparison. UI thread only.
final class CompareView extends StackPane {
    private static final double CURVES = 500;
    private static final double NARROW = 1052;
    private static final double LOWER = 272;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    private final CompareViewModel model;
    private final Routes routes;
    private final CompareHead head;
    private final CurvesView curves;
    private final LowerView lower;
    private final ImportanceView importance;
    private final CompareTable columns;
    private final RunsTable rows;
    private final SpreadTable groups;
    private final StackPane table = new StackPane();
    private final Label hidden = Kit.text("", "t2", "subtle");
    private final Grid grid = new Grid();
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("j k", "next and previous row"),
            new Hint("← →", "columns that have no room"),
            new Hint("b", "makes the next run the baseline"),
            new Hint("d", "differences only, or all"),
            new Hint("x", "picks the run out, or takes it back"),
            new Hint("w", "why the best run differs from the baseline"),
            new Hint("s", "saves the view"),
            new Hint("Esc", "all runs again"),
            new Hint("?", "these keys")));

    CompareView(CompareViewModel model, Routes routes, Dialogs dialogs, SavedComparisons saved) {
        this.model = model;
        this.routes = routes;
        curves = new CurvesView(model);
        importance = new ImportanceView(model);
        lower = new LowerView(model, importance);
        columns = new CompareTable(model, model::hover);
        rows = new RunsTable(model, model::hover);
        groups = new SpreadTable(model);
        head = new CompareHead(model, routes, new Saving(model, dialogs, saved, this));
        table.setMinSize(0, 0);
        var left = new VBox(tools(), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        grid.left = left;
        grid.getChildren().addAll(left, curves, lower, importance);
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
        model.tableProperty()
                .subscribe(now ->
                        hidden.setText(now.hidden() == 0 ? "" : Words.count(now.hidden(), "equal row") + " hidden"));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private HBox tools() {
        var only = Kit.iconChip("not-equal-variant", "differences only", "accent", "toggle-chip");
        only.setOnMouseClicked(_ -> model.differencesOnlyProperty()
                .set(!model.differencesOnlyProperty().get()));
        model.differencesOnlyProperty().subscribe(on -> only.pseudoClassStateChanged(ON, on));
        hidden.setMinWidth(0);
        var row = Kit.row(
                8, Kit.text("Runs", "b", "t2"), only, hidden, Kit.spacer(), new ReadingChoice(model), grouping());
        row.getStyleClass().add("section");
        return row;
    }

    private MenuButton grouping() {
        var menu = new MenuButton("", Icons.sized("layers-outline", 14));
        menu.getStyleClass().addAll("flat", "small");
        menu.setMnemonicParsing(false);
        menu.setAccessibleText("Group the runs");
        menu.setMinWidth(USE_PREF_SIZE);
        model.groupingProperty().subscribe(by -> menu.setText(by == null ? "Group" : Words.shorten(by.words(), 24)));
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            var none = new MenuItem("No groups");
            none.setOnAction(_ -> model.groupingProperty().set(null));
            menu.getItems().add(none);
            for (var by : Spread.choices(model.runs())) {
                var item = new MenuItem(by.words());
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> model.groupingProperty().set(by));
                menu.getItems().add(item);
            }
        });
        menu.getItems().add(new MenuItem("No groups"));
        return menu;
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
                            "Choose two or more runs in the history by x, then Compare; or add one here.",
                            Kit.button("history", "Show the runs", () -> routes.runs(""))));
        } else {
            table.getChildren().setAll(compared == null ? Kit.reading("Reading the runs") : list());
        }
        grid.arrange();
    }

    private RowList<?> list() {
        return model.groupingProperty().get() != null
                ? groups.node()
                : model.areColumns() ? columns.node() : rows.node();
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl
                || event.isControlDown()
                || event.isAltDown()
                || event.isMetaDown()) {
            return;
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
            case "w" -> head.why();
            case "s" -> head.save();
            case "x", " " -> rows.toggleCurrent();
            case "?" -> hints.toggle();
            default -> {
                if (!isTaken(event)) {
                    return;
                }
            }
        }
        event.consume();
    }

    /// Does what a key without a letter asks for, and tells whether it does.
    private boolean isTaken(KeyEvent event) {
        boolean hasArrows = event.getTarget() instanceof Slider || event.getTarget() instanceof ToggleButton;
        var code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            if (!hints.hide()) {
                model.selection().clear();
            }
        } else if ((code == KeyCode.LEFT || code == KeyCode.RIGHT) && !hasArrows) {
            list().slide(code == KeyCode.LEFT ? -1 : 1);
        } else {
            return false;
        }
        return true;
    }

    private void step(int by) {
        list().step(by);
    }

    /// Table at the left, curves at the right, axes and importance below. Where the table needs the whole width, curves
    /// and axes stand side by side below it, and importance is one of the shapes of the axes.
    private final class Grid extends Region {
        private Region left = new Region();
        private boolean isBeside = true;

        Grid() {
            getStyleClass().add("compare-grid");
            setMinSize(0, 0);
        }

        @Override
        protected javafx.collections.ObservableList<Node> getChildren() {
            return super.getChildren();
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
                getChildren().add(importance);
            } else {
                getChildren().remove(importance);
                importance.setVisible(true);
            }
        }

        private static double far(double width) {
            return Math.min(CURVES, width * 0.45);
        }

        @Override
        protected void layoutChildren() {
            double w = getWidth();
            double h = getHeight();
            if (isBeside) {
                double far = far(w);
                double below = lower.isManaged() ? Math.min(LOWER, h * 0.42) : 0;
                left.resizeRelocate(0, 0, w - far, h - below);
                curves.resizeRelocate(w - far, 0, far, h - below);
                lower.resizeRelocate(0, h - below, w - far, below);
                importance.setVisible(below > 0);
                importance.resizeRelocate(w - far, h - below, far, below);
            } else {
                double top = Math.round(h * 0.55);
                double half = lower.isManaged() ? Math.round(w / 2) : w;
                left.resizeRelocate(0, 0, w, top);
                curves.resizeRelocate(0, top, half, h - top);
                lower.resizeRelocate(half, top, w - half, h - top);
            }
        }
    }
}
