package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Paper;
import dev.slipway.desktop.chart.Paper.Outline;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Scale;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.text.TextAlignment;

/// A metric over two numeric parameters as lines of equal value: straight between the places that were measured, on
/// the triangles of Delaunay between them, along the axes as they are drawn; nothing beyond. Runs at one place count by
/// their mean. Pure.
///
/// @param across what goes across, as `up` goes upwards
/// @param places that were measured, in the order of the points of `surface`
/// @param valueless how many runs have no place or no value
record Contours(
        List<RunRow> runs,
        String metric,
        ContourAxis across,
        ContourAxis up,
        Surface surface,
        List<Place> places,
        int valueless)
        implements Figure {
    static final Contours NONE = new Contours(
            List.of(), "", ContourAxis.NONE, ContourAxis.NONE, new Surface(List.of(), List.of()), List.of(), 0);

    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double TOP = 32;
    private static final double BOTTOM = 36;
    private static final double PALEST = 0.05;
    private static final double DARKEST = 0.55;
    private static final double LETTER = 6.2;
    private static final double NEAR = 7;
    private static final double SWATCH = 14;
    private static final double CHIP = 96; // what is kept free beside the key, px
    private static final double SHORTEST = 24; // px of a line that has a label
    private static final int LEVELS = 7;
    private static final double SAME = 1e-12;

    Contours {
        runs = List.copyOf(runs);
        places = List.copyOf(places);
    }

    /// A place that was measured.
    ///
    /// @param runs places of its runs; copied
    record Place(List<Integer> runs) {
        Place {
            runs = List.copyOf(runs);
        }
    }

    /// Returns the contours of `metric` over two parameters.
    static Contours of(List<RunRow> runs, String metric, String across, String up) {
        var members = new ArrayList<Integer>();
        for (int run = 0; run < runs.size(); run++) {
            var row = runs.get(run);
            if (Double.isFinite(Hues.number(row, across) + Hues.number(row, up) + Boxes.value(row, metric))) {
                members.add(run);
            }
        }
        var xs = ContourAxis.of(across, values(runs, members, row -> Hues.number(row, across)));
        var ys = ContourAxis.of(up, values(runs, members, row -> Hues.number(row, up)));
        var points = members.stream()
                .map(runs::get)
                .map(run -> new Surface.Point(
                        xs.place(Hues.number(run, across)), ys.place(Hues.number(run, up)), Boxes.value(run, metric)))
                .toList();
        var merged = Surface.merged(points);
        return new Contours(
                runs,
                metric,
                xs,
                ys,
                Surface.of(List.copyOf(merged.keySet())),
                merged.values().stream()
                        .map(found -> new Place(found.stream().map(members::get).toList()))
                        .toList(),
                runs.size() - members.size());
    }

    private static List<Double> values(List<RunRow> runs, List<Integer> members, ToDoubleFunction<RunRow> value) {
        return members.stream().map(at -> value.applyAsDouble(runs.get(at))).toList();
    }

    @Override
    public String title() {
        return metric + " over " + across.name() + " and " + up.name() + ", between the places measured";
    }

    @Override
    public String lack() {
        if (across.name().isEmpty() || up.name().isEmpty()) {
            return "It takes two parameters that are numbers and differ between these runs.";
        }
        int count = places.size();
        var there = count == 0
                ? "No run has both parameters and a value of " + Words.shorten(metric, 40)
                : count < 3
                        ? "These runs lie at " + Words.count(count, "place")
                        : surface.triangles().isEmpty()
                                ? "All " + Words.count(count) + " places of these runs lie on one line"
                                : "";
        return there.isEmpty()
                ? ""
                : there + ". Contours take three places that lie on no line; without them all cells are shown.";
    }

    /// Returns what is averaged or not drawn, in words; empty for nothing.
    String missing() {
        long several = places.stream().filter(place -> place.runs.size() > 1).count();
        var parts = new ArrayList<String>();
        parts.add(Words.count(places.size(), "place"));
        if (several > 0) {
            parts.add(Words.count(several) + " with the mean of several runs");
        }
        if (levels().isEmpty() && lack().isEmpty()) {
            parts.add("all of one value");
        }
        if (valueless > 0) {
            parts.add(Words.count(valueless, "run") + " without a value");
        }
        return String.join(", ", parts);
    }

    private double low() {
        return surface.points().stream().mapToDouble(Surface.Point::value).min().orElse(Double.NaN);
    }

    private double high() {
        return surface.points().stream().mapToDouble(Surface.Point::value).max().orElse(Double.NaN);
    }

    /// Returns the values that have lines: round ones between the least and the largest; none if all are the same.
    List<Double> levels() {
        double low = low();
        double high = high();
        if (!(high - low > SAME * Math.max(Math.abs(low), Math.abs(high)))) {
            return List.of();
        }
        return new Scale(low, high, 0, 1)
                .ticks(LEVELS).stream()
                        .filter(level -> level > low && level < high)
                        .toList();
    }

    private double x(double place, double width) {
        return LEFT + place * (width - LEFT - RIGHT);
    }

    private double y(double place, double height) {
        return height - BOTTOM - place * (height - BOTTOM - TOP);
    }

    private Outline outline(Surface.Line line, Paper paper) {
        return new Outline(
                line.points().stream()
                        .mapToDouble(at -> x(at.x(), paper.width()))
                        .toArray(),
                line.points().stream()
                        .mapToDouble(at -> y(at.y(), paper.height()))
                        .toArray());
    }

    @Override
    public void paint(Paper paper, Looks looks) {
        var levels = levels();
        var ends = new ArrayList<Double>();
        ends.add(Double.NEGATIVE_INFINITY);
        ends.addAll(levels);
        ends.add(Double.POSITIVE_INFINITY);
        for (int i = 0; i + 1 < ends.size(); i++) {
            var parts = surface.between(ends.get(i), ends.get(i + 1)).stream()
                    .map(part -> outline(part, paper))
                    .toList();
            paper.shape(parts, Tone.CHART_1, opacity(i, levels.size()));
        }
        key(paper, levels.size());
        across.ticks(paper.width() - LEFT - RIGHT, true).forEach(tick -> {
            double at = x(tick.at(), paper.width());
            paper.down(at, paper.height() - BOTTOM, paper.height() - BOTTOM + 4, Tone.LINE);
            paper.words(tick.words(), at, paper.height() - BOTTOM + 14, TextAlignment.CENTER, Tone.MUTED);
        });
        up.ticks(paper.height() - TOP - BOTTOM, false).forEach(tick -> {
            double at = y(tick.at(), paper.height());
            paper.across(LEFT - 4, LEFT, at, Tone.LINE);
            paper.words(Words.shorten(tick.words(), 9), LEFT - 8, at, TextAlignment.RIGHT, Tone.MUTED);
        });
        lines(paper, levels);
        for (int i = 0; i < places.size(); i++) {
            point(paper, looks, i);
        }
    }

    private static double opacity(int band, int levels) {
        return levels == 0 ? (PALEST + DARKEST) / 2 : PALEST + (DARKEST - PALEST) * band / levels;
    }

    /// Draws the lines and writes the value of each level on the longest of its lines that has room for it.
    private void lines(Paper paper, List<Double> levels) {
        var labels = new ArrayList<List<ContourLabel>>();
        var words = Words.ticks(levels);
        for (int i = 0; i < levels.size(); i++) {
            var value = words.get(i);
            var own = new ArrayList<ContourLabel>();
            for (var line : surface.contours(levels.get(i))) {
                var outline = outline(line, paper);
                paper.named(
                        () -> metric + " " + value,
                        () -> paper.line(outline.xs(), outline.ys(), Paper.Stroke.of(Tone.CHART_1, 1.25, 0.9)));
                own.add(ContourLabel.of(value, outline));
            }
            own.sort(Comparator.comparingDouble(ContourLabel::length).reversed());
            labels.add(own);
        }
        var room = new Area(LEFT, TOP, paper.width() - LEFT - RIGHT, paper.height() - TOP - BOTTOM);
        var written = new ArrayList<Area>();
        targets(paper.width(), paper.height()).forEach(place -> written.add(place.area()));
        labels.forEach(own -> own.stream()
                .filter(label -> label.length() >= SHORTEST)
                .flatMap(label -> label.free(room, written).stream())
                .findFirst()
                .ifPresent(area -> {
                    written.add(area);
                    double x = area.x() + area.width() / 2;
                    double y = area.y() + area.height() / 2;
                    paper.halo(own.getFirst().words(), x, y, TextAlignment.CENTER, Tone.TEXT);
                }));
    }

    private void point(Paper paper, Looks looks, int at) {
        var place = places.get(at);
        double x = x(surface.points().get(at).x(), paper.width());
        double y = y(surface.points().get(at).y(), paper.height());
        double radius = place.runs.size() > 1 ? 3.5 : 2.5;
        boolean isShown = place.runs.stream().anyMatch(looks.isShown()::test);
        var tones = place.runs.stream().map(looks.tone()::apply).distinct().toList();
        var tone = tones.size() == 1 && tones.getFirst() != Tone.NEUTRAL ? tones.getFirst() : Tone.MUTED;
        paper.named(() -> words(at), () -> {
            if (place.runs.stream().anyMatch(looks.isLit()::test)) {
                paper.dot(x, y, radius + 1.5, tone == Tone.MUTED ? Tone.CHART_1 : tone);
            } else if (isShown) {
                paper.dot(x, y, radius, tone);
            } else {
                paper.disc(x, y, radius, tone, 0.25);
            }
        });
    }

    /// What the colours mean: from the least to the largest value.
    private void key(Paper paper, int levels) {
        var low = Words.value(low());
        double x = LEFT;
        paper.words(low, x, 12, TextAlignment.LEFT, Tone.MUTED);
        x += low.length() * LETTER + 8;
        for (int i = 0; i <= levels; i++) {
            paper.bar(new Area(x, 7, SWATCH, 10), 0, Tone.CHART_1, opacity(i, levels));
            x += SWATCH;
        }
        boolean areSeveral = places.stream().anyMatch(place -> place.runs.size() > 1);
        int letters = (int) Math.clamp((paper.width() - x - CHIP) / LETTER - 20, 6, 32);
        paper.words(
                Words.value(high()) + ", " + (areSeveral ? "mean of " : "") + Words.shorten(metric, letters),
                x + 8,
                12,
                TextAlignment.LEFT,
                Tone.MUTED);
    }

    @Override
    public String csv() {
        var csv = new Csv().line(across.name(), up.name(), "runs", "mean " + metric);
        for (int i = 0; i < places.size(); i++) {
            var first = runs.get(places.get(i).runs.getFirst());
            csv.line(
                    Hues.number(first, across.name()),
                    Hues.number(first, up.name()),
                    places.get(i).runs.size(),
                    surface.points().get(i).value());
        }
        return csv.text();
    }

    private String words(int at) {
        var place = places.get(at);
        var first = runs.get(place.runs.getFirst());
        var values = place.runs.stream()
                .mapToDouble(run -> Boxes.value(runs.get(run), metric))
                .summaryStatistics();
        var where = across.name() + " " + Words.rounded(Hues.number(first, across.name()), 6) + ", " + up.name() + " "
                + Words.rounded(Hues.number(first, up.name()), 6) + "\n";
        return place.runs.size() == 1
                ? where + "run " + first.flow().number() + ", " + metric + " " + Words.value(values.getMin())
                : where + Words.count(place.runs.size(), "run") + ", mean " + Words.value(values.getAverage()) + "\n"
                        + Words.value(values.getMin()) + " to " + Words.value(values.getMax());
    }

    @Override
    public List<Target> targets(double width, double height) {
        var targets = new ArrayList<Target>();
        for (int i = 0; i < places.size(); i++) {
            double x = x(surface.points().get(i).x(), width);
            double y = y(surface.points().get(i).y(), height);
            targets.add(new Target(new Area(x - NEAR, y - NEAR, 2 * NEAR, 2 * NEAR), places.get(i).runs, words(i)));
        }
        return targets;
    }
}
