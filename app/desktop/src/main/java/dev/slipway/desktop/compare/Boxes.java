package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Paper;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.text.TextAlignment;

/// A metric by the values of a parameter, a box a group: median, quartiles, whiskers to the farthest value within 1.5
/// times the distance of the quartiles, dots beyond. Of fewer than five runs there is no box but a dot a run. Pure.
///
/// @param by what makes groups
/// @param boxes in the order of their values; copied
/// @param leftOut how many groups have no box because there are too many
/// @param valueless how many runs have no value of the metric, or none to be grouped by
record Boxes(List<RunRow> runs, String metric, String by, List<Box> boxes, int leftOut, int valueless)
        implements Figure {
    static final Boxes NONE = new Boxes(List.of(), "", "", List.of(), 0, 0);

    private static final int MOST = 24;
    private static final int FEWEST = 5;
    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double TOP = 12;
    private static final double BOTTOM = 44;
    private static final double WIDEST = 56;
    private static final double LETTER = 6.2;

    Boxes {
        runs = List.copyOf(runs);
        boxes = List.copyOf(boxes);
    }

    /// One group.
    ///
    /// @param runs places of its runs that have a value, by that value; copied
    /// @param values of those runs, ascending; copied
    record Box(String name, List<Integer> runs, List<Double> values) {
        Box {
            runs = List.copyOf(runs);
            values = List.copyOf(values);
        }

        boolean isBox() {
            return values.size() >= FEWEST;
        }

        /// Returns the value below which a share of the values lies, on the straight line between two of them.
        /// Source: Hyndman and Fan (1996), Sample Quantiles in Statistical Packages, type 7.
        double quantile(double share) {
            double at = share * (values.size() - 1);
            int below = (int) Math.floor(at);
            int above = Math.min(values.size() - 1, below + 1);
            return values.get(below) + (at - below) * (values.get(above) - values.get(below));
        }

        /// Returns the ends of the whiskers: the least and the largest value that is not beyond them.
        double[] whiskers() {
            double reach = 1.5 * (quantile(0.75) - quantile(0.25));
            double low = quantile(0.25) - reach;
            double high = quantile(0.75) + reach;
            var within = values.stream()
                    .mapToDouble(value -> value)
                    .filter(value -> value >= low && value <= high)
                    .toArray();
            return new double[] {within[0], within[within.length - 1]};
        }

        /// Tells whether the value at `index` is drawn as a dot.
        boolean isDot(int index) {
            var ends = whiskers();
            return !isBox() || values.get(index) < ends[0] || values.get(index) > ends[1];
        }
    }

    /// Returns the boxes of `metric` by `by`.
    static Boxes of(List<RunRow> runs, String metric, By by) {
        var groups = Spread.ordered(runs, by).stream()
                .map(group -> new Group(name(group.title(), by), group.runs()))
                .toList();
        var boxes = groups.stream()
                .map(group -> box(runs, metric, group))
                .filter(box -> !box.runs.isEmpty())
                .toList();
        int valued = boxes.stream().mapToInt(box -> box.runs.size()).sum();
        return new Boxes(
                runs,
                metric,
                by.title(),
                boxes.stream().limit(MOST).toList(),
                Math.max(0, boxes.size() - MOST),
                runs.size() - valued);
    }

    private static String name(String title, By by) {
        return by instanceof By.Parameter parameter && title.startsWith(parameter.name() + " = ")
                ? title.substring(parameter.name().length() + 3)
                : title;
    }

    private record Group(String name, List<Integer> runs) {}

    static boolean isNumber(List<RunRow> runs, String parameter) {
        return runs.stream()
                .map(run -> run.parameters().get(parameter))
                .allMatch(value -> value == null || value instanceof Number);
    }

    private static Box box(List<RunRow> runs, String metric, Group group) {
        var valued = group.runs.stream()
                .filter(at -> Double.isFinite(value(runs.get(at), metric)))
                .sorted(Comparator.comparingDouble(at -> value(runs.get(at), metric)))
                .toList();
        return new Box(
                group.name,
                valued,
                valued.stream().map(at -> value(runs.get(at), metric)).toList());
    }

    /// Returns the value of a metric that counts; NaN if there is none.
    static double value(RunRow run, String metric) {
        var values = run.metrics().get(metric);
        return values == null || values.count() == 0 ? Double.NaN : values.last();
    }

    @Override
    public String title() {
        return metric + " by " + by;
    }

    @Override
    public String lack() {
        return by.isEmpty()
                ? "No parameter differs between these runs."
                : boxes.isEmpty() ? "No run has a value of " + Words.shorten(metric, 40) + "." : "";
    }

    /// Returns what is not drawn, in words; empty for nothing.
    String missing() {
        var groups = leftOut == 0 ? "" : "the first " + MOST + " of " + (MOST + leftOut) + " groups";
        var values = valueless == 0 ? "" : Words.count(valueless, "run") + " without a value";
        return groups.isEmpty() || values.isEmpty() ? groups + values : groups + ", " + values;
    }

    private Scale ys(double height) {
        var all = boxes.stream()
                .flatMapToDouble(box -> box.values.stream().mapToDouble(value -> value))
                .summaryStatistics();
        return Scale.round(all.getMin(), all.getMax(), height - BOTTOM, TOP);
    }

    private double pitch(double width) {
        return (width - LEFT - RIGHT) / Math.max(1, boxes.size());
    }

    @Override
    public void paint(Paper paper, Looks looks) {
        var y = ys(paper.height());
        var rows = y.ticks(4);
        var rowWords = Words.ticks(rows);
        for (int i = 0; i < rows.size(); i++) {
            double at = y.pixel(rows.get(i));
            paper.across(LEFT, paper.width() - RIGHT, at, Tone.GRID);
            paper.words(rowWords.get(i), LEFT - 8, at, TextAlignment.RIGHT, Tone.MUTED);
        }
        double pitch = pitch(paper.width());
        int every = 1;
        while (every * pitch < 40) {
            every++;
        }
        int letters = (int) Math.max(3, (every * pitch - 8) / LETTER);
        for (int i = 0; i < boxes.size(); i++) {
            double x = LEFT + (i + 0.5) * pitch;
            var box = boxes.get(i);
            paper.named(() -> words(box), () -> box(paper, looks, box, x, y));
            dots(paper, looks, box, x, y);
            if (i % every == 0) {
                double foot = paper.height() - BOTTOM;
                paper.words(Words.shorten(box.name, letters), x, foot + 14, TextAlignment.CENTER, Tone.TEXT);
                var count = pitch * every < 52 ? Words.count(box.runs.size()) : Words.count(box.runs.size(), "run");
                paper.words(count, x, foot + 29, TextAlignment.CENTER, Tone.MUTED);
            }
        }
    }

    private void box(Paper paper, Looks looks, Box box, double x, Scale y) {
        var tone = looks.of(box.runs);
        boolean isShown = box.runs.stream().anyMatch(looks.isShown()::test);
        double half = half(paper.width());
        double median = y.pixel(box.quantile(0.5));
        if (box.isBox()) {
            var ends = box.whiskers();
            double top = y.pixel(box.quantile(0.75));
            double foot = y.pixel(box.quantile(0.25));
            boolean isLit = box.runs.stream().allMatch(looks.isLit()::test);
            for (double end : ends) {
                paper.across(x - half / 2, x + half / 2, y.pixel(end), Tone.SUBTLE);
            }
            paper.down(x, y.pixel(ends[1]), top, Tone.SUBTLE);
            paper.down(x, foot, y.pixel(ends[0]), Tone.SUBTLE);
            var area = new Area(x - half, top, 2 * half, Math.max(1, foot - top));
            paper.bar(area, 2, tone, isLit ? 0.6 : isShown ? 0.35 : 0.12);
            paper.frame(area, 2, tone, isShown ? 1 : 0.4);
        }
        paper.bar(new Area(x - half, median - 1, 2 * half, 2), 0, isShown ? tone : Tone.SUBTLE, 1);
    }

    private void dots(Paper paper, Looks looks, Box box, double x, Scale y) {
        var tone = looks.of(box.runs);
        for (int i = 0; i < box.runs.size(); i++) {
            int index = i;
            boolean isShown = looks.isShown().test(box.runs.get(i));
            double at = y.pixel(box.values.get(i));
            if (looks.isLit().test(box.runs.get(i))) {
                paper.dot(x, at, 4, tone);
            } else if (box.isDot(i)) {
                paper.named(
                        () -> words(box, index),
                        () -> paper.disc(x, at, 3, isShown ? tone : Tone.NEUTRAL, isShown ? 1 : 0.3));
            }
        }
    }

    private double half(double width) {
        return Math.min(WIDEST, pitch(width) * 0.6) / 2;
    }

    @Override
    public List<Target> targets(double width, double height) {
        var y = ys(height);
        var targets = new ArrayList<Target>();
        double half = half(width);
        for (int i = 0; i < boxes.size(); i++) {
            var box = boxes.get(i);
            double x = LEFT + (i + 0.5) * pitch(width);
            targets.add(new Target(new Area(x - half, TOP, 2 * half, height - TOP - BOTTOM), box.runs, words(box)));
            for (int dot = 0; dot < box.runs.size(); dot++) {
                if (box.isDot(dot)) {
                    double at = y.pixel(box.values.get(dot));
                    targets.add(
                            new Target(new Area(x - 5, at - 5, 10, 10), List.of(box.runs.get(dot)), words(box, dot)));
                }
            }
        }
        return targets;
    }

    private String words(Box box, int dot) {
        return Facts.title(runs.get(box.runs.get(dot))) + "\n" + by + " " + box.name + ", " + metric + " "
                + Words.value(box.values.get(dot));
    }

    @Override
    public String csv() {
        var csv = new Csv()
                .line(
                        by,
                        "runs",
                        "least",
                        "lower whisker",
                        "lower quartile",
                        "median",
                        "upper quartile",
                        "upper whisker",
                        "largest");
        for (var box : boxes) {
            var ends = box.whiskers();
            csv.line(
                    box.name,
                    box.runs.size(),
                    box.values.getFirst(),
                    ends[0],
                    box.quantile(0.25),
                    box.quantile(0.5),
                    box.quantile(0.75),
                    ends[1],
                    box.values.getLast());
        }
        return csv.text();
    }

    private String words(Box box) {
        var head = by + " " + box.name + ", " + Words.count(box.runs.size(), "run") + "\nmedian "
                + Words.value(box.quantile(0.5));
        if (!box.isBox()) {
            return head + "\nfewer than five: no box";
        }
        var ends = box.whiskers();
        long beyond = IntStream.range(0, box.runs.size()).filter(box::isDot).count();
        return head + "\nmiddle half " + Words.value(box.quantile(0.25)) + " to " + Words.value(box.quantile(0.75))
                + "\nwhiskers " + Words.value(ends[0]) + " to " + Words.value(ends[1])
                + (beyond == 0 ? "" : ", " + Words.count(beyond) + " beyond");
    }
}
