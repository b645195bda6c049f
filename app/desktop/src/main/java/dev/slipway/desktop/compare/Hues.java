package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/// The colours of runs by what they have in common, and what each means: a colour a group, a scale where it is a number
/// of which there are three or more. Pure.
///
/// @param title what is coloured by; empty for nothing
/// @param tones one a run; copied
/// @param entries what the colours mean, in order; copied
record Hues(String title, List<Tone> tones, List<Entry> entries) {
    static final Hues NONE = new Hues("", List.of(), List.of());

    private static final int OWN = 6;
    private static final int FEWEST = 3;
    private static final double FAR = 50; // from the largest to the smallest, for a scale of logarithms

    Hues {
        tones = List.copyOf(tones);
        entries = List.copyOf(entries);
    }

    /// What a colour means.
    ///
    /// @param runs places of the runs that have it; copied
    record Entry(String words, Tone tone, List<Integer> runs) {
        Entry {
            runs = List.copyOf(runs);
        }
    }

    boolean isEmpty() {
        return tones.isEmpty();
    }

    /// Returns the colours of `runs`.
    ///
    /// @param first which group gets a colour of its own before another, where there are more than six
    static Hues of(List<RunRow> runs, By by, Comparator<Spread> first) {
        if (by instanceof By.Parameter parameter) {
            var numbers =
                    runs.stream().map(run -> number(run, parameter.name())).toList();
            boolean areNumbers = runs.stream()
                    .allMatch(run -> run.parameters().get(parameter.name()) == null
                            || Double.isFinite(number(run, parameter.name())));
            var distinct =
                    new TreeSet<>(numbers.stream().filter(Double::isFinite).toList());
            if (areNumbers && distinct.size() >= FEWEST) {
                return scale(parameter.name(), numbers, distinct);
            }
        }
        return groups(runs, by, first);
    }

    /// Returns the value of a numeric parameter; NaN if it is none.
    static double number(RunRow run, String parameter) {
        return run.parameters().get(parameter) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Hues groups(List<RunRow> runs, By by, Comparator<Spread> first) {
        var groups = Spread.of(runs, by);
        var tones = new ArrayList<>(Collections.nCopies(runs.size(), Tone.NEUTRAL));
        var entries = new ArrayList<Entry>();
        var own = groups.size() <= OWN
                ? groups
                : groups.stream().sorted(first).limit(OWN).toList();
        for (int i = 0; i < own.size(); i++) {
            var group = own.get(i);
            entries.add(new Entry(group.title(), Tone.series(i), group.runs()));
            for (int run : group.runs()) {
                tones.set(run, Tone.series(i));
            }
        }
        return new Hues(by.title(), tones, entries);
    }

    /// Up to as many values as there are tones each have their own, by rank; of more equal stretches do.
    private static Hues scale(String name, List<Double> numbers, TreeSet<Double> distinct) {
        var ascending = List.copyOf(distinct);
        double low = ascending.getFirst();
        double high = ascending.getLast();
        boolean isFew = ascending.size() <= Tone.steps();
        boolean isFar = low > 0 && high / low >= FAR;
        var tones = new ArrayList<Tone>();
        var runs = new LinkedHashMap<Tone, List<Integer>>();
        var ends = new LinkedHashMap<Tone, TreeSet<Double>>();
        for (double value : ascending) {
            ends.computeIfAbsent(tone(value, ascending, isFew, isFar), _ -> new TreeSet<>())
                    .add(value);
        }
        for (int run = 0; run < numbers.size(); run++) {
            double value = numbers.get(run);
            var tone = Double.isFinite(value) ? tone(value, ascending, isFew, isFar) : Tone.NEUTRAL;
            tones.add(tone);
            runs.computeIfAbsent(tone, _ -> new ArrayList<>()).add(run);
        }
        var entries = ends.entrySet().stream()
                .map(end -> new Entry(
                        words(name, end.getValue()), end.getKey(), runs.getOrDefault(end.getKey(), List.of())))
                .toList();
        return new Hues(name + (isFew || !isFar ? "" : ", logarithmic"), tones, entries);
    }

    private static Tone tone(double value, List<Double> ascending, boolean isFew, boolean isFar) {
        if (isFew) {
            return Tone.scale(ascending.indexOf(value) / (ascending.size() - 1.0));
        }
        double low = ascending.getFirst();
        double high = ascending.getLast();
        return Tone.scale(isFar ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low));
    }

    private static String words(String name, TreeSet<Double> values) {
        var low = Words.rounded(values.first(), 6);
        var high = Words.rounded(values.last(), 6);
        return name + " = " + low + (low.equals(high) ? "" : " to " + high);
    }
}
