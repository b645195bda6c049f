package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Ribbon;
import dev.slipway.desktop.chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// One of the charts that curves are drawn in: all of them, or those of the runs that share a value. Pure.
///
/// @param title what its runs share; empty where it is the only one
/// @param runs places of its runs; copied
/// @param lines in the order of the runs, or of the groups; copied
record Facet(String title, List<Integer> runs, List<Line> lines) {
    Facet {
        runs = List.copyOf(runs);
        lines = List.copyOf(lines);
    }

    /// One line: of a run, or the mean of those of a group that are in this chart.
    ///
    /// @param runs places of the runs it is made of; copied
    /// @param group places of the runs that light up with it, in every chart; copied
    record Line(Series series, Ribbon ribbon, List<Integer> runs, List<Integer> group) {
        Line {
            runs = List.copyOf(runs);
            group = List.copyOf(group);
        }
    }

    /// Returns the charts.
    ///
    /// @param parts runs by what they share; none for one chart
    /// @param lines of all runs, by place; runs beyond them have none
    /// @param means of the groups; none if each run is drawn
    /// @param mean returns the mean of some runs of a group
    static List<Facet> of(
            List<Spread> parts, List<Series> lines, List<GroupCurve> means, Function<Spread, GroupCurve> mean) {
        if (lines.isEmpty()) {
            return List.of();
        }
        if (parts.isEmpty()) {
            var all = IntStream.range(0, lines.size()).boxed().toList();
            var drawn = means.isEmpty()
                    ? all.stream().map(at -> line(lines, at)).toList()
                    : means.stream().map(one -> line(one, one.group())).toList();
            return List.of(new Facet("", all, drawn));
        }
        return parts.stream().map(part -> of(part, lines, means, mean)).toList();
    }

    private static Facet of(
            Spread part, List<Series> lines, List<GroupCurve> means, Function<Spread, GroupCurve> mean) {
        var drawn = new ArrayList<Line>();
        if (means.isEmpty()) {
            part.runs().stream().filter(at -> at < lines.size()).forEach(at -> drawn.add(line(lines, at)));
        }
        for (var whole : means) {
            var own =
                    whole.group().runs().stream().filter(part.runs()::contains).toList();
            if (!own.isEmpty()) {
                drawn.add(line(mean.apply(new Spread(whole.group().title(), own, Map.of())), whole.group()));
            }
        }
        return new Facet(part.title(), part.runs(), drawn);
    }

    private static Line line(List<Series> lines, int at) {
        return new Line(lines.get(at), Ribbon.NONE, List.of(at), List.of(at));
    }

    private static Line line(GroupCurve curve, Spread whole) {
        return new Line(curve.mean(), curve.ribbon(), curve.group().runs(), whole.runs());
    }

    List<Series> series() {
        return lines.stream().map(Line::series).toList();
    }

    List<Ribbon> ribbons() {
        return lines.stream().map(Line::ribbon).toList();
    }
}
