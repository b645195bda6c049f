package dev.slipway.desktop.figure;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.Kit;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A chart that tells the values under the pointer. Dragging looks closer at a part, then moves it; Ctrl and the wheel,
/// or Plus and Minus, look closer and less close; the arrows move; a double click or 0 shows the whole again. UI thread
/// only.
final class FigureView extends Region {
    private static final double STEP = 1.25;
    private static final double MOVE = 0.1;
    private static final double LEAST = 4;
    private static final double KEEP_CLEAR = 14;

    private final Figure figure;
    private final Plot plot;
    private final Plot over;
    private final GridPane tip = new GridPane();
    private final Button whole;
    private Zoom zoom = Zoom.WHOLE;
    private @Nullable Hit hit;
    private @Nullable Drag drag;
    private double pointerX;
    private double pointerY;

    /// A drag that has begun, in pixels of the chart.
    ///
    /// @param isMove whether it moves what is seen, rather than choosing a part of it
    private record Drag(Panel panel, Zoom from, double x, double y, boolean isMove) {}

    FigureView(Figure figure) {
        this.figure = figure;
        plot = new Plot(figure.summary(), pen -> figure.draw(pen, zoom)).fitting(figure.width(), figure.height());
        over = new Plot("", this::paintOver).fitting(figure.width(), figure.height());
        over.setMouseTransparent(true);
        tip.getStyleClass().addAll("pop", "chart-tip");
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        tip.setVisible(false);
        whole = Kit.iconButton("fit-to-page-outline", "Show the whole chart (0)", () -> zoom(Zoom.WHOLE), "small");
        whole.setVisible(false);
        whole.setManaged(false);
        getStyleClass().add("figure");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleText(figure.summary() + ". Plus and Minus look closer and less close, the arrows move.");
        getChildren().addAll(plot, over, tip, whole);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> hover(Optional.empty()));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseClicked(this::click);
        setOnScroll(this::wheel);
        setOnKeyPressed(this::key);
    }

    /// Returns the chart it shows.
    Figure figure() {
        return figure;
    }

    /// Returns what is seen of it.
    Zoom zoom() {
        return zoom;
    }

    @Override
    protected void layoutChildren() {
        for (var each : new Plot[] {plot, over}) {
            each.resizeRelocate(0, 0, getWidth(), getHeight());
        }
        var area = figure.panels().getFirst().area();
        whole.autosize();
        whole.relocate(shownX(area.x()) + LEAST, shownY(area.y()) + LEAST);
        placeTip();
    }

    private void placeTip() {
        tip.autosize();
        double x = shownX(pointerX);
        double y = shownY(pointerY);
        boolean isLeft = x + KEEP_CLEAR + tip.getWidth() > getWidth();
        double left = isLeft ? x - KEEP_CLEAR - tip.getWidth() : x + KEEP_CLEAR;
        double top = Math.clamp(y - tip.getHeight() / 2, 0, Math.max(0, getHeight() - tip.getHeight()));
        tip.relocate(Math.rint(Math.max(0, left)), Math.rint(top));
    }

    private double scale() {
        return Math.min(getWidth() / figure.width(), getHeight() / figure.height());
    }

    private double shownX(double x) {
        return (getWidth() - figure.width() * scale()) / 2 + x * scale();
    }

    private double shownY(double y) {
        return (getHeight() - figure.height() * scale()) / 2 + y * scale();
    }

    private double figureX(double x) {
        return (x - shownX(0)) / scale();
    }

    private double figureY(double y) {
        return (y - shownY(0)) / scale();
    }

    private void zoom(Zoom to) {
        if (!to.equals(zoom)) {
            zoom = to;
            whole.setVisible(!zoom.isWhole());
            plot.repaint();
            hover(Optional.empty());
        }
    }

    private void point(MouseEvent event) {
        pointerX = figureX(event.getX());
        pointerY = figureY(event.getY());
        hover(Hit.at(figure, zoom, pointerX, pointerY));
    }

    private void hover(Optional<Hit> found) {
        var now = found.orElse(null);
        if (now == null && hit == null) {
            return;
        }
        hit = now;
        tip.setVisible(now != null);
        if (now != null) {
            fill(now);
            placeTip();
        }
        over.repaint();
    }

    private void fill(Hit now) {
        tip.getChildren().clear();
        int row = 0;
        for (var fact : now.facts()) {
            var name = Kit.text(fact.name(), "t1", fact.tone() == null ? "muted" : "default");
            var value = Kit.text(fact.value(), "t1", "mono", "m5");
            if (fact.tone() != null) {
                var swatch = new Region();
                swatch.getStyleClass()
                        .addAll("swatch", "tone-" + fact.tone().name().toLowerCase(Locale.ROOT));
                tip.add(swatch, 0, row);
                tip.add(name, 1, row);
            } else {
                tip.add(name, 0, row, 2, 1);
            }
            tip.add(value, 2, row++);
        }
    }

    private void paintOver(Pen pen) {
        var now = hit;
        if (now != null) {
            now.spots().forEach(spot -> pen.dot(spot.x(), spot.y(), 4, spot.tone()));
        }
        var box = chosen();
        if (box != null) {
            pen.box(box.x(), box.y(), box.width(), box.height(), Tone.ACCENT, 0.14);
            pen.frame(box, 0, Tone.ACCENT, 0.7);
        }
    }

    /// Returns what a drag has chosen so far; null if there is none.
    private Pen.@Nullable Area chosen() {
        var now = drag;
        if (now == null || now.isMove()) {
            return null;
        }
        var area = now.panel().area();
        double x = Math.clamp(pointerX, area.x(), area.x() + area.width());
        double y = Math.clamp(pointerY, area.y(), area.y() + area.height());
        return new Pen.Area(Math.min(x, now.x()), Math.min(y, now.y()), Math.abs(x - now.x()), Math.abs(y - now.y()));
    }

    private void press(MouseEvent event) {
        double x = figureX(event.getX());
        double y = figureY(event.getY());
        var panel = figure.panel(x, y);
        if (event.getButton() == MouseButton.PRIMARY && panel.isPresent()) {
            requestFocus();
            pointerX = x;
            pointerY = y;
            drag = new Drag(panel.get(), zoom, x, y, !zoom.isWhole() && !event.isShiftDown());
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        var now = drag;
        if (now == null) {
            return;
        }
        pointerX = figureX(event.getX());
        pointerY = figureY(event.getY());
        hover(Optional.empty());
        if (now.isMove()) {
            var area = now.panel().area();
            zoom(now.from().moved((pointerX - now.x()) / area.width(), (pointerY - now.y()) / area.height()));
        } else {
            over.repaint();
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        var box = chosen();
        var now = drag;
        drag = null;
        if (now == null) {
            return;
        }
        over.repaint();
        if (box != null && box.width() >= LEAST && box.height() >= LEAST) {
            var area = now.panel().area();
            zoom(zoom.into(
                    (box.x() - area.x()) / area.width(),
                    (box.y() - area.y()) / area.height(),
                    (box.x() + box.width() - area.x()) / area.width(),
                    (box.y() + box.height() - area.y()) / area.height()));
        }
        event.consume();
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !zoom.isWhole()) {
            zoom(Zoom.WHOLE);
            event.consume();
        }
    }

    private void wheel(ScrollEvent event) {
        double x = figureX(event.getX());
        double y = figureY(event.getY());
        var panel = figure.panel(x, y);
        if (event.isShortcutDown() && event.getDeltaY() != 0 && panel.isPresent()) {
            var area = panel.get().area();
            zoom(zoom.by(
                    event.getDeltaY() > 0 ? 1 / STEP : STEP,
                    (x - area.x()) / area.width(),
                    (y - area.y()) / area.height()));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var to = switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> zoom.by(1 / STEP, 0.5, 0.5);
            case MINUS, SUBTRACT -> zoom.by(STEP, 0.5, 0.5);
            case DIGIT0, NUMPAD0 -> Zoom.WHOLE;
            case LEFT -> zoom.moved(MOVE, 0);
            case RIGHT -> zoom.moved(-MOVE, 0);
            case UP -> zoom.moved(0, MOVE);
            case DOWN -> zoom.moved(0, -MOVE);
            default -> null;
        };
        if (to != null && !to.equals(zoom)) {
            zoom(to);
            event.consume();
        }
    }
}
