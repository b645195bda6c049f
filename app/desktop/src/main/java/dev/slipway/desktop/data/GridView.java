package dev.slipway.desktop.data;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import java.util.ArrayList;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// A grid of any size on one canvas: what is in sight is drawn, nothing else exists. UI thread only.
final class GridView extends Region {
    private static final double BAR = 10;
    private static final double FAR_ENOUGH = 6;

    private final ExplorerViewModel explorer;
    private final ColumnChoices choices;
    private final GridLayout layout;
    private final GridSelection selection = new GridSelection();
    private final GridPainter painter;
    private final Plot plot;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private Runnable moved = () -> {};
    private int resized = -1;
    private int headPressed = -1;
    private double pressedAt;
    private double headDraggedTo = Double.NaN;

    GridView(ExplorerViewModel explorer) {
        this.explorer = explorer;
        choices = explorer.choices();
        layout = new GridLayout(choices);
        painter = new GridPainter(explorer, layout, selection);
        plot = new Plot("Cells of the table", this::paint);
        plot.setFocusTraversable(true);
        down.setOrientation(Orientation.VERTICAL);
        getStyleClass().add("data-grid");
        getChildren().addAll(plot, down, across);
        explorer.changesProperty().subscribe(_ -> refresh());
        down.valueProperty().subscribe(_ -> seen());
        across.valueProperty().subscribe(_ -> seen());
        addEventFilter(ScrollEvent.SCROLL, this::wheel);
        plot.setOnMousePressed(this::pressed);
        plot.setOnMouseDragged(this::dragged);
        plot.setOnMouseReleased(this::released);
        plot.setOnMouseMoved(this::hover);
        plot.setOnKeyPressed(this::key);
        plot.setOnContextMenuRequested(event -> menu(event.getX(), event.getScreenX(), event.getScreenY()));
    }

    private void paint(Pen pen) {
        painter.paint(pen, down.getValue(), across.getValue());
        if (isMovingHead()) {
            int to = layout.at(headDraggedTo, across.getValue());
            if (to >= 0) {
                double x = layout.left(to, across.getValue()) + (to > headPressed ? layout.width(to) : 0);
                pen.box(GridPainter.NUMBERS + x - 1, 0, 2, pen.height(), Tone.ACCENT, 1);
            }
        }
    }

    private boolean isMovingHead() {
        return headPressed >= 0 && Math.abs(headDraggedTo - pressedAt) > FAR_ENOUGH;
    }

    /// Calls `listener` when another cell has become current.
    void onMove(Runnable listener) {
        moved = listener;
    }

    GridSelection selection() {
        return selection;
    }

    /// Goes to the 0-based row `row` and shows it in the middle.
    void go(int row) {
        int to = Math.clamp(row, 0, Math.max(0, explorer.kept() - 1));
        selection.go(to, selection.column(), false);
        down.setValue(Math.clamp(to - page() / 2, 0, down.getMax()));
        seen();
        moved.run();
    }

    @Override
    public void requestFocus() {
        plot.requestFocus();
    }

    private void refresh() {
        layout.fit(explorer);
        requestLayout();
        seen();
    }

    private double page() {
        return Math.max(1, (plot.getHeight() - painter.body()) / GridPainter.ROW);
    }

