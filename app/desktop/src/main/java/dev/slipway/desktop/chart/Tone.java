package dev.slipway.desktop.chart;

/// The colours of charts, by what they mean. Each is the looked-up colour of its name.
public enum Tone {
    CHART_1("#3f5bd9"),
    CHART_2("#c2590c"),
    CHART_3("#0f8579"),
    CHART_4("#a8399a"),
    CHART_5("#7d7400"),
    CHART_6("#6e7781"),
    SCALE_1("#c9801a"),
    SCALE_2("#cc6a35"),
    SCALE_3("#c4524f"),
    SCALE_4("#b03c6b"),
    SCALE_5("#8c2f83"),
    SCALE_6("#612a8c"),
    SCALE_7("#31257f"),
    SUCCESS("#2da44e"),
    WARNING("#bf8700"),
    DANGER("#cf222e"),
    NEUTRAL("#6e7781"),
    ACCENT("#3f5bd9"),
    ACCENT_SOFT("#edf0fd"),
    GRID("#eef1f4"),
    LINE("#d0d7de"),
    TEXT("#24292f"),
    MUTED("#57606a"),
    SUBTLE("#656d76"),
    GROUND("#ffffff"),
    GROUND_SUBTLE("#f6f8fa"),
    DANGER_TEXT("#c21f2b");

    private static final Tone[] SERIES = {CHART_1, CHART_2, CHART_3, CHART_4, CHART_5, CHART_6};
    private static final Tone[] SCALE = {SCALE_1, SCALE_2, SCALE_3, SCALE_4, SCALE_5, SCALE_6, SCALE_7};

    private final String onWhite;

    Tone(String onWhite) {
        this.onWhite = onWhite;
    }

    /// Returns its colour in the light theme, `#rrggbb`: that of pictures that leave the window.
    public String onWhite() {
        return onWhite;
    }

    /// Returns the tone of the series `index`, 0-based; they repeat after six.
    public static Tone series(int index) {
        return SERIES[Math.floorMod(index, SERIES.length)];
    }

    /// Returns the tone of a place on a scale, 0 for its low end to 1 for its high end.
    public static Tone scale(double share) {
        return SCALE[(int) Math.clamp(Math.floor(share * SCALE.length), 0, SCALE.length - 1)];
    }

    /// How many tones a scale has.
    public static int steps() {
        return SCALE.length;
    }

    /// Returns the CSS property that holds it on a plot: `-tone-chart-1`.
    String property() {
        return "-tone-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
