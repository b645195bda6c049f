package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Paper;
import dev.slipway.desktop.chart.Paper.Outline;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.words.Words;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.text.TextAlignment;

/// Where parallel axes and the lines of runs lie in a room. Pure.
///
/// @param width of the room, px, as `height`
record ParallelShape(Axes axes, double width, double height) {
    private static final double LEFT = 72;
    private static final double RIGHT = 88;
    private static final double TOP = 36;
    private static final double BOTTOM = 16;
    private static final int LONGEST = 16;
    private static final double FIRST = 8;
    private static final double SECOND = 21;
    private static final double LETTER = 7.3; // of the names of axes, px

    double x(int axis) {
        return LEFT + axis * (width - LEFT - RIGHT) / Math.max(1, axes.axes().size() - 1);
    }

    /// @param place 0 at the foot to 1 at the top
    double y(double place) {
        return height - BOTTOM - place * (height - BOTTOM - TOP);
    }

    /// Returns the place at a height.
    double place(double y) {
        return (height - BOTTOM - y) / (height - BOTTOM - TOP);
    }

    /// Returns where the line of a run crosses the axes it has a value on.
    Outline line(int run) {
        int last = axes.axes().size() - 1;
        int count = (int) axes.axes().stream()
                .filter(axis -> Double.isFinite(axis.places().get(run)))
                .count();
        var xs = new double[count];
        var ys = new double[count];
        int at = 0;
        for (int i = 0; i <= last; i++) {
            double place = axes.axes().get(i).places().get(run);
            if (Double.isFinite(place)) {
                xs[at] = x(i);
                ys[at++] = y(place) + (i < last ? (run % 9 - 4) * 0.6 : 0);
            }
        }
        return new Outline(xs, ys);
    }

    /// Draws the axis at `index` with its name and values.
    void axis(Paper paper, int index) {
        var axis = axes.axes().get(index);
        boolean isLast = index == axes.axes().size() - 1;
        paper.down(x(index), TOP - 4, height - BOTTOM + 4, Tone.LINE);
        double room = axes.axes().size() < 2 ? 200 : x(1) - x(0);
        int letters = (int) Math.clamp((room - 4) / LETTER, 3, LONGEST);
        boolean areTight = axes.axes().stream()
                .anyMatch(one -> Math.min(LONGEST, one.name().length()) > letters);
        int most = areTight ? Math.min(LONGEST, 2 * letters) : letters; // in two lines each has twice the room
        double line = areTight && index % 2 == 1 ? SECOND : FIRST;
        paper.figures(Words.shorten(axis.name(), most), x(index), line, TextAlignment.CENTER, Tone.TEXT);
        for (var tick : axis.ticks()) {
            paper.halo(
                    tick.words(),
                    x(index) + (isLast ? 10 : -8),
                    y(tick.at()),
                    isLast ? TextAlignment.LEFT : TextAlignment.RIGHT,
                    Tone.MUTED);
        }
    }

    /// Draws all of it, each line with its name.
    ///
    /// @param tones one a run
    /// @param kept places of the runs that are picked out, all if none is
    void paint(Paper paper, List<Tone> tones, BitSet kept, IntFunction<String> names) {
        for (var stroke : Strokes.of(tones, kept)) {
            var line = line(stroke.run());
            var look = Paper.Stroke.of(stroke.tone(), stroke.thickness(), stroke.opacity());
            paper.named(() -> names.apply(stroke.run()), () -> paper.swing(line.xs(), line.ys(), look));
        }
        for (int i = 0; i < axes.axes().size(); i++) {
            axis(paper, i);
        }
    }
}
