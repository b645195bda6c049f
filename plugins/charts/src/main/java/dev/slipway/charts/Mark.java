package dev.slipway.charts;

/// One thing that is drawn, in pixels from the top left corner. Immutable; arrays are never written.
sealed interface Mark {
    Ink ink();

    /// A line through points.
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Path(double[] xs, double[] ys, Ink ink, double width) implements Mark {}

    /// A filled outline.
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; handed on, never changed
    record Area(double[] xs, double[] ys, Ink ink) implements Mark {}

    record Rect(double x, double y, double width, double height, Ink ink) implements Mark {}

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
    /// @param y of the line that the letters stand on
    record Text(double x, double y, String text, Anchor anchor, Face face, Ink ink) implements Mark {}

    /// What of a text stands at its `x`.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
