package dev.slipway.desktop.kit;

import java.util.BitSet;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;

/// The scroll bar under a table whose columns do not fit side by side; the wheel moves it too. While all fit it is not
/// there. UI thread only.
final class ColumnBar extends ScrollBar {
    private static final double STEP = 40; // of the wheel, px

    private final Runnable moved;
    private final ReadOnlyStringWrapper seen = new ReadOnlyStringWrapper("");
    private int first;
    private double wheeled;

    /// @param table where the wheel is heard
    /// @param moved called when other columns are to be seen
    ColumnBar(Node table, Runnable moved) {
        this.moved = moved;
        setOrientation(Orientation.HORIZONTAL);
        getStyleClass().add("column-bar");
        setAccessibleText("Columns");
        setFocusTraversable(false);
        setMinHeight(USE_PREF_SIZE);
        setUnitIncrement(1);
        setBlockIncrement(1);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        valueProperty().subscribe((_, value) -> move((int) Math.round(value.doubleValue())));
        table.addEventFilter(ScrollEvent.SCROLL, this::wheel);
    }

    /// Which columns of how many are seen, in words; empty while all are.
    ReadOnlyStringProperty seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// Returns the columns that are seen in `room` px.
    BitSet show(List<Double> widths, BitSet stays, double room) {
        var window = ColumnWindow.of(widths, stays, room, first);
        first = window.first();
        setVisible(window.last() > 0);
        setMax(window.last());
        setVisibleAmount((double) window.last() * window.seen() / Math.max(1, window.all()));
        setValue(first);
        seen.set(
                window.last() == 0
                        ? ""
                        : "columns " + (first + 1) + " to " + (first + window.seen()) + " of " + window.all());
        return window.shown();
    }

    private void move(int wanted) {
        if (wanted != first) {
            first = wanted;
            moved.run();
        }
    }

    private void wheel(ScrollEvent event) {
        if (isVisible() && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            wheeled -= event.getDeltaX();
            int columns = (int) (wheeled / STEP);
            wheeled -= columns * STEP;
            step(columns);
            event.consume();
        }
    }

    /// Moves by so many columns, to the right where positive.
    void step(int columns) {
        setValue(Math.clamp((long) first + columns, 0, (int) getMax()));
    }
}
