package dev.slipway.charts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A finished chart. Immutable.
///
/// @param width in pixels; likewise `height`
/// @param marks in the order they are drawn
/// @param frames where on it values have places
/// @param names the series by the role of their colour; those that share a colour are left out
/// @param summary what is seen, in one line of words
record Drawing(int width, int height, List<Mark> marks, List<Frame> frames, Map<String, String> names, String summary) {
    /// One panel.
    ///
    /// @param level the axis from left to right
    /// @param upright the axis from bottom to top, or from the first label down
    record Frame(Panel.Bounds bounds, Axis level, Axis upright, Parts parts) {}

    /// @param isLabelled whether its ticks are written beside the panel
    record Axis(Scale scale, String title, boolean isLabelled) {}

    /// Which of the marks are the panel's: from `grid` those behind, from `data` what is drawn, from `labels` up to
    /// `end` the axes.
    record Parts(int grid, int data, int labels, int end) {}

    Drawing {
        marks = List.copyOf(marks);
        frames = List.copyOf(frames);
        names = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }
}
