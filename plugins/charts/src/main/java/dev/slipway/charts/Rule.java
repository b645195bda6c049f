package dev.slipway.charts;

/// A line across the whole panel, at one value. Immutable.
///
/// @param isAcross whether it stands at a value of y; else at one of x
record Rule(double at, boolean isAcross) implements Drawn {
    @Override
    public void widen(Extent xs, Extent ys) {
        var extent = isAcross ? ys : xs;
        if (!extent.isLabels()) {
            extent.widenTo(at);
        }
    }

    @Override
    public void draw(Panel panel) {
        double pixel = (isAcross ? panel.y() : panel.x()).pixel(at);
        if (Double.isFinite(pixel)) {
            panel.across(pixel, isAcross);
        }
    }
}
