package dev.slipway.desktop.output;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Any number of lines of printed text: those in sight are drawn, nothing else exists. Text can be selected, copied and
/// searched. UI thread only.
final class LinesView extends Region {
    private static final double LINE = 18;
    private static final double CHARACTER = 7.2;
    private static final double LEFT = 12;
    private static final double BAR = 10;
    private static final long SLICE_NANOS = 6_000_000;

    private final Plot plot = new Plot("Printed lines", this::paint);
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private final TextLog log;
    private final Links links;
    private @Nullable Looking search;
    private Spot anchor = new Spot(0, 0);
    private Spot caret = new Spot(0, 0);

    /// A place between two characters.
    private record Spot(int line, int column) implements Comparable<Spot> {
        @Override
        public int compareTo(Spot other) {
            return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
        }
    }

    LinesView(TextLog log, Links links) {
        this.log = log;
        this.links = links;
        getStyleClass().add("all-lines");
        down.setOrientation(Orientation.VERTICAL);
        plot.setFocusTraversable(true);
        getChildren().addAll(plot, down, across);
        down.valueProperty().subscribe(_ -> plot.repaint());
        across.valueProperty().subscribe(_ -> plot.repaint());
        plot.setOnMousePressed(this::pressed);
        plot.setOnMouseDragged(this::dragged);
        plot.setOnKeyPressed(this::key);
        addEventFilter(ScrollEvent.SCROLL, this::wheel);
    }

    /// Shows what there is now; whoever stood at the end goes on standing there.
    void refresh() {
        boolean atEnd = down.getMax() > 0 && down.getValue() >= down.getMax();
        requestLayout();
        layout();
        if (atEnd) {
            down.setValue(down.getMax());
        }
        plot.repaint();
    }

    private double page() {
        return Math.max(1, plot.getHeight() / LINE);
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - BAR - 2;
        boolean wide = LEFT + log.longest() * CHARACTER > room;
        double height = getHeight() - 2 - (wide ? BAR : 0);
        plot.resizeRelocate(1, 1, Math.max(0, room), Math.max(0, height));
        down.resizeRelocate(getWidth() - BAR - 1, 1, BAR, Math.max(0, height));
        across.resizeRelocate(1, height + 1, Math.max(0, room), BAR);
        across.setVisible(wide);
        double hidden = Math.max(0, log.lines() - page());
        down.setMax(hidden);
        down.setVisibleAmount(hidden == 0 ? 1 : hidden * page() / log.lines());
        down.setUnitIncrement(1);
        down.setBlockIncrement(page());
        down.setVisible(hidden > 0);
        double over = Math.max(0, LEFT + (log.longest() + 2) * CHARACTER - room);
        across.setMax(over);
        across.setVisibleAmount(over == 0 ? 1 : over * room / Math.max(1, log.longest() * CHARACTER));
        across.setUnitIncrement(CHARACTER * 4);
        across.setBlockIncrement(Math.max(1, room));
    }

    private void paint(Pen pen) {
        int first = (int) down.getValue();
        double shift = across.getValue();
        var from = anchor.compareTo(caret) < 0 ? anchor : caret;
        var to = anchor.compareTo(caret) < 0 ? caret : anchor;
        for (int i = first; i < Math.min(log.lines(), first + page() + 1); i++) {
            double y = (i - down.getValue()) * LINE;
            if (i >= from.line() && i <= to.line() && !from.equals(to)) {
                double left = LEFT - shift + (i == from.line() ? from.column() : 0) * CHARACTER;
                double right = LEFT - shift + (i == to.line() ? to.column() : plain(i).length() + 1) * CHARACTER;
                pen.box(left, y, right - left, LINE, Tone.ACCENT_SOFT, 1);
            }
            double x = LEFT - shift;
            for (var piece : AnsiText.of(log.line(i))) {
                var text = piece.text().replace("\t", "    ");
                double width = text.length() * CHARACTER;
                if (x + width > 0 && x < pen.width()) {
                    int skip = (int) Math.max(0, -x / CHARACTER);
                    int end = (int) Math.min(text.length(), skip + pen.width() / CHARACTER + 2);
                    pen.code(
                            text.substring(skip, Math.max(skip, end)), x + skip * CHARACTER, y + LINE / 2, tone(piece));
                }
                x += width;
            }
        }
        if (log.lines() == 0) {
            pen.cell("nothing printed", new Area(LEFT, 0, 200, LINE), false, Tone.SUBTLE);
        }
    }

    private static Tone tone(AnsiText.Piece piece) {
        for (var style : piece.styles()) {
            switch (style) {
                case "ansi-1" -> {
                    return Tone.DANGER_TEXT;
                }
                case "ansi-2" -> {
                    return Tone.CHART_3;
                }
                case "ansi-3" -> {
                    return Tone.CHART_2;
                }
                case "ansi-4" -> {
                    return Tone.ACCENT;
                }
                case "ansi-5" -> {
                    return Tone.CHART_4;
                }
                case "ansi-6" -> {
                    return Tone.CHART_3;
                }
                case "ansi-0", "ansi-7" -> {
                    return Tone.SUBTLE;
                }
                default -> {}
            }
        }
        return Tone.TEXT;
    }

