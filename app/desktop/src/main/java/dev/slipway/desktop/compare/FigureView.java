package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.kit.Kit;
import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// A figure that can be pointed at: what is pointed at lights up its runs, a click or Enter picks them out; arrow keys
/// go from one thing to the next. UI thread only.
final class FigureView extends StackPane {
    private final CompareViewModel model;
    private final String name;
    private final Plot plot;
    private final Tooltip tip = Kit.tooltip("");
    private Figure figure = Boxes.NONE;
    private int at = -1;

    /// @param name what it is, for those who cannot see it
    FigureView(CompareViewModel model, String name) {
        this.model = model;
        this.name = name;
        plot = new Plot(name, this::paint);
        setMinSize(0, 0);
        tip.setShowDelay(Duration.ZERO);
        Tooltip.install(plot, tip);
        model.selection().pickedProperty().subscribe(_ -> plot.repaint());
        model.selection().litProperty().subscribe(_ -> plot.repaint());
        plot.setFocusTraversable(true);
        plot.focusedProperty().subscribe(_ -> plot.repaint());
        plot.setOnMouseMoved(move -> go(find(move.getX(), move.getY())));
        plot.setOnMouseExited(_ -> go(-1));
        plot.setOnMouseClicked(_ -> {
            plot.requestFocus();
            pick();
        });
        plot.setOnKeyPressed(this::key);
    }

    void show(Figure shown) {
        figure = shown;
        at = -1;
        plot.setAccessibleText(name + ": " + shown.title());
        if (shown.lack().isEmpty()) {
            getChildren().setAll(plot);
            plot.repaint();
        } else {
            getChildren().setAll(Kit.empty("chart-box-outline", "Nothing to draw", shown.lack()));
        }
    }

    private List<Figure.Target> targets() {
        return figure.targets(plot.getWidth(), plot.getHeight());
    }

    private int find(double x, double y) {
        var targets = targets();
        for (int i = targets.size() - 1; i >= 0; i--) {
            if (targets.get(i).holds(x, y)) {
                return i;
            }
        }
        return -1;
    }

    /// Points at a target; -1 for none.
    private void go(int next) {
        if (next == at) {
            return;
        }
        at = next;
        var targets = targets();
        boolean isThere = next >= 0 && next < targets.size();
        var runs = isThere ? targets.get(next).runs() : List.<Integer>of();
        var words = isThere ? targets.get(next).words() : "";
        tip.setText(isThere ? words + "\nClick to pick" : "Point at a part to light up its runs");
        plot.setAccessibleText(isThere ? words : name + ": " + figure.title());
        if (runs.size() == 1) {
            model.hover(runs.getFirst());
        } else {
            model.selection().light(model.runs(), runs);
        }
        plot.repaint();
    }

    private void pick() {
        var targets = targets();
        if (at < 0 || at >= targets.size()) {
            model.selection().clear();
        } else {
            model.selection().pick(model.runs(), targets.get(at).runs());
        }
    }

    private void key(KeyEvent key) {
        int count = targets().size();
        switch (key.getCode()) {
            case LEFT, UP -> go(at <= 0 ? count - 1 : at - 1);
            case RIGHT, DOWN -> go(count == 0 ? -1 : (at + 1) % count);
            case ENTER, SPACE -> pick();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void paint(Pen pen) {
        var runs = model.runs();
        figure.paint(
                pen,
                new Figure.Looks(
                        model::tone,
                        run -> run < runs.size()
                                && model.selection().isShown(runs.get(run).id()),
                        run -> run < runs.size()
                                && model.selection().isLit(runs.get(run).id())));
        var targets = targets();
        if (plot.isFocused() && at >= 0 && at < targets.size()) {
            pen.frame(targets.get(at).area(), 2, Tone.ACCENT, 1);
        }
    }
}
