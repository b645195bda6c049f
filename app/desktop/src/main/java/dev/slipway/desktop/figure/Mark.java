package dev.slipway.desktop.figure;

import dev.slipway.desktop.chart.Pen;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.figure.Zoom.Lens;
import java.util.Arrays;
import javafx.scene.text.TextAlignment;

/// One thing that is drawn, in pixels from the top left corner of the chart. Immutable; arrays are never written.
sealed interface Mark {
    /// Draws what `lens` shows of it.
    void draw(Pen pen, Lens lens);

    /// A line through points; `xs` and `ys` are equally long.
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Path(double[] xs, double[] ys, Tone tone, double thickness, double opacity) implements Mark {
        private static final int MANY = 2_000;

        @Override
        public void draw(Pen pen, Lens lens) {
            int from = 0;
            int to = xs.length;
            if (to > MANY) {
                while (from < to - 1 && lens.x(xs[from + 1]) < lens.area().x()) {
                    from++;
                }
                double end = lens.area().x() + lens.area().width();
                while (to > from + 1 && lens.x(xs[to - 2]) > end) {
                    to--;
                }
            }
            var seen = seen(lens, from, to);
            pen.line(seen[0], seen[1], tone, thickness, opacity);
        }

        /// Returns the points as they are seen; of many on one pixel the first, the lowest, the highest and the last.
        private double[][] seen(Lens lens, int from, int to) {
            int count = to - from;
            var us = new double[count];
            var vs = new double[count];
            boolean isThinned = count > MANY;
            int kept = 0;
            int start = from;
            for (int at = from; at < to; at++) {
                if (!isThinned) {
                    us[kept] = lens.x(xs[at]);
                    vs[kept++] = lens.y(ys[at]);
                } else if (at == to - 1 || Math.floor(lens.x(xs[at + 1])) != Math.floor(lens.x(xs[start]))) {
                    for (int one : ends(start, at)) {
                        if (kept < count) {
                            us[kept] = lens.x(xs[one]);
                            vs[kept++] = lens.y(ys[one]);
                        }
                    }
                    start = at + 1;
                }
            }
            return new double[][] {Arrays.copyOf(us, kept), Arrays.copyOf(vs, kept)};
        }

        private int[] ends(int from, int to) {
            int low = from;
            int high = from;
            for (int at = from; at <= to; at++) {
                low = ys[at] < ys[low] ? at : low;
                high = ys[at] > ys[high] ? at : high;
            }
            return Arrays.stream(new int[] {from, Math.min(low, high), Math.max(low, high), to})
                    .distinct()
                    .toArray();
        }
    }

    /// Returns the index of the point whose place is nearest to `x`; -1 if there is none.
    static int nearest(double[] xs, double x) {
        int best = -1;
        for (int at = 0; at < xs.length; at++) {
            if (best < 0 || Math.abs(xs[at] - x) < Math.abs(xs[best] - x)) {
                best = at;
            }
        }
        return best;
    }

    /// A filled outline.
    ///
    /// @param isBand whether both edges are values: the outline goes along one and comes back along the other
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Area(double[] xs, double[] ys, Tone tone, double opacity, boolean isBand) implements Mark {
        @Override
        public void draw(Pen pen, Lens lens) {
            pen.polygon(
                    Arrays.stream(xs).map(lens::x).toArray(),
                    Arrays.stream(ys).map(lens::y).toArray(),
                    tone,
                    opacity);
        }
    }

    /// @param tip what it stands for: lines of a name, a tab and its value
    record Rect(double x, double y, double width, double height, Tone tone, double opacity, String tip)
            implements Mark {
        @Override
        public void draw(Pen pen, Lens lens) {
            pen.box(lens.x(x), lens.y(y), width * lens.scaleX(), height * lens.scaleY(), tone, opacity);
        }
    }

