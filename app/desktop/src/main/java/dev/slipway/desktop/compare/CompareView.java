package dev.slipway.desktop.compare;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The middle of the comparison. UI thread only.
final class CompareView extends StackPane {
    private static final double CURVES = 500;
    private static final double STACKED = 1052;
    private static final double PARALLEL = 272;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final CompareViewModel model;
    private final Routes routes;
    private final Dialogs dialogs;
    private final HBox head = Kit.row(8);
    private final CurvesView curves;
    private final ParallelView parallel;
    private final CompareTable columns;
    private final RunsTable rows;
    private final StackPane table = new StackPane();
    private final Label hidden = Kit.text("", "t2", "subtle");
    private final Grid grid = new Grid();
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("j k", "next and previous row"),
            new Hint("b", "makes the next run the baseline"),
            new Hint("d", "differences only, or all"),
            new Hint("w", "why the best run differs from the baseline"),
            new Hint("?", "these keys")));

    CompareView(CompareViewModel model, Routes routes, Dialogs dialogs) {
        this.model = model;
        this.routes = routes;
        this.dialogs = dialogs;
        curves = new CurvesView(model);
        parallel = new ParallelView(model, curves::choose);
        columns = new CompareTable(model, this::light);
        rows = new RunsTable(model, this::light);
        curves.onHover(parallel::choose);
        head.getStyleClass().add("tool-bar-40");
        head.getStyleClass().add("wide");
        table.setMinSize(0, 0);
        var left = new VBox(tools(), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        grid.left = left;
        grid.getChildren().addAll(left, curves, parallel);
        var column = new VBox(head, grid);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(column, hints);
        getStyleClass().add("compare");
        parallel.managedProperty().subscribe(_ -> grid.requestLayout());
        model.stateProperty().subscribe(this::show);
        model.baselineProperty().subscribe(_ -> fillHead());
        model.metricProperty().subscribe(_ -> fillHead());
        model.tableProperty()
                .subscribe(now ->
                        hidden.setText(now.hidden() == 0 ? "" : Words.count(now.hidden(), "equal row") + " hidden"));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void light(int run) {
        curves.choose(run);
        parallel.choose(run);
    }

    private HBox tools() {
        var only = Kit.iconChip("not-equal-variant", "differences only", "accent", "toggle-chip");
        only.setOnMouseClicked(_ -> model.differencesOnlyProperty()
                .set(!model.differencesOnlyProperty().get()));
        model.differencesOnlyProperty().subscribe(on -> only.pseudoClassStateChanged(ON, on));
        var row = Kit.row(8, Kit.text("Runs", "b", "t2"), only, hidden);
        row.getStyleClass().add("section");
        return row;
    }

    private void show(CompareViewModel.State state) {
        fillHead();
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
        } else if (compared != null) {
            table.getChildren().setAll(model.areColumns() ? columns.node() : rows.node());
        }
        grid.requestLayout();
    }

    private void fillHead() {
        var runs = model.runs();
        head.getChildren().setAll(Kit.text(Words.count(runs.size(), "run"), "t4"));
        var flows = runs.stream().map(run -> run.flow().flow()).distinct().toList();
        head.getChildren().add(Kit.text(Words.shorten(String.join(", ", flows), 60), "t2", "muted"));
        for (var warning : model.warnings()) {
            head.getChildren().add(Kit.iconChip("alert-outline", warning, "warning"));
        }
        head.getChildren().addAll(Kit.spacer(), adding(), exporting());
        why().ifPresent(head.getChildren()::add);
    }

    private MenuButton adding() {
        var menu = new MenuButton("Add run", Icons.sized("plus", 14));
        menu.getStyleClass().add("small");
        menu.setOnShowing(_ -> model.offer());
        model.offered().subscribe(() -> {
            menu.getItems().clear();
            model.offered().stream().limit(24).forEach(run -> menu.getItems().add(item(run)));
        });
        if (menu.getItems().isEmpty()) {
            menu.getItems().add(new MenuItem("No other runs"));
        }
        return menu;
    }

    private MenuItem item(RunRow run) {
        var item = new MenuItem(
                Facts.title(run) + "   " + Words.shorten(Facts.parameters(run.parameters(), 48), 48),
                Facts.mark(run.status()).shape(14));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> model.add(run.id()));
        return item;
    }

    private Node exporting() {
        return Kit.button("content-copy", "Copy as Markdown", () -> dialogs.copy(model.markdown()), "small");
    }

    private Optional<Node> why() {
        var runs = model.runs();
        if (runs.size() < 2) {
            return Optional.empty();
        }
        var base = runs.get(model.baselineIndex());
        var other = model.best().filter(best -> !best.id().equals(base.id()));
        if (other.isPresent()) {
            return Optional.of(Kit.button(
                    "vector-difference",
                    "Why " + other.get().flow().number() + " beats "
                            + base.flow().number(),
                    () -> routes.why(base.id(), other.get().id()),
                    "small",
                    "primary"));
        }
        var next = runs.stream().filter(run -> !run.id().equals(base.id())).findFirst();
        return next.map(run -> Kit.button(
                "vector-difference",
                "Why " + run.flow().number() + " differs",
                () -> routes.why(base.id(), run.id()),
                "small",
                "primary"));
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
            case "w" -> why().ifPresent(node -> ((javafx.scene.control.Button) node).fire());
            case "?" -> hints.toggle();
            default -> {
                if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE && hints.hide()) {
                    event.consume();
                }
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        if (model.areColumns()) {
            columns.node().step(by);
        } else {
            rows.node().step(by);
        }
    }

    /// Table at the left, curves at the right, parallel axes below; one over the other where it is narrow.
    private final class Grid extends Region {
        private Region left = new Region();

        Grid() {
            getStyleClass().add("compare-grid");
            setMinSize(0, 0);
        }

        @Override
        protected javafx.collections.ObservableList<Node> getChildren() {
            return super.getChildren();
        }

        @Override
        protected void layoutChildren() {
            double w = getWidth();
            double h = getHeight();
            boolean isStacked = w < STACKED;
            double below = parallel.isManaged() ? Math.min(PARALLEL, h * (isStacked ? 0.3 : 0.42)) : 0;
            double upper = h - below;
            curves.pseudoClassStateChanged(PseudoClass.getPseudoClass("beside"), !isStacked);
            if (isStacked) {
                double top = Math.round(upper * 0.5);
                left.resizeRelocate(0, 0, w, top);
                curves.resizeRelocate(0, top, w, upper - top);
            } else {
                double far = Math.min(CURVES, w * 0.45);
                left.resizeRelocate(0, 0, w - far, upper);
                curves.resizeRelocate(w - far, 0, far, upper);
            }
            parallel.resizeRelocate(0, upper, w, below);
        }
    }
}
