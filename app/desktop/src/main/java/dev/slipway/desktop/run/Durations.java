package dev.slipway.desktop.run;

import dev.slipway.desktop.chart.Density;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunStatus;
import java.util.Arrays;
import java.util.List;

/// How long the tasks of a step took that were executed. Pure; unit: milliseconds.
///
/// @param low the shortest
/// @param high where the histogram ends
/// @param longest the longest, 0 if none took any time
/// @param bins how many took how long, in equal bins from `low` to `high`; empty for fewer than two tasks; copied
record Durations(double low, double high, double longest, List<Integer> bins) {
    static final Durations NONE = new Durations(0, 0, 0, List.of());
    private static final int BINS = 44;
    private static final int MANY = 200;

    Durations {
        bins = List.copyOf(bins);
    }

    static Durations of(List<TaskRow> tasks) {
        var millis = new double[tasks.size()];
        int count = 0;
        for (var task : tasks) {
            long took = task.status() == RunStatus.REUSED ? 0 : TaskListViewModel.millis(task);
            if (took > 0) {
                millis[count++] = took;
            }
        }
        millis = Arrays.copyOf(millis, count);
        Arrays.sort(millis);
        return count == 0 ? NONE : sorted(millis);
    }

    private static Durations sorted(double[] millis) {
        double low = millis[0];
        double longest = millis[millis.length - 1];
        if (millis.length < 2) {
            return new Durations(low, longest, longest, List.of());
        }
        // of many, a few slow ones would press all others into one bin: they count in the last
        double high = Math.max(low + 1, millis.length < MANY ? longest : millis[(int) (millis.length * 0.995)]);
        for (int i = millis.length - 1; millis[i] > high; i--) {
            millis[i] = high;
        }
        int bins = Math.min(BINS, Math.max(6, millis.length / 4));
        return new Durations(
                low,
                high,
                longest,
                Arrays.stream(Density.histogram(millis, low, high, bins))
                        .boxed()
                        .toList());
    }
}
