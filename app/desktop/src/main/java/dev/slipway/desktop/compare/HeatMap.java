package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Paper;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javafx.scene.text.TextAlignment;

/// A metric over two numeric parameters: cells in the colour of the mean of their runs, and a point a run over them.
/// Nothing is drawn where there are no runs, nothing is guessed between them. Pure.
///
/// @param axes what goes across and upwards
/// @param cells those with runs; copied
/// @param low the least mean, as `high` is the largest; NaN if there is none
/// @param valueless how many runs have no place or no value
record HeatMap(List<RunRow> runs, String metric, Axes axes, List<Cell> cells, double low, double high, int valueless)
        implements Figure {
    static final HeatMap NONE = new HeatMap(
            List.of(),
            "",
            new Axes("", Bins.of(List.of()), "", Bins.of(List.of())),
            List.of(),
            Double.NaN,
            Double.NaN,
            0);

    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double TOP = 24;
    private static final double BOTTOM = 32;
    private static final double PALEST = 0.05;
    private static final double DARKEST = 0.55;
    private static final double WORDS = 44; // px that a value takes
    private static final double LETTER = 6.2;
    private static final double SWATCH = 14;
    private static final double CHIP = 96; // what is kept free beside the key, px

    HeatMap {
        runs = List.copyOf(runs);
        cells = List.copyOf(cells);
    }

    /// Two parameters and the places they are put into.
    record Axes(String across, Bins xs, String up, Bins ys) {}

    /// Runs that agree in both parameters, or in the stretches these are in.
    ///
    /// @param x place across, as `y` is upwards; 0-based
    /// @param runs places of its runs; copied
    /// @param mean of the metric
    record Cell(int x, int y, List<Integer> runs, double mean) {
        Cell {
            runs = List.copyOf(runs);
        }
    }

    /// Returns the map of `metric` over two parameters.
    static HeatMap of(List<RunRow> runs, String metric, String across, String up) {
        var xs = Bins.of(runs.stream().map(run -> Hues.number(run, across)).toList());
        var ys = Bins.of(runs.stream().map(run -> Hues.number(run, up)).toList());
        var members = new TreeMap<Integer, List<Integer>>();
        for (int run = 0; run < runs.size(); run++) {
            int x = xs.of(Hues.number(runs.get(run), across));
            int y = ys.of(Hues.number(runs.get(run), up));
            if (x >= 0 && y >= 0 && Double.isFinite(Boxes.value(runs.get(run), metric))) {
                members.computeIfAbsent(y * xs.size() + x, _ -> new ArrayList<>())
                        .add(run);
            }
        }
        var cells = members.entrySet().stream()
                .map(cell -> new Cell(
                        cell.getKey() % xs.size(),
                        cell.getKey() / xs.size(),
                        cell.getValue(),
                        cell.getValue().stream()
                                .mapToDouble(run -> Boxes.value(runs.get(run), metric))
                                .average()
                                .orElse(Double.NaN)))
                .toList();
        var means = cells.stream().mapToDouble(Cell::mean).summaryStatistics();
        int placed = cells.stream().mapToInt(cell -> cell.runs.size()).sum();
        return new HeatMap(
                runs,
                metric,
                new Axes(across, xs, up, ys),
                cells,
                cells.isEmpty() ? Double.NaN : means.getMin(),
                cells.isEmpty() ? Double.NaN : means.getMax(),
                runs.size() - placed);
    }

    @Override
    public String title() {
        return metric + " over " + axes.across + " and " + axes.up;
    }

    @Override
    public String lack() {
        return axes.across.isEmpty() || axes.up.isEmpty()
                ? "It takes two parameters that are numbers and differ between these runs."
                : cells.isEmpty() ? "No run has both parameters and a value of " + Words.shorten(metric, 40) + "." : "";
    }

    /// Returns what is not drawn, in words; empty for nothing.
    String missing() {
        int places = axes.xs.size() * axes.ys.size();
        return Words.count(cells.size()) + " of " + Words.count(places, "cell") + " have runs"
                + (valueless == 0 ? "" : ", " + Words.count(valueless, "run") + " without a value");
    }

    private Area area(Cell cell, double width, double height) {
        double w = (width - LEFT - RIGHT) / axes.xs.size();
        double h = (height - TOP - BOTTOM) / axes.ys.size();
        return new Area(LEFT + cell.x * w, height - BOTTOM - (cell.y + 1) * h, w - 1, h - 1);
    }

    private double share(double mean) {
        return high > low ? (mean - low) / (high - low) : 0.5;
    }

    private static double opacity(double share) {
        return PALEST + share * (DARKEST - PALEST);
    }

    @Override
    public void paint(Paper paper, Looks looks) {
        key(paper);
        ticks(paper);
        for (var cell : cells) {
            var area = area(cell, paper.width(), paper.height());
            boolean isShown = cell.runs.stream().anyMatch(looks.isShown()::test);
            paper.named(
                    () -> words(cell),
                    () -> paper.bar(area, 2, Tone.CHART_1, isShown ? opacity(share(cell.mean)) : PALEST / 2));
            boolean isLit = cell.runs.stream().allMatch(looks.isLit()::test);
            paper.frame(area, 2, isLit ? Tone.ACCENT : Tone.LINE, 1);
            if (area.width() >= WORDS && area.height() >= 30) {
                paper.words(
                        Words.value(cell.mean),
                        area.x() + area.width() / 2,
                        area.y() + area.height() / 2 - 5,
                        TextAlignment.CENTER,
                        Tone.TEXT);
            }
        }
        for (var cell : cells) {
            for (int i = 0; i < cell.runs.size(); i++) {
                int index = i;
                paper.named(() -> words(cell.runs.get(index)), () -> point(paper, looks, cell, index));
            }
        }
    }

    private void point(Paper paper, Looks looks, Cell cell, int index) {
        int run = cell.runs.get(index);
        double x = x(cell, index, paper.width(), paper.height());
        double y = y(cell, index, paper.width(), paper.height());
        var tone = looks.tone().apply(run);
        if (looks.isLit().test(run)) {
            paper.dot(x, y, 4, tone == Tone.NEUTRAL ? Tone.CHART_1 : tone);
        } else {
            paper.disc(
                    x,
                    y,
                    2.5,
                    tone == Tone.NEUTRAL ? Tone.MUTED : tone,
                    looks.isShown().test(run) ? 0.9 : 0.25);
        }
    }

    /// Runs of one value stand side by side, those of a stretch where they are.
    private double x(Cell cell, int index, double width, double height) {
        var area = area(cell, width, height);
        if (!axes.xs.areStretches()) {
            return area.x() + area.width() * (index + 1) / (cell.runs.size() + 1);
        }
        double place = axes.xs.place(Hues.number(runs.get(cell.runs.get(index)), axes.across));
        return area.x() + area.width() * (place - cell.x);
    }

    private double y(Cell cell, int index, double width, double height) {
        var area = area(cell, width, height);
        if (!axes.ys.areStretches()) {
            return area.y() + area.height() * (area.height() >= 30 ? 0.8 : 0.5);
        }
        double place = axes.ys.place(Hues.number(runs.get(cell.runs.get(index)), axes.up));
        return area.y() + area.height() * (1 - (place - cell.y));
    }

    /// What the colours mean: from the least to the largest mean.
    private void key(Paper paper) {
        if (cells.isEmpty()) {
            return;
        }
        double x = LEFT;
        paper.words(Words.value(low), x, 10, TextAlignment.LEFT, Tone.MUTED);
        x += Words.value(low).length() * LETTER + 8;
        for (int i = 0; i < 6; i++) {
            var area = new Area(x, 5, SWATCH, 10);
            paper.bar(area, 0, Tone.CHART_1, opacity(i / 5.0));
            x += SWATCH;
        }
        int letters = (int) Math.clamp((paper.width() - x - CHIP) / LETTER - 20, 6, 32);
        paper.words(
                Words.value(high) + ", mean of " + Words.shorten(metric, letters),
                x + 8,
                10,
                TextAlignment.LEFT,
                Tone.MUTED);
    }

    private void ticks(Paper paper) {
        double w = (paper.width() - LEFT - RIGHT) / Math.max(1, axes.xs.size());
        double foot = paper.height() - BOTTOM + 12;
        int longest = 0;
        for (int i = 0; i < axes.xs.size(); i++) {
            longest = Math.max(longest, axes.xs.words(i).length());
        }
        int every = (int) Math.max(1, Math.ceil((longest * LETTER + 8) / w));
        for (int i = 0; i < axes.xs.size(); i += every) {
            paper.words(axes.xs.words(i), LEFT + (i + 0.5) * w, foot, TextAlignment.CENTER, Tone.MUTED);
        }
        double h = (paper.height() - TOP - BOTTOM) / Math.max(1, axes.ys.size());
        int each = (int) Math.max(1, Math.ceil(14 / h));
        for (int i = 0; i < axes.ys.size(); i += each) {
            double y = paper.height() - BOTTOM - (i + 0.5) * h;
            paper.words(Words.shorten(axes.ys.words(i), 10), LEFT - 8, y, TextAlignment.RIGHT, Tone.MUTED);
        }
    }

    @Override
    public List<Target> targets(double width, double height) {
        var targets = new ArrayList<Target>();
        for (var cell : cells) {
            targets.add(new Target(area(cell, width, height), cell.runs, words(cell)));
        }
        return targets;
    }

    private String words(Cell cell) {
        var values = cell.runs.stream()
                .mapToDouble(run -> Boxes.value(runs.get(run), metric))
                .summaryStatistics();
        var range = cell.runs.size() == 1
                ? ""
                : "\n" + Words.value(values.getMin()) + " to " + Words.value(values.getMax());
        return axes.across + " " + axes.xs.words(cell.x) + ", " + axes.up + " " + axes.ys.words(cell.y) + "\n"
                + Words.count(cell.runs.size(), "run") + ", mean " + Words.value(cell.mean) + range;
    }

    private String words(int run) {
        return Facts.title(runs.get(run)) + "\n" + metric + " " + Words.value(Boxes.value(runs.get(run), metric));
    }

    @Override
    public String csv() {
        var csv = new Csv().line(axes.across, axes.up, "runs", "mean " + metric);
        cells.forEach(cell -> csv.line(axes.xs.words(cell.x), axes.ys.words(cell.y), cell.runs.size(), cell.mean));
        return csv.text();
    }
}
