package dev.slipway.desktop.matrix;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.LetterKeys;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.route.Dialogs;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Tasks of runs on one canvas that draws what is in sight. UI thread only.
final class MatrixView extends StackPane {
    private static final int WHEEL = 3;

    private final MatrixViewModel model;
    private final Plot plot = new Plot("Tasks by run", this::paint);
    private final Plot key;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar right = new ScrollBar();
    private final Label shown = Kit.text("", "t2", "subtle");
    private final Label said = Kit.text("", "t2", "muted");
    private final BorderPane grid = new BorderPane();
    private final StackPane body = new StackPane();
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("j k h l", "next and previous row, run; arrow keys too"),
            new Hint("n", "next task that failed"),
            new Hint("Enter", "opens the task, or the run"),
            new Hint("Page Up, Page Down", "a screen up or down"),
            new Hint("?", "these keys")));

    MatrixView(MatrixViewModel model, Dialogs dialogs) {
        this.model = model;
        key = new Plot("", pen -> MatrixShape.key(pen, model.counts(), pen.height() / 2)).high(24);
        var choice = Segments.of(List.of(TaskMatrix.Choice.values()), TaskMatrix.Choice::words, model.choiceProperty());
        shown.setMinWidth(0);
        var head = Kit.row(
                8,
                Kit.text("Tasks by run", "t4"),
                shown,
                Kit.spacer(),
                choice,
                new MatrixSaving(model, dialogs, said::setText, this));
        head.getStyleClass().addAll("tool-bar-40", "wide");
        said.setMaxWidth(Double.MAX_VALUE);
        said.setMinWidth(0);
        said.getStyleClass().add("section");
        right.setOrientation(Orientation.HORIZONTAL);
        down.setOrientation(Orientation.VERTICAL);
        prepare(down, "Rows");
        prepare(right, "Runs");
        grid.setCenter(plot);
        grid.setRight(down);
        grid.setBottom(right);
        var column = new VBox(head, body, key, said);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinSize(0, 0);
        getStyleClass().add("task-matrix");
        getChildren().addAll(column, hints);
        plot.setFocusTraversable(true);
        plot.setOnMouseMoved(this::point);
        plot.setOnMouseClicked(click -> {
            plot.requestFocus();
            point(click);
            model.open();
        });
        plot.setOnScroll(this::scroll);
        plot.layoutBoundsProperty().subscribe(_ -> measure());
        follow();
        LetterKeys.of(this, this::key);
    }

    private void follow() {
        model.rowsProperty().subscribe(_ -> show());
        model.matrixProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
        model.placeProperty().subscribe(this::tell);
    }

    private void prepare(ScrollBar bar, String name) {
        bar.setAccessibleText(name);
        bar.setFocusTraversable(false);
        bar.managedProperty().bind(bar.visibleProperty());
        bar.setMin(0);
        bar.setUnitIncrement(1);
        bar.valueProperty().subscribe(_ -> plot.repaint());
    }

    private void show() {
        var read = model.matrixProperty().get();
        if (!model.failureProperty().get().isEmpty()) {
            body.getChildren()
                    .setAll(new MessageBar(
                            MessageBar.Kind.FAILURE,
                            "The tasks could not be read.",
                            model.failureProperty().get(),
                            Kit.button("refresh", "Try again", model::reload, "small")));
        } else if (read == null) {
            body.getChildren().setAll(Kit.reading("Reading the tasks"));
        } else if (model.rowsProperty().get().isEmpty()) {
            body.getChildren().setAll(nothing(read));
        } else if (!body.getChildren().equals(List.of(grid))) {
            body.getChildren().setAll(grid);
        }
        shown.setText(read == null ? "" : model.shown());
        measure();
        key.repaint();
    }

    private VBox nothing(TaskMatrix read) {
        if (read.rows().isEmpty()) {
            return Kit.empty("view-grid-outline", "No tasks", "These runs are gone, or have no steps yet.");
        }
        return model.choiceProperty().get() == TaskMatrix.Choice.FAILED
                ? Kit.empty("check-circle-outline", "No task failed", "Choose All above to see every task.")
                : Kit.empty("check-circle-outline", "No task differs", "Each went alike in all runs that have it.");
    }

    private MatrixShape shape() {
        return new MatrixShape(
                model.matrix(),
                model.rowsProperty().get(),
                (int) Math.round(down.getValue()),
                (int) Math.round(right.getValue()),
                model.placeProperty().get());
    }

    private void paint(Pen pen) {
        pen.within(new Pen.Area(0, 0, pen.width(), pen.height()), () -> shape().paint(pen));
    }

    /// Lets the bars reach as far as there is something.
    private void measure() {
        measure(down, model.rowsProperty().get().size(), MatrixShape.rows(plot.getHeight()));
        measure(right, model.matrix().runs().size(), shape().columns(plot.getWidth()));
        plot.repaint();
    }

    private static void measure(ScrollBar bar, int all, int seen) {
        bar.setMax(Math.max(0, all - seen));
        bar.setVisible(all > seen);
        bar.setVisibleAmount(bar.getMax() * seen / Math.max(1.0, all));
        bar.setBlockIncrement(Math.max(1, seen - 1));
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    }

    private void scroll(ScrollEvent scroll) {
        boolean isSideways = Math.abs(scroll.getDeltaX()) > Math.abs(scroll.getDeltaY());
        var bar = isSideways ? right : down;
        double by = isSideways ? scroll.getDeltaX() : scroll.getDeltaY();
        bar.setValue(Math.clamp(bar.getValue() - Math.signum(by) * WHEEL, 0, bar.getMax()));
        scroll.consume();
    }

    private void point(MouseEvent at) {
        model.placeProperty().set(shape().find(at.getX(), at.getY(), plot.getWidth()));
    }

    private void tell(MatrixViewModel.Place at) {
        var words = model.words();
        said.setText(words.isEmpty() ? "Point at a task, or go there with the arrow keys; Enter opens it" : words);
        plot.setAccessibleText(words.isEmpty() ? "Tasks by run, " + model.shown() : words);
        plot.repaint();
    }

    /// Scrolls as little as it takes to see the cell one is at.
    private void reveal() {
        var at = model.placeProperty().get();
        reveal(down, at.row(), MatrixShape.rows(plot.getHeight()));
        reveal(right, at.run(), shape().columns(plot.getWidth()));
    }

    private static void reveal(ScrollBar bar, int at, int seen) {
        if (at >= 0) {
            bar.setValue(
                    Math.clamp(bar.getValue(), Math.max(0, at - seen + 1), Math.max(0, Math.min(at, bar.getMax()))));
        }
    }

    private boolean key(KeyEvent event) {
        if (event.getTarget() instanceof ToggleButton && event.getCode().isArrowKey()) {
            return false;
        }
        switch (event.getCode()) {
            case DOWN, J -> model.move(1, 0);
            case UP, K -> model.move(-1, 0);
            case RIGHT, L -> model.move(0, 1);
            case LEFT, H -> model.move(0, -1);
            case PAGE_DOWN -> model.move(MatrixShape.rows(plot.getHeight()) - 1, 0);
            case PAGE_UP -> model.move(1 - MatrixShape.rows(plot.getHeight()), 0);
            case N -> model.nextFailure();
            case ENTER -> model.open();
            case ESCAPE -> {
                if (!hints.hide()) {
                    model.placeProperty().set(MatrixViewModel.Place.NONE);
                }
            }
            default -> {
                if (!event.getText().equals("?")) {
                    return false;
                }
                hints.toggle();
            }
        }
        plot.requestFocus(); // Enter opens a task then, and presses no button
        reveal();
        return true;
    }
}
