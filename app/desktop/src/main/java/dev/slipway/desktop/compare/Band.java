package dev.slipway.desktop.compare;

import dev.slipway.desktop.compare.Spread.Stat;

/// How the curves of a group of runs are drawn: each for itself, or as their mean with a band around it.
enum Band {
    /// No mean: a line a run.
    RUNS("each run", ""),
    /// One deviation of a run to either side.
    DEVIATION("mean ± deviation", "band: standard deviation of a run"),
    /// One standard error of the mean to either side.
    ERROR("mean ± error", "band: standard error of the mean"),
    /// The interval that holds the mean with 95 %.
    INTERVAL("mean, 95 % interval", "band: holds the mean with 95 %");

    private final String words;
    private final String meaning;

    Band(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    /// Returns it as a menu says it.
    String words() {
        return words;
    }

    /// Returns what the band is; empty without one.
    String meaning() {
        return meaning;
    }

    /// Returns how far it reaches to either side of the mean; NaN for fewer than two runs.
    double half(Stat stat) {
        return switch (this) {
            case RUNS -> Double.NaN;
            case DEVIATION -> stat.deviation();
            case ERROR -> stat.deviation() / Math.sqrt(stat.count());
            case INTERVAL -> stat.half();
        };
    }
}
