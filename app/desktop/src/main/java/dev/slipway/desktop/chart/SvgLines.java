package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Drawing.Band;
import dev.slipway.desktop.chart.Drawing.Held;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Raster.Ground;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Curves as SVG: the same axes as on the screen, in the colours of the light theme. Pure.
///
/// @param panels charts beside each other, with the same axes; copied
/// @param keys what is said below them; copied
public record SvgLines(String title, List<Panel> panels, List<Key> keys, boolean isLogarithmic) {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 260;
    private static final double SMALL = 184; // height of one of several charts
    private static final double HEAD = 20;
    private static final double ROW = 18;
    private static final double LETTER = 6;
    private static final double SAMPLE = 38;

    public SvgLines {
        panels = List.copyOf(panels);
        keys = List.copyOf(keys);
    }

    /// One chart.
    ///
    /// @param title empty for none
    /// @param lines copied
    /// @param ribbons one a line; fewer if there is nothing around the last ones; copied
    public record Panel(String title, List<Series> lines, List<Ribbon> ribbons) {
        public Panel {
            lines = List.copyOf(lines);
            ribbons = List.copyOf(ribbons);
        }

        private List<Band> bands() {
            return IntStream.range(0, Math.min(lines.size(), ribbons.size()))
                    .mapToObj(i -> new Band(lines.get(i), ribbons.get(i)))
                    .toList();
        }
    }

    /// What a colour or a pattern means, or words alone.
    ///
    /// @param tone of its swatch; null for none
    /// @param dash of its line; null for none
    public record Key(
            String words, @Nullable Tone tone, @Nullable Dash dash) {
        private double width() {
            return mark() + words.length() * LETTER + 16;
        }

        private double mark() {
            return dash != null ? SAMPLE + 6 : tone != null ? 14 : 0;
        }
    }

    /// Returns the picture.
    public String svg() {
        int columns = panels.size() == 1 ? 1 : panels.size() <= 4 ? 2 : 3;
        int rows = Math.ceilDiv(Math.max(1, panels.size()), columns);
        double high = panels.size() == 1 ? HEIGHT : SMALL + HEAD;
        var lines = keyRows();
        return SvgPaper.of(title, WIDTH, rows * high + lines.size() * ROW + 12, paper -> {
            for (int i = 0; i < panels.size(); i++) {
                var panel = panels.get(i);
                double head = panel.title.isEmpty() ? 0 : HEAD;
                int column = i % columns;
                int row = i / columns;
                double x = column * WIDTH / columns;
                double y = row * high;
                if (head > 0) {
                    paper.words(panel.title, x + LineChart.LEFT, y + HEAD / 2, TextAlignment.LEFT, Tone.TEXT);
                }
                paper.within(new Area(x, y + head, WIDTH / columns, high - head), part -> paint(part, panel));
            }
            for (int i = 0; i < lines.size(); i++) {
                keys(paper, lines.get(i), rows * high + (i + 0.5) * ROW);
            }
        });
    }

    private void paint(Paper paper, Panel panel) {
        var held = new Held(
                panels.stream().flatMap(one -> one.lines.stream()).toList(),
                panels.stream().flatMap(one -> one.bands().stream()).toList());
        var ground = new Ground(paper.width(), paper.height(), 1, Map.of());
        var drawing = new Drawing.Wanted(ground, panel.lines, panel.bands(), held, isLogarithmic).measured();
        drawing.axes(paper);
        drawing.named(paper);
    }

    /// Breaks what is said into rows.
    private List<List<Key>> keyRows() {
        var rows = new ArrayList<List<Key>>();
        double x = WIDTH;
        for (var key : keys) {
            if (x + key.width() > WIDTH) {
                rows.add(new ArrayList<>());
                x = LineChart.LEFT;
            }
            rows.getLast().add(key);
            x += key.width();
        }
        return rows;
    }

    private static void keys(Paper paper, List<Key> row, double y) {
        double x = LineChart.LEFT;
        for (var key : row) {
            if (key.dash != null) {
                var stroke = new Paper.Stroke(Tone.MUTED, key.dash, 1.5, 1);
                paper.line(new double[] {x, x + SAMPLE}, new double[] {y, y}, stroke);
            } else if (key.tone != null) {
                paper.bar(new Area(x, y - 4, 8, 8), 2, key.tone, 1);
            }
            paper.words(Words.shorten(key.words, 100), x + key.mark(), y, TextAlignment.LEFT, Tone.TEXT);
            x += key.width();
        }
    }
}