    private String plain(int line) {
        return plain(log.line(line));
    }

    private static String plain(String line) {
        return AnsiText.plain(line).replace("\t", "    ");
    }

    private Spot spot(MouseEvent event) {
        if (log.lines() == 0) {
            return new Spot(0, 0);
        }
        int line = Math.clamp((long) (down.getValue() + event.getY() / LINE), 0, log.lines() - 1);
        long column = Math.round((event.getX() - LEFT + across.getValue()) / CHARACTER);
        return new Spot(line, Math.clamp(column, 0, plain(line).length()));
    }

    private void pressed(MouseEvent event) {
        caret = spot(event);
        if (!event.isShiftDown()) {
            anchor = caret;
        }
        if (event.getClickCount() > 1 && log.lines() > 0) {
            anchor = new Spot(caret.line(), 0);
            caret = new Spot(caret.line(), plain(caret.line()).length());
        }
        plot.repaint();
        plot.requestFocus();
        event.consume();
    }

    private void dragged(MouseEvent event) {
        caret = spot(event);
        if (event.getY() < 0) {
            down.setValue(Math.max(0, down.getValue() - 1));
        } else if (event.getY() > plot.getHeight()) {
            down.setValue(Math.min(down.getMax(), down.getValue() + 1));
        }
        plot.repaint();
        event.consume();
    }

    /// Copies what is selected; all of it if nothing is.
    private void copy() {
        var whole = log.copy();
        if (anchor.equals(caret)) {
            links.copy(() -> AnsiText.plain(whole.text()));
            return;
        }
        var from = anchor.compareTo(caret) < 0 ? anchor : caret;
        var to = anchor.compareTo(caret) < 0 ? caret : anchor;
        links.copy(() -> between(whole.text(), from, to));
    }

    private static String between(String whole, Spot from, Spot to) {
        var text = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= to.line(); i++) {
            int newline = whole.indexOf('\n', start);
            int end = newline < 0 ? whole.length() : newline;
            if (i >= from.line()) {
                var line = plain(whole.substring(start, end));
                int left = i == from.line() ? Math.min(from.column(), line.length()) : 0;
                int right = i == to.line() ? Math.min(to.column(), line.length()) : line.length();
                text.append(i == from.line() ? "" : "\n").append(line, left, Math.max(left, right));
            }
            start = Math.min(whole.length(), end + 1);
        }
        return text.toString();
    }

    /// Selects the next line that has `text`, from the selection on, and tells `then` whether there is one. It looks a
    /// few ms a frame, so that the window goes on meanwhile; another search ends this one.
    void find(String text, Consumer<Boolean> then) {
        if (search != null) {
            search.stop();
        }
        var wanted = text.toLowerCase(Locale.ROOT);
        int from = caret.line() + (anchor.equals(caret) ? 0 : 1);
        var looking = new Looking(wanted, from, then);
        search = looking;
        looking.start();
    }

    /// One search through all lines, in slices.
    private final class Looking extends AnimationTimer {
        private final String wanted;
        private final int from;
        private final Consumer<Boolean> then;
        private int seen;
        private boolean over;

        Looking(String wanted, int from, Consumer<Boolean> then) {
            this.wanted = wanted;
            this.from = from;
            this.then = then;
        }

        @Override
        public void handle(long now) {
            long end = System.nanoTime() + SLICE_NANOS;
            int lines = log.lines();
            while (!over && seen < lines && !wanted.isEmpty()) {
                int line = (from + seen++) % lines;
                int at = plain(line).toLowerCase(Locale.ROOT).indexOf(wanted);
                if (at >= 0) {
                    select(line, at);
                    end(true);
                }
                if (seen % 64 == 0 && System.nanoTime() > end) {
                    return;
                }
            }
            if (!over) {
                end(false);
            }
        }

        private void select(int line, int at) {
            anchor = new Spot(line, at);
            caret = new Spot(line, at + wanted.length());
            down.setValue(Math.clamp(line - page() / 2, 0, down.getMax()));
            plot.repaint();
        }

        private void end(boolean found) {
            over = true;
            stop();
            then.accept(found);
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            anchor = new Spot(0, 0);
            caret = log.lines() == 0
                    ? anchor
                    : new Spot(log.lines() - 1, plain(log.lines() - 1).length());
        } else {
            double to = switch (event.getCode()) {
                case UP -> down.getValue() - 1;
                case DOWN -> down.getValue() + 1;
                case PAGE_UP -> down.getValue() - page();
                case PAGE_DOWN -> down.getValue() + page();
                case HOME -> 0;
                case END -> down.getMax();
                default -> Double.NaN;
            };
            if (Double.isNaN(to)) {
                return;
            }
            down.setValue(Math.clamp(to, 0, down.getMax()));
        }
        plot.repaint();
        event.consume();
    }

    /// Scrolls by itself, and hands the wheel on at its ends.
    private void wheel(ScrollEvent event) {
        if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            across.setValue(Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax()));
            event.consume();
            return;
        }
        double to = Math.clamp(down.getValue() - event.getDeltaY() / LINE, 0, down.getMax());
        if (to != down.getValue()) {
            down.setValue(to);
            event.consume();
        }
    }
}
