package dev.slipway.charts;

/// One layer with the rows of one panel.
interface Drawn {
    /// Makes room on both axes for what is drawn.
    void widen(Extent x, Extent y);

    void draw(Panel panel);
}
