package dev.slipway.desktop.editor;

import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpans;

/// The range in which two span lists of the same length differ.
record Difference(int from, int to) {
    static Difference of(StyleSpans<Collection<String>> now, StyleSpans<Collection<String>> wanted) {
        int from = common(now, wanted, true);
        if (from >= wanted.length()) {
            return new Difference(0, 0);
        }
        return new Difference(from, wanted.length() - Math.min(wanted.length() - from, common(now, wanted, false)));
    }

    /// Returns over how many units, from the start or from the end, both have the same styles.
    private static int common(StyleSpans<Collection<String>> a, StyleSpans<Collection<String>> b, boolean forward) {
        int i = 0;
        int j = 0;
        int leftA = 0;
        int leftB = 0;
        int same = 0;
        Collection<String> styleA = List.of();
        Collection<String> styleB = List.of();
        while (true) {
            if (leftA == 0) {
                if (i == a.getSpanCount()) {
                    return same;
                }
                var span = a.getStyleSpan(forward ? i : a.getSpanCount() - 1 - i);
                i++;
                leftA = span.getLength();
                styleA = span.getStyle();
                continue;
            }
            if (leftB == 0) {
                if (j == b.getSpanCount()) {
                    return same;
                }
                var span = b.getStyleSpan(forward ? j : b.getSpanCount() - 1 - j);
                j++;
                leftB = span.getLength();
                styleB = span.getStyle();
                continue;
            }
            if (!List.copyOf(styleA).equals(List.copyOf(styleB))) {
                return same;
            }
            int step = Math.min(leftA, leftB);
            leftA -= step;
            leftB -= step;
            same += step;
        }
    }
}
