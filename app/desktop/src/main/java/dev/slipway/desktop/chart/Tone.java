package dev.slipway.desktop.chart;

/// The colours of charts, by what they mean. Each is the looked-up colour of its name.
public enum Tone {
    CHART_1,
    CHART_2,
    CHART_3,
    CHART_4,
    CHART_5,
    CHART_6,
    SUCCESS,
    WARNING,
    DANGER,
    NEUTRAL,
    ACCENT,
    ACCENT_SOFT,
    GRID,
    LINE,
    TEXT,
    MUTED,
    SUBTLE,
    GROUND,
    GROUND_SUBTLE,
    DANGER_TEXT;

    private static final Tone[] SERIES = {CHART_1, CHART_2, CHART_3, CHART_4, CHART_5, CHART_6};

    /// Returns the tone of the series `index`, 0-based; they repeat after six.
    public static Tone series(int index) {
        return SERIES[Math.floorMod(index, SERIES.length)];
    }

    /// Returns the CSS property that holds it on a plot: `-tone-chart-1`.
    String property() {
        return "-tone-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
