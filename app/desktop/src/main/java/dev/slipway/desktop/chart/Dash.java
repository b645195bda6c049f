package dev.slipway.desktop.chart;

import dev.slipway.desktop.chart.Paper.Outline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The patterns of lines. Each is told from the others without its colour.
public enum Dash {
    SOLID(""),
    DASHED("8 5"),
    DOTTED("1 4"),
    DASH_DOT("10 4 1 4"),
    LONG("18 6"),
    SHORT("3 5"),
    /// What has no pattern of its own.
    SPARSE("1 9");

    private static final Dash[] OWN = {SOLID, DASHED, DOTTED, DASH_DOT, LONG, SHORT};

    private final String lengths;

    /// @param lengths of stroke and gap by turns, px, as SVG writes them
    Dash(String lengths) {
        this.lengths = lengths;
    }

    /// How many patterns there are beside the one for all others.
    public static int own() {
        return OWN.length;
    }

    /// Returns the pattern at `index`, 0-based; of those that have no own one, the pattern of all others.
    public static Dash of(int index) {
        return index < OWN.length ? OWN[index] : SPARSE;
    }

    /// Returns how long stroke and gap are by turns, px; none for a line without gaps.
    public double[] lengths() {
        return lengths.isEmpty()
                ? new double[0]
                : Arrays.stream(lengths.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /// Returns it as SVG writes it: `8 5`; `none` for a line without gaps.
    String svg() {
        return lengths.isEmpty() ? "none" : lengths;
    }

    /// Cuts the line through these points into strokes; a NaN among them breaks it.
    Outline cut(double[] xs, double[] ys) {
        if (lengths.isEmpty()) {
            return new Outline(xs, ys);
        }
        var cut = new Cut(lengths());
        for (int i = 0; i < xs.length; i++) {
            if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) {
                cut.lift();
            } else {
                cut.to(xs[i], ys[i]);
            }
        }
        return cut.strokes();
    }

    /// Goes along a line and keeps what is stroke. One thread at a time.
    private static final class Cut {
        private final double[] lengths;
        private final List<double[]> corners = new ArrayList<>();
        private boolean isBroken = true;
        private int at;
        private double left;
        private double x;
        private double y;

        Cut(double[] lengths) {
            this.lengths = lengths;
        }

        void lift() {
            corners.add(new double[] {Double.NaN, Double.NaN});
            isBroken = true;
        }

        void to(double toX, double toY) {
            if (isBroken) {
                isBroken = false;
                at = 0;
                left = lengths[0];
                corners.add(new double[] {toX, toY});
            } else {
                walk(toX, toY);
            }
            x = toX;
            y = toY;
        }

        private void walk(double toX, double toY) {
            double far = Math.hypot(toX - x, toY - y);
            double gone = 0;
            while (far - gone > left) {
                gone += left;
                double endX = x + (toX - x) * gone / far;
                double endY = y + (toY - y) * gone / far;
                corners.add(new double[] {endX, endY});
                if (at % 2 == 0) {
                    corners.add(new double[] {Double.NaN, Double.NaN});
                }
                at = (at + 1) % lengths.length;
                left = lengths[at];
            }
            left -= far - gone;
            if (at % 2 == 0) {
                corners.add(new double[] {toX, toY});
            }
        }

        Outline strokes() {
            return new Outline(
                    corners.stream().mapToDouble(corner -> corner[0]).toArray(),
                    corners.stream().mapToDouble(corner -> corner[1]).toArray());
        }
    }
}
