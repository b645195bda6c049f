package dev.slipway.desktop.facts;

import dev.slipway.engine.history.Rows.Metric;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which way a metric is good.
///
/// @param lower whether lower is better
/// @param guessed whether that follows from its name only
public record Direction(boolean lower, boolean guessed) {
    private static final Set<String> LOWER = Set.of(
            "loss",
            "error",
            "err",
            "rmse",
            "mse",
            "mae",
            "mape",
            "smape",
            "logloss",
            "perplexity",
            "brier",
            "seconds",
            "latency",
            "cost",
            "time",
            "duration",
            "deviance");

    /// Words in the names of what is better the higher it is.
    private static final Set<String> HIGHER =
            Set.of("accuracy", "auc", "f1", "precision", "recall", "r2", "score", "likelihood", "throughput");

    /// Returns the direction declared for `metric`, or guessed from its `name`.
    public static Direction of(String name, @Nullable Metric metric) {
        var declared = metric == null ? null : metric.lowerIsBetter();
        return declared == null ? new Direction(isLower(name), true) : new Direction(declared, false);
    }

    /// Returns the direction of `name` in the first run that declares one, else a guess.
    public static Direction of(String name, Iterable<Map<String, Metric>> runs) {
        for (var metrics : runs) {
            var metric = metrics.get(name);
            if (metric != null && metric.lowerIsBetter() != null) {
                return new Direction(metric.lowerIsBetter(), false);
            }
        }
        return new Direction(isLower(name), true);
    }

    /// Returns the direction of `name` if a run declares it or the name leaves no doubt; empty where a larger value may
    /// be neither better nor worse.
    public static Optional<Direction> known(String name, Iterable<Map<String, Metric>> runs) {
        var direction = of(name, runs);
        boolean isHigher = words(name).anyMatch(HIGHER::contains);
        return direction.guessed() && !direction.lower() && !isHigher ? Optional.empty() : Optional.of(direction);
    }

    /// Tells whether `delta` is a change for the better.
    public boolean isBetter(double delta) {
        return lower ? delta < 0 : delta > 0;
    }

    /// Returns the better one of two values; a NaN is never the better one.
    public double best(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) ? b : a;
        }
        return lower ? Math.min(a, b) : Math.max(a, b);
    }

    /// Returns it in words: `lower is better`, with `(guessed)` if it was.
    public String words() {
        return (lower ? "lower is better" : "higher is better") + (guessed ? " (guessed from the name)" : "");
    }

    private static boolean isLower(String name) {
        return words(name).anyMatch(LOWER::contains);
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
    }
}