    private void seen() {
        if (layout.count() > 0) {
            int first = (int) down.getValue();
            int right = layout.at(plot.getWidth() - GridPainter.NUMBERS, across.getValue());
            var columns = new ArrayList<>(choices.between(0, choices.pinned() - 1));
            columns.addAll(choices.between(layout.first(across.getValue()), right < 0 ? layout.count() - 1 : right));
            explorer.need(first, first + (int) page() + 1, columns);
        }
        plot.repaint();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - BAR;
        boolean wide = layout.total() > width - GridPainter.NUMBERS;
        double height = getHeight() - (wide ? BAR : 0);
        plot.resizeRelocate(0, 0, width, height);
        down.resizeRelocate(width, painter.body(), BAR, Math.max(0, height - painter.body()));
        across.setVisible(wide);
        across.resizeRelocate(GridPainter.NUMBERS, height, Math.max(0, width - GridPainter.NUMBERS), BAR);
        double rows = Math.max(0, explorer.kept() - page());
        down.setMax(rows);
        down.setVisibleAmount(rows == 0 ? 1 : rows * page() / Math.max(1, explorer.kept()));
        down.setUnitIncrement(1);
        down.setBlockIncrement(page());
        down.setVisible(rows > 0);
        down.setValue(Math.clamp(down.getValue(), 0, rows));
        double room = Math.max(1, width - GridPainter.NUMBERS);
        double hidden = Math.max(0, layout.total() - room);
        across.setMax(hidden);
        across.setVisibleAmount(hidden == 0 ? 1 : hidden * room / layout.total());
        across.setUnitIncrement(24);
        across.setBlockIncrement(room);
        across.setValue(Math.clamp(across.getValue(), 0, hidden));
    }

