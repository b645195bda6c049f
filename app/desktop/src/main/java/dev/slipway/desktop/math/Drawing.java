package dev.slipway.desktop.math;

import java.util.List;

/// A formula as it came out. Immutable.
public sealed interface Drawing {
    /// What one unit of text height is in a drawing. Unit: its coordinates.
    double EM = 20;

    /// Outlines to be filled. `EM` coordinates make one em; x goes right and y down from the upper left corner.
    ///
    /// @param ascent from the upper edge to the base line
    record Ink(List<Outline> outlines, double width, double ascent, double depth) implements Drawing {
        public Ink {
            outlines = List.copyOf(outlines);
        }
    }

    /// One outline.
    ///
    /// @param path SVG path data
    /// @param colour `#rrggbb`; empty for that of the text around
    record Outline(String path, String colour) {}

    /// A formula that cannot be drawn, with a sentence that says why.
    record Wrong(String why) implements Drawing {}
}
