package dev.slipway.desktop.runs;

import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The bars above the list, one a run in the order of time; where they have no room several share one. Pure.
///
/// @param bars oldest first; copied
/// @param longest what the highest bar stands for. Unit: milliseconds, 1 or more
record Strip(List<Bar> bars, long longest) {
    Strip {
        bars = List.copyOf(bars);
    }

    /// @param runs those it stands for, oldest first; copied
    /// @param worst the state that matters most among them
    /// @param millis the longest time among them
    record Bar(List<RunRow> runs, RunStatus worst, long millis) {
        Bar {
            runs = List.copyOf(runs);
        }
    }

    /// Returns at most `room` bars of `newestFirst`.
    static Strip of(List<RunRow> newestFirst, int room, Instant now) {
        int each = Math.max(1, (newestFirst.size() + Math.max(1, room) - 1) / Math.max(1, room));
        var bars = new ArrayList<Bar>();
        for (int to = 0; to < newestFirst.size(); to += each) {
            bars.addFirst(bar(newestFirst.subList(to, Math.min(newestFirst.size(), to + each)), now));
        }
        return new Strip(bars, bars.stream().mapToLong(Bar::millis).max().orElse(1));
    }

    private static Bar bar(List<RunRow> newestFirst, Instant now) {
        var worst = newestFirst.getFirst().status();
        long millis = 1;
        for (var run : newestFirst) {
            if (weight(run.status()) > weight(worst)) {
                worst = run.status();
            }
            millis = Math.max(
                    millis,
                    run.times().elapsed(now).map(time -> time.toMillis()).orElse(1L));
        }
        return new Bar(newestFirst.reversed(), worst, millis);
    }

    private static int weight(RunStatus status) {
        return switch (status) {
            case FAILED, LOST, REFUSED -> 3;
            case RUNNING, QUEUED, WAITING -> 2;
            case CANCELLED -> 1;
            case SUCCEEDED, REUSED, SKIPPED -> 0;
        };
    }
}
