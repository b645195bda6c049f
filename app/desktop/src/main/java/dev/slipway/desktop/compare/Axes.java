package dev.slipway.desktop.compare;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// The axes of parallel coordinates: the parameters that vary and, at the far right, a metric. Pure.
///
/// @param axes at most ten, the metric last; copied
/// @param leftOut how many parameters that vary have no axis, since there are too many
record Axes(List<Axis> axes, int leftOut) {
    static final Axes NONE = new Axes(List.of(), 0);

    private static final int MOST = 9;
    private static final int TICKS = 5;
    private static final int DIGITS = 4;
    private static final int WORD = 12; // characters that are shown
    private static final int WORD_APART = 1_000; // characters by which texts are told apart
    private static final int SAME = 12; // significant digits in which values of the same meaning agree

    Axes {
        axes = List.copyOf(axes);
    }

    /// One axis.
    ///
    /// @param places where each run crosses it, 0 at the foot to 1 at the top, NaN where it has no value; copied
    /// @param ticks places with their words; copied
    record Axis(String name, List<Double> places, List<Tick> ticks) {
        Axis {
            places = List.copyOf(places);
            ticks = List.copyOf(ticks);
        }
    }

    /// @param at 0 at the foot to 1 at the top
    record Tick(double at, String words) {}

    /// Returns the axes of `runs`; none if no parameter varies or no run logged `metric`.
    static Axes of(List<RunRow> runs, String metric, boolean lowerIsBetter) {
        var axes = new ArrayList<Axis>();
        var names = new LinkedHashSet<String>();
        runs.forEach(run -> names.addAll(run.parameters().keySet()));
        int leftOut = 0;
        for (var name : names) {
            if (Spread.varies(runs, name)) {
                leftOut += axes.size() < MOST ? 0 : 1;
                if (axes.size() < MOST) {
                    axes.add(parameter(runs, name));
                }
            }
        }
        var values = runs.stream()
                .map(run -> run.metrics().get(metric))
                .map(found -> found == null || found.count() == 0 ? Double.NaN : found.last())
                .toList();
        if (axes.isEmpty() || values.stream().noneMatch(Double::isFinite)) {
            return NONE;
        }
        axes.add(numbers(metric, values, lowerIsBetter));
        return new Axes(axes, leftOut);
    }

    private static Axis parameter(List<RunRow> runs, String name) {
        boolean numeric = runs.stream()
                .map(run -> run.parameters().get(name))
                .filter(Objects::nonNull)
                .allMatch(Number.class::isInstance);
        if (!numeric) {
            return words(runs, name);
        }
        var values = runs.stream()
                .map(run -> run.parameters().get(name) instanceof Number number ? number.doubleValue() : Double.NaN)
                .toList();
        var distinct = new TreeMap<Double, String>();
        values.stream().filter(Double::isFinite).forEach(value -> distinct.put(value, Words.rounded(value, SAME)));
        var words = new ArrayList<>(new LinkedHashSet<>(distinct.values()));
        if (words.size() > TICKS + 1) {
            return numbers(name, values, false);
        }
        return new Axis(
                name,
                values.stream()
                        .map(value -> Double.isFinite(value)
                                ? share(words.indexOf(distinct.get(value)), words.size())
                                : Double.NaN)
                        .toList(),
                ticks(words(distinct.keySet())));
    }

    private static Axis words(List<RunRow> runs, String name) {
        var words = runs.stream().map(run -> word(run, name)).toList();
        var distinct = List.copyOf(new TreeSet<>(words));
        var places = new HashMap<String, Double>();
        distinct.forEach(word -> places.put(word, share(places.size(), distinct.size())));
        var marks = distinct.stream().map(word -> Words.shorten(word, WORD)).toList();
        return new Axis(name, words.stream().map(places::get).toList(), ticks(marks));
    }

    /// Returns values in words, ascending, with as few digits as tell them apart.
    private static List<String> words(Collection<Double> ascending) {
        int apart = distinct(ascending, SAME).size();
        int digits = DIGITS;
        while (distinct(ascending, digits).size() < apart) {
            digits++;
        }
        return List.copyOf(distinct(ascending, digits));
    }

    private static LinkedHashSet<String> distinct(Collection<Double> ascending, int digits) {
        var words = new LinkedHashSet<String>();
        ascending.forEach(value -> words.add(Words.rounded(value, digits)));
        return words;
    }

    private static String word(RunRow run, String name) {
        return Facts.parameter(run.parameters().get(name), WORD_APART);
    }

    private static Axis numbers(String name, List<Double> values, boolean flipped) {
        double low = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .min()
                .orElse(0);
        double high = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .max()
                .orElse(1);
        double length = high > low ? high - low : 1;
        var places = List.of(0.0, 0.5, 1.0);
        var marked = places.stream()
                .map(at -> flipped ? high - at * length : low + at * length)
                .toList();
        boolean areWhole = values.stream().filter(Double::isFinite).allMatch(value -> value == Math.rint(value));
        var words = areWhole
                ? marked.stream().map(value -> Words.rounded(value, DIGITS)).toList()
                : Words.ticks(marked, DIGITS);
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < places.size(); i++) {
            ticks.add(new Tick(places.get(i), words.get(i)));
        }
        return new Axis(
                name,
                values.stream()
                        .map(value -> {
                            double at = (value - low) / length;
                            return flipped ? 1 - at : at;
                        })
                        .toList(),
                ticks);
    }

    private static double share(int place, int of) {
        return of <= 1 ? 0.5 : (double) place / (of - 1);
    }

    private static List<Tick> ticks(List<String> words) {
        var ticks = new ArrayList<Tick>();
        int every = Math.max(1, (words.size() + TICKS) / (TICKS + 1));
        for (int i = 0; i < words.size(); i += every) {
            ticks.add(new Tick(share(i, words.size()), words.get(i)));
        }
        return ticks;
    }
}
