package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/// The colours of runs side by side: up to six have their own, by place; of more the baseline and the five best by the
/// metric. While some are picked out only those have a colour. Pure.
final class Colours {
    private static final int OWN = 6;

    private Colours() {}

    /// Returns a tone a run.
    ///
    /// @param isPicked tells of a place whether its run is picked out; true for all while none is
    static List<Tone> of(List<RunRow> runs, String metric, int baseline, IntPredicate isPicked) {
        var tones = new ArrayList<Tone>();
        var shown = new ArrayList<Integer>();
        for (int i = 0; i < runs.size(); i++) {
            tones.add(Tone.NEUTRAL);
            if (isPicked.test(i)) {
                shown.add(i);
            }
        }
        boolean isPart = shown.size() < runs.size();
        if (runs.size() <= OWN) {
            shown.forEach(i -> tones.set(i, Tone.series(i)));
            return tones;
        }
        if (isPart && shown.size() > OWN) {
            shown.forEach(i -> tones.set(i, Tone.CHART_1));
            return tones;
        }
        var order = new ArrayList<>(shown);
        order.removeIf(i -> (i == baseline && !isPart) || !runs.get(i).metrics().containsKey(metric));
        var direction = Direction.of(metric, runs.stream().map(RunRow::metrics).toList());
        order.sort(Comparator.comparingDouble((Integer i) -> {
            var values = runs.get(i).metrics().get(metric);
            double last = values == null ? Double.NaN : values.last();
            return direction.lower() ? last : -last;
        }));
        int most = isPart ? OWN : OWN - 1;
        for (int rank = 0; rank < Math.min(most, order.size()); rank++) {
            tones.set(order.get(rank), Tone.series(rank));
        }
        if (!isPart && baseline < tones.size()) {
            tones.set(baseline, Tone.CHART_6);
        }
        return tones;
    }
}
