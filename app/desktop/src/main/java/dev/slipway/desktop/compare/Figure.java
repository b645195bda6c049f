package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Paper;
import dev.slipway.desktop.chart.Pen.Area;
import dev.slipway.desktop.chart.Tone;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// A chart of groups of runs, to be drawn anywhere. Pure.
interface Figure {
    /// Returns what is above the chart where it stands alone.
    String title();

    /// Returns why there is nothing to draw; empty if there is something.
    String lack();

    void paint(Paper paper, Looks looks);

    /// Returns what is drawn as lines of values, as RFC 4180 has it.
    String csv();

    /// Returns what can be pointed at in a room so large, in the order in which keys reach it; where two lie over each
    /// other the later one is meant.
    List<Target> targets(double width, double height);

    /// How runs look, by their place.
    ///
    /// @param isShown whether it is picked out, or none is
    /// @param isLit whether it is pointed at
    record Looks(IntFunction<Tone> tone, IntPredicate isShown, IntPredicate isLit) {
        /// Returns the one tone that all of these runs have, else the first of charts.
        Tone of(List<Integer> runs) {
            var tones = runs.stream().map(tone::apply).distinct().toList();
            return tones.size() == 1 && tones.getFirst() != Tone.NEUTRAL ? tones.getFirst() : Tone.CHART_1;
        }
    }

    /// One thing that can be pointed at.
    ///
    /// @param runs places of the runs it stands for; copied
    /// @param words what is said of it
    record Target(Area area, List<Integer> runs, String words) {
        public Target {
            runs = List.copyOf(runs);
        }

        boolean holds(double x, double y) {
            return x >= area.x() && x <= area.x() + area.width() && y >= area.y() && y <= area.y() + area.height();
        }
    }
}
