package dev.slipway.charts;

import java.util.List;

/// A finished chart. Immutable.
///
/// @param width in pixels; likewise `height`
/// @param marks in the order they are drawn
/// @param summary what is seen, in one line of words
record Drawing(int width, int height, List<Mark> marks, String summary) {
    Drawing {
        marks = List.copyOf(marks);
    }
}
