package dev.slipway.desktop.table;

import dev.slipway.desktop.chart.Plot;
import dev.slipway.desktop.chart.Tone;
import java.util.List;

/// Small pictures of what a column holds.
public final class Bars {
    private static final double WIDEST = 12;
    private static final double OPACITY = 0.55;

    private Bars() {}

    /// Returns bars from the left, 1 px apart, as high as `heights` say; the highest fills the height.
    ///
    /// @param words what they show, for those who cannot see them
    public static Plot of(List<Integer> heights, String words) {
        int most = heights.stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Plot(words, pen -> {
            if (most == 0) {
                return;
            }
            double pitch = Math.min(WIDEST, pen.width() / heights.size());
            for (int i = 0; i < heights.size(); i++) {
                double high = Math.max(heights.get(i) == 0 ? 0 : 1, Math.rint(pen.height() * heights.get(i) / most));
                double left = Math.rint(i * pitch);
                double wide = Math.max(1, Math.rint((i + 1) * pitch) - left - 1);
                pen.box(left, pen.height() - high, wide, high, Tone.CHART_1, OPACITY);
            }
        });
    }
}
