package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Dash;
import dev.slipway.desktop.compare.Spread.By;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The patterns of the lines of runs by what these have in common, and what each means. Pure.
///
/// @param title what they are by; empty for nothing
/// @param dashes one a run; copied
/// @param entries what the patterns mean, in the order of the values; copied
record Dashes(String title, List<Dash> dashes, List<Entry> entries) {
    static final Dashes NONE = new Dashes("", List.of(), List.of());

    Dashes {
        dashes = List.copyOf(dashes);
        entries = List.copyOf(entries);
    }

    /// What a pattern means.
    ///
    /// @param runs places of the runs that have it; copied
    record Entry(String words, Dash dash, List<Integer> runs) {
        Entry {
            runs = List.copyOf(runs);
        }
    }

    /// Returns the patterns of `runs`: one a value; of more values than there are patterns those that come first have
    /// their own, and all others one together.
    static Dashes of(List<RunRow> runs, By by, Comparator<Spread> first) {
        var groups = Spread.ordered(runs, by);
        var own = groups.size() <= Dash.own()
                ? groups
                : groups.stream().sorted(first).limit(Dash.own()).toList();
        var dashes = new ArrayList<>(Collections.nCopies(runs.size(), Dash.SPARSE));
        var entries = new ArrayList<Entry>();
        var others = new ArrayList<Integer>();
        for (var group : groups) {
            if (own.contains(group)) {
                var dash = Dash.of(entries.size());
                entries.add(new Entry(group.title(), dash, group.runs()));
                group.runs().forEach(run -> dashes.set(run, dash));
            } else {
                others.addAll(group.runs());
            }
        }
        if (!others.isEmpty()) {
            entries.add(new Entry("other " + by.title(), Dash.SPARSE, others));
        }
        return new Dashes(by.title(), dashes, entries);
    }

    /// Returns the pattern of the run at a place.
    Dash of(int run) {
        return run < dashes.size() ? dashes.get(run) : Dash.SOLID;
    }

    /// Returns the pattern that all of these runs have; a line without gaps if they differ.
    Dash of(List<Integer> runs) {
        var all = runs.stream().map(this::of).distinct().toList();
        return all.size() == 1 ? all.getFirst() : Dash.SOLID;
    }
}
