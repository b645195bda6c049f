package dev.slipway.desktop.data;

import dev.slipway.desktop.chart.Plot;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// A grid of any size on one canvas: what is in sight is drawn, nothing else exists. UI thread only.
final class GridView extends Region {
    private static final double BAR = 10;

    private final ExplorerViewModel explorer;
    private final GridLayout layout = new GridLayout();
    private final GridSelection selection = new GridSelection();
    private final GridPainter painter;
    private final Plot plot;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private Runnable moved = () -> {};
    private int resized = -1;

    GridView(ExplorerViewModel explorer) {
        this.explorer = explorer;
        painter = new GridPainter(explorer, layout, selection);
        plot = new Plot("Cells of the table", pen -> painter.paint(pen, down.getValue(), across.getValue()));
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
        plot.setOnMouseReleased(_ -> resized = -1);
        plot.setOnMouseMoved(this::hover);
        plot.setOnKeyPressed(this::key);
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
        if (layout.count() > explorer.columns().size()) {
            layout.reset();
        }
        layout.fit(explorer);
        requestLayout();
        seen();
    }

    private double page() {
        return Math.max(1, (plot.getHeight() - GridPainter.HEAD) / GridPainter.ROW);
    }

    private void seen() {
        if (layout.count() > 0) {
            int first = (int) down.getValue();
            int left = Math.max(0, layout.at(across.getValue()));
            int right = layout.at(across.getValue() + plot.getWidth() - GridPainter.NUMBERS);
            explorer.need(first, first + (int) page() + 1, left, right < 0 ? layout.count() - 1 : right);
        }
        plot.repaint();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - BAR;
        boolean wide = layout.total() > width - GridPainter.NUMBERS;
        double height = getHeight() - (wide ? BAR : 0);
        plot.resizeRelocate(0, 0, width, height);
        down.resizeRelocate(width, GridPainter.HEAD, BAR, Math.max(0, height - GridPainter.HEAD));
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
        return event.getX() - GridPainter.NUMBERS + across.getValue();
    }

    private boolean atEdge(MouseEvent event) {
        return event.getY() < GridPainter.HEAD && event.getX() > GridPainter.NUMBERS && layout.edge(inside(event)) >= 0;
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
            resized = layout.edge(inside(event));
            return;
        }
        int column = event.getX() < GridPainter.NUMBERS ? selection.column() : layout.at(inside(event));
        if (column < 0) {
            return;
        }
        if (event.getY() < GridPainter.HEAD) {
            if (event.getX() > GridPainter.NUMBERS) {
                explorer.sort(column, event.isShiftDown());
            }
            return;
        }
        select(rowAt(event), column, event.isShiftDown());
    }

    private int rowAt(MouseEvent event) {
        return (int) (down.getValue() + (event.getY() - GridPainter.HEAD) / GridPainter.ROW);
    }

    private void dragged(MouseEvent event) {
        if (resized >= 0) {
            layout.resize(resized, inside(event) - layout.left(resized));
            requestLayout();
            plot.repaint();
        } else if (event.getY() >= GridPainter.HEAD) {
            select(rowAt(event), Math.max(0, layout.at(inside(event))), true);
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
        double left = layout.left(selection.column());
        double room = plot.getWidth() - GridPainter.NUMBERS;
        if (left < across.getValue()) {
            across.setValue(left);
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
        switch (event.getCode()) {
            case UP -> select(far ? 0 : row - 1, column, extending);
            case DOWN -> select(far ? last : row + 1, column, extending);
            case LEFT -> select(row, far ? 0 : column - 1, extending);
            case RIGHT -> select(row, far ? layout.count() - 1 : column + 1, extending);
            case PAGE_UP -> select(row - (int) page(), column, extending);
            case PAGE_DOWN -> select(row + (int) page(), column, extending);
            case HOME -> select(far ? 0 : row, 0, extending);
            case END -> select(far ? last : row, layout.count() - 1, extending);
            case S -> explorer.sort(column, extending);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
