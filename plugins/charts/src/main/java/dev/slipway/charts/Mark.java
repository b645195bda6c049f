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
            var kept = ends(ys, ys, xs.length, most);
            return new Path(chosen(xs, kept), chosen(ys, kept), ink, width);
        }
    }

    /// Returns the places of the least of `low` and the highest of `high` in each of some pieces of `count` values, at
    /// most about `most` in all.
    private static int[] ends(double[] low, double[] high, int count, int most) {
        int piece = (int) Math.min(count, count * 2L / Math.max(1, most) + 1);
        var kept = IntStream.builder();
        for (int from = 0; from < count; from += piece) {
            int least = from;
            int highest = from;
            for (int at = from; at < Math.min(count, from + piece); at++) {
                least = low[at] < low[least] ? at : least;
                highest = high[at] > high[highest] ? at : highest;
            }
            kept.add(Math.min(least, highest));
            if (least != highest) {
                kept.add(Math.max(least, highest));
            }
        }
        return kept.build().toArray();
    }

    private static double[] chosen(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(at -> values[at]).toArray();
    }

    /// What lies between two edges: the outline goes along one and comes back along the other, point for point.
    ///
    /// @param isBand whether both edges are values
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Area(double[] xs, double[] ys, boolean isBand, Ink ink) implements Mark {
        /// Returns the area with the outermost points of each piece of its edges, at most about `most` in all.
        Area thinned(int most) {
            if (xs.length <= most) {
                return this;
            }
            int count = xs.length / 2;
            var back = new double[count];
            for (int at = 0; at < count; at++) {
                back[at] = ys[xs.length - 1 - at];
            }
            // down the page is larger
            var kept = ends(ys, back, count, most / 2);
            var places = Arrays.copyOf(kept, kept.length * 2);
            for (int at = 0; at < kept.length; at++) {
                places[places.length - 1 - at] = xs.length - 1 - kept[at];
            }
            return new Area(chosen(xs, places), chosen(ys, places), isBand, ink);
        }
    }

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
