package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Paper;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import javafx.scene.text.TextAlignment;

/// Runs as points: a parameter or a metric across, the metric upwards. Pure.
///
/// @param metric upwards
/// @param across `params.NAME` or `metrics.NAME`; empty for nothing
/// @param words the values across where some are no numbers, ascending; copied
record ScatterShape(List<RunRow> runs, String metric, String across, List<String> words) implements Figure {
    static final ScatterShape NONE = new ScatterShape(List.of(), "", "", List.of());

    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double TOP = 12;
    private static final double BOTTOM = 32;
    private static final int TICKS = 6;
    private static final double HALF = 5;

    ScatterShape {
        runs = List.copyOf(runs);
        words = List.copyOf(words);
    }

    static ScatterShape of(List<RunRow> runs, String metric, String across) {
        boolean isNumber = runs.stream()
                .allMatch(run ->
                        !Double.isNaN(number(run, across)) || text(run, across).isEmpty());
        var words = isNumber
                ? List.<String>of()
                : List.copyOf(new TreeSet<>(
                        runs.stream().map(run -> text(run, across)).toList()));
        return new ScatterShape(runs, metric, across, words);
    }

    private static String text(RunRow run, String name) {
        return name.startsWith("params.") ? Facts.parameter(run.parameters().get(name.substring(7)), 12) : "";
    }

    private static double number(RunRow run, String name) {
        if (name.startsWith("metrics.")) {
            return Boxes.value(run, name.substring(8));
        }
        return name.startsWith("params.") && run.parameters().get(name.substring(7)) instanceof Number number
                ? number.doubleValue()
                : Double.NaN;
    }

    private String name() {
        return across.substring(across.indexOf('.') + 1);
    }

    @Override
    public String title() {
        return metric + " against " + name();
    }

    @Override
    public String lack() {
        return across.isEmpty()
                ? "No parameter and no other metric differs between these runs."
                : runs.stream().noneMatch(run -> Double.isFinite(x(run) + y(run)))
                        ? "No run has both " + Words.shorten(name(), 40) + " and a value of "
                                + Words.shorten(metric, 40) + "."
                        : "";
    }

    double x(RunRow run) {
        return words.isEmpty() ? number(run, across) : words.indexOf(text(run, across));
    }

    double y(RunRow run) {
        return Boxes.value(run, metric);
    }

    Scale xs(double width) {
        return scale(this::x, LEFT, width - RIGHT);
    }

    Scale ys(double height) {
        return scale(this::y, height - BOTTOM, TOP);
    }

    private Scale scale(ToDoubleFunction<RunRow> value, double start, double end) {
        var all = runs.stream().mapToDouble(value).filter(Double::isFinite).summaryStatistics();
        return Scale.round(all.getMin(), all.getMax(), start, end);
    }

    @Override
    public void paint(Paper paper, Looks looks) {
        var x = xs(paper.width());
        var y = ys(paper.height());
        axes(paper, x, y);
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < runs.size(); i++) {
                int run = i;
                boolean isFront = looks.isShown().test(i) && looks.tone().apply(i) != Tone.NEUTRAL;
                if (isFront == (pass == 1) && Double.isFinite(x(runs.get(i)) + y(runs.get(i)))) {
                    paper.named(
                            () -> words(run),
                            () -> point(paper, looks, run, x.pixel(x(runs.get(run))), y.pixel(y(runs.get(run)))));
                }
            }
        }
    }

    private void axes(Paper paper, Scale x, Scale y) {
        var rows = y.ticks(4);
        var rowWords = Words.ticks(rows);
        for (int i = 0; i < rows.size(); i++) {
            double at = y.pixel(rows.get(i));
            paper.across(LEFT, paper.width() - RIGHT, at, Tone.GRID);
            paper.words(rowWords.get(i), LEFT - 8, at, TextAlignment.RIGHT, Tone.MUTED);
        }
        double floor = paper.height() - BOTTOM + 12;
        if (words.isEmpty()) {
            var ticks = x.ticks(TICKS);
            var tickWords = Words.ticks(ticks);
            for (int i = 0; i < ticks.size(); i++) {
                paper.words(tickWords.get(i), x.pixel(ticks.get(i)), floor, TextAlignment.CENTER, Tone.MUTED);
            }
        } else {
            int every = Math.max(1, words.size() / TICKS);
            for (int i = 0; i < words.size(); i += every) {
                paper.words(words.get(i), x.pixel(i), floor, TextAlignment.CENTER, Tone.MUTED);
            }
        }
    }

    private static void point(Paper paper, Looks looks, int run, double x, double y) {
        var tone = looks.tone().apply(run);
        boolean isShown = looks.isShown().test(run);
        boolean isFront = isShown && tone != Tone.NEUTRAL;
        if (looks.isLit().test(run)) {
            paper.dot(x, y, 5, isFront ? tone : Tone.CHART_1);
        } else if (isFront) {
            paper.dot(x, y, 3.5, tone);
        } else {
            paper.disc(x, y, 3, Tone.NEUTRAL, isShown ? 0.6 : 0.2);
        }
    }

    String words(int at) {
        var run = runs.get(at);
        var value = across.startsWith("params.") ? text(run, across) : Words.value(number(run, across));
        return Facts.title(run) + "\n" + name() + " " + value + ", " + metric + " " + Words.value(y(run));
    }

    @Override
    public String csv() {
        var csv = new Csv().line("run", name(), metric);
        runs.stream()
                .filter(run -> Double.isFinite(x(run) + y(run)))
                .forEach(run ->
                        csv.line(Facts.title(run), words.isEmpty() ? number(run, across) : text(run, across), y(run)));
        return csv.text();
    }

    @Override
    public List<Target> targets(double width, double height) {
        var x = xs(width);
        var y = ys(height);
        var targets = new ArrayList<Target>();
        for (int i = 0; i < runs.size(); i++) {
            double px = x.pixel(x(runs.get(i)));
            double py = y.pixel(y(runs.get(i)));
            if (Double.isFinite(px) && Double.isFinite(py)) {
                targets.add(new Target(new Area(px - HALF, py - HALF, 2 * HALF, 2 * HALF), List.of(i), words(i)));
            }
        }
        return targets;
    }
}