    /// Filled circles, as large at every zoom.
    ///
    /// @param radii one for all, or one a circle
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Dots(double[] xs, double[] ys, double[] radii, Tone tone, double opacity) implements Mark {
        @Override
        public void draw(Pen pen, Lens lens) {
            for (int at = 0; at < xs.length; at++) {
                double radius = radii.length == 1 ? radii[0] : radii[at];
                double x = lens.x(xs[at]);
                double y = lens.y(ys[at]);
                if (lens.isNear(x, y, radius)) {
                    pen.disc(x, y, radius, tone, opacity);
                }
            }
        }
    }

    /// Many points, counted in square cells, the deeper the more; few enough of them are dots.
    ///
    /// @param size the side of a cell; `lefts` and `tops` are their corners
    /// @param xs of the points; none where only the counts are known, then the cells grow with the zoom
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Cells(double size, double[] lefts, double[] tops, double[] counts, double[] xs, double[] ys, Tone tone)
            implements Mark {
        /// Fewer seen points than these are drawn as dots.
        static final int MOST_DOTS = 5_000;

        private static final double RADIUS = 3;
        private static final double OPACITY = 0.7;
        private static final double FAINTEST = 0.12;
        private static final double DEEPEST = 0.75;

        @Override
        public void draw(Pen pen, Lens lens) {
            if (lens.isPlain() || xs.length == 0) {
                double most = Arrays.stream(counts).max().orElse(1);
                for (int at = 0; at < lefts.length; at++) {
                    double wide = size * lens.scaleX();
                    double high = size * lens.scaleY();
                    pen.box(lens.x(lefts[at]), lens.y(tops[at]), wide, high, tone, shade(counts[at], most));
                }
                return;
            }
            var seen = seen(lens);
            if (seen.length <= MOST_DOTS) {
                for (int at : seen) {
                    pen.disc(lens.x(xs[at]), lens.y(ys[at]), RADIUS, tone, OPACITY);
                }
                return;
            }
            counted(pen, lens, seen);
        }

        /// Counts what is seen anew, in cells as large as at first.
        private void counted(Pen pen, Lens lens, int[] seen) {
            double left = Math.floor(lens.area().x() / size) - 1;
            double top = Math.floor(lens.area().y() / size) - 1;
            int across = (int) Math.ceil(lens.area().width() / size) + 3;
            int down = (int) Math.ceil(lens.area().height() / size) + 3;
            var found = new int[across * down];
            int most = 1;
            for (int at : seen) {
                int column = (int) (Math.floor(lens.x(xs[at]) / size) - left);
                int row = (int) (Math.floor(lens.y(ys[at]) / size) - top);
                most = Math.max(most, ++found[row * across + column]);
            }
            for (int cell = 0; cell < found.length; cell++) {
                if (found[cell] > 0) {
                    double x = (left + cell % across) * size;
                    double y = (top + Math.floorDiv(cell, across)) * size;
                    pen.box(x, y, size, size, tone, shade(found[cell], most));
                }
            }
        }

        /// Returns the indices of the points within what is seen.
        int[] seen(Lens lens) {
            var seen = new int[xs.length];
            int count = 0;
            for (int at = 0; at < xs.length; at++) {
                if (lens.isNear(lens.x(xs[at]), lens.y(ys[at]), RADIUS)) {
                    seen[count++] = at;
                }
            }
            return Arrays.copyOf(seen, count);
        }

        private static double shade(double count, double most) {
            return FAINTEST + (DEEPEST - FAINTEST) * (most <= 1 ? 1 : Math.log(count) / Math.log(most));
        }
    }

    /// @param gap how far `x` is from the point that the words belong to, at every zoom
    /// @param y of the line that the letters stand on
    record Words(double x, double y, double gap, String words, TextAlignment align, boolean isTitle, Tone tone)
            implements Mark {
        private static final double MIDDLE = 4;

        @Override
        public void draw(Pen pen, Lens lens) {
            double at = lens.x(x - gap) + gap;
            double middle = lens.y(y - MIDDLE);
            if (isTitle) {
                pen.title(words, at, middle, tone);
            } else {
                pen.words(words, at, middle, align, tone);
            }
        }
    }
}
