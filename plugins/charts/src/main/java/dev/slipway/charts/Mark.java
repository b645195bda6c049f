package dev.slipway.charts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One thing that is drawn, in pixels from the top left corner. Immutable; arrays are never written.
sealed interface Mark {
    Ink ink();

    /// A line through points.
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Path(double[] xs, double[] ys, Ink ink, double width) implements Mark {
        /// Returns the line with the highest and the lowest point of each piece of it, at most about `most` in all.
        Path thinned(int most) {
            if (xs.length <= most) {
                return this;
            }
            int piece = xs.length * 2 / most + 1;
            var kept = IntStream.builder();
            for (int from = 0; from < xs.length; from += piece) {
                int least = from;
                int highest = from;
                for (int at = from; at < Math.min(xs.length, from + piece); at++) {
                    least = ys[at] < ys[least] ? at : least;
                    highest = ys[at] > ys[highest] ? at : highest;
                }
                kept.add(Math.min(least, highest));
                if (least != highest) {
                    kept.add(Math.max(least, highest));
                }
            }
            var indices = kept.build().toArray();
            return new Path(
                    IntStream.of(indices).mapToDouble(at -> xs[at]).toArray(),
                    IntStream.of(indices).mapToDouble(at -> ys[at]).toArray(),
                    ink,
                    width);
        }
    }

    /// A filled outline.
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Area(double[] xs, double[] ys, Ink ink) implements Mark {}

    /// @param tip what it stands for: lines of a name, a tab and its value; the empty string for nothing
    record Rect(double x, double y, double width, double height, Ink ink, String tip) implements Mark {}

    /// Many points, counted in square cells, the deeper the more.
    ///
    /// @param size the side of a cell; `xs` and `ys` are their top left corners
    /// @param counts how many points lie in each
    /// @param points x and y of each point in turn; none where there are too many to hand on
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Cells(double size, double[] xs, double[] ys, int[] counts, float[] points, Ink ink) implements Mark {
        private static final double DEEPEST = 0.75;
        private static final double FAINTEST = 0.12;

        private Ink ink(int count, int most) {
            double share = most == 1 ? 1 : Math.log(count) / Math.log(most);
            return ink.at(FAINTEST + (DEEPEST - FAINTEST) * share);
        }

        /// Returns the cells as they are drawn.
        List<Rect> rects() {
            int most = Arrays.stream(counts).max().orElse(1);
            return IntStream.range(0, xs.length)
                    .mapToObj(at -> new Rect(xs[at], ys[at], size, size, ink(counts[at], most), ""))
                    .toList();
        }
    }

    /// Filled circles.
    ///
    /// @param radii one for all, or one a circle
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Dots(double[] xs, double[] ys, double[] radii, Ink ink) implements Mark {
        double radius(int at) {
            return radii.length == 1 ? radii[0] : radii[at];
        }
    }

    /// @param x of the start, the middle or the end of the text, as `anchor` says
    /// @param gap how far `x` is from the point that the text belongs to; it stays as far when the chart is zoomed
    /// @param y of the line that the letters stand on
    record Text(double x, double y, double gap, String text, Anchor anchor, Face face, Ink ink) implements Mark {
        Text(double x, double y, String text, Anchor anchor, Face face, Ink ink) {
            this(x, y, 0, text, anchor, face, ink);
        }
    }

    /// What of a text stands at its `x`.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