    private void wheel(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            across.setValue(Math.clamp(across.getValue() - by, 0, across.getMax()));
        } else {
            down.setValue(Math.clamp(down.getValue() - event.getDeltaY() / GridPainter.ROW, 0, down.getMax()));
        }
        event.consume();
    }

    private double inside(MouseEvent event) {
        return event.getX() - GridPainter.NUMBERS;
    }

    private boolean atEdge(MouseEvent event) {
        return event.getY() < GridPainter.HEAD
                && event.getX() > GridPainter.NUMBERS
                && layout.edge(inside(event), across.getValue()) >= 0;
    }

    private void hover(MouseEvent event) {
        plot.setCursor(
                atEdge(event)
                        ? Cursor.H_RESIZE
                        : event.getY() < GridPainter.HEAD && event.getX() > GridPainter.NUMBERS
                                ? Cursor.HAND
                                : Cursor.DEFAULT);
    }

    private void pressed(MouseEvent event) {
        plot.requestFocus();
        if (atEdge(event)) {
            resized = layout.edge(inside(event), across.getValue());
            return;
        }
        int column =
                event.getX() < GridPainter.NUMBERS ? selection.column() : layout.at(inside(event), across.getValue());
        if (column < 0) {
            return;
        }
        if (event.getY() < GridPainter.HEAD) {
            if (event.getX() > GridPainter.NUMBERS && event.isPrimaryButtonDown()) {
                headPressed = column;
                pressedAt = inside(event);
                headDraggedTo = pressedAt;
            }
            return;
        }
        if (event.getY() >= painter.body()) {
            select(rowAt(event), column, event.isShiftDown());
        }
    }

    private int rowAt(MouseEvent event) {
        return (int) (down.getValue() + (event.getY() - painter.body()) / GridPainter.ROW);
    }

    private void dragged(MouseEvent event) {
        if (resized >= 0) {
            layout.resize(resized, inside(event) - layout.left(resized, across.getValue()));
            requestLayout();
            plot.repaint();
        } else if (headPressed >= 0) {
            headDraggedTo = inside(event);
            plot.repaint();
        } else if (event.getY() >= GridPainter.HEAD) {
            select(rowAt(event), Math.max(0, layout.at(inside(event), across.getValue())), true);
        }
    }

    /// A head that was dragged moves its column; one that was not sorts by it.
    private void released(MouseEvent event) {
        resized = -1;
        int pressed = headPressed;
        boolean isMoving = isMovingHead();
        headPressed = -1;
        if (pressed < 0) {
            return;
        }
        if (!isMoving) {
            explorer.sort(choices.column(pressed), event.isShiftDown());
            return;
        }
        int to = layout.at(inside(event), across.getValue());
        if (to >= 0) {
            move(pressed, to);
        } else {
            plot.repaint();
        }
    }

    private void move(int place, int to) {
        arranged(choices.move(place, to));
    }

    private void pin(int place) {
        arranged(choices.turnPin(place));
    }

    private void form(int place, NumberForm form) {
        choices.show(choices.column(place), form);
        layout.widen(explorer, place);
        arranged(place);
    }

    /// Columns stand or look otherwise now, and that at `place` is current.
    private void arranged(int place) {
        selection.go(selection.row(), place, false);
        explorer.arranged();
        reveal();
        moved.run();
    }

    /// Shows what can be done with the column at `x`.
    private void menu(double x, double screenX, double screenY) {
        int place = x < GridPainter.NUMBERS ? -1 : layout.at(x - GridPainter.NUMBERS, across.getValue());
        if (place >= 0) {
            var menu = new ColumnMenu(choices, place, this::pin, this::move, this::form)
                    .of(explorer.columns().get(choices.column(place)));
            menu.getItems().addAll(RowMenu.of(explorer, selection.row()));
            menu.show(plot, screenX, screenY);
        }
    }

    private void menuHere() {
        if (layout.count() > 0) {
            double x = GridPainter.NUMBERS + layout.left(selection.column(), across.getValue()) + 8;
            var at = plot.localToScreen(x, GridPainter.HEAD);
            menu(x, at.getX(), at.getY());
        }
    }

    private void select(int row, int column, boolean extending) {
        int to = Math.clamp(row, 0, Math.max(0, explorer.kept() - 1));
        selection.go(to, Math.clamp(column, 0, Math.max(0, layout.count() - 1)), extending);
        reveal();
        plot.repaint();
        moved.run();
    }

    private void reveal() {
        double whole = Math.floor(page());
        if (selection.row() < down.getValue()) {
            down.setValue(selection.row());
        } else if (selection.row() > down.getValue() + whole - 1) {
            down.setValue(Math.clamp(selection.row() - whole + 1, 0, down.getMax()));
        }
        if (layout.count() == 0) {
            return;
        }
        if (selection.column() < choices.pinned()) {
            return;
        }
        double left = layout.left(selection.column());
        double room = plot.getWidth() - GridPainter.NUMBERS;
        if (left - layout.pinned() < across.getValue()) {
            across.setValue(Math.clamp(left - layout.pinned(), 0, across.getMax()));
        } else if (left + layout.width(selection.column()) > across.getValue() + room) {
            across.setValue(Math.clamp(left + layout.width(selection.column()) - room, 0, across.getMax()));
        }
    }

    private void key(KeyEvent event) {
        boolean extending = event.isShiftDown();
        int row = selection.row();
        int column = selection.column();
        boolean far = event.isShortcutDown();
        int last = Math.max(0, explorer.kept() - 1);
        if (layout.count() > 0 && arranges(event, column)) {
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case UP -> select(far ? 0 : row - 1, column, extending);
            case DOWN -> select(far ? last : row + 1, column, extending);
            case LEFT -> select(row, far ? 0 : column - 1, extending);
            case RIGHT -> select(row, far ? layout.count() - 1 : column + 1, extending);
            case PAGE_UP -> select(row - (int) page(), column, extending);
            case PAGE_DOWN -> select(row + (int) page(), column, extending);
            case HOME -> select(far ? 0 : row, 0, extending);
            case END -> select(far ? last : row, layout.count() - 1, extending);
            case S -> {
                if (column < layout.count()) {
                    explorer.sort(choices.column(column), extending);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Does what keys do to the column at `place`, and tells whether there is such a thing.
    private boolean arranges(KeyEvent event, int place) {
        var code = event.getCode();
        if (event.isAltDown()) {
            int by = code == KeyCode.LEFT ? -1 : code == KeyCode.RIGHT ? 1 : 0;
            if (by != 0) {
                move(place, place + by);
            }
            return by != 0;
        }
        if (event.isShortcutDown()) {
            return false;
        }
        switch (code) {
            case P -> pin(place);
            case R -> explorer.turnPin(selection.row());
            case N -> form(place, choices.form(choices.column(place)).next());
            case M, CONTEXT_MENU -> menuHere();
            default -> {
                return false;
            }
        }
        return true;
    }
}
