package dev.slipway.desktop.runs;

import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// How the list of runs is divided.
enum Grouping {
    NONE("No groups"),
    FLOW("By flow"),
    VERSION("By version");

    private final String words;

    Grouping(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Returns the lines of `runs`, groups in the order of their first run.
    ///
    /// @param folded keys of the groups whose runs are not shown
    List<Line> lines(List<RunRow> runs, Set<String> folded, Instant now) {
        if (this == NONE) {
            return runs.stream().<Line>map(Line.Run::new).toList();
        }
        var groups = new LinkedHashMap<String, List<RunRow>>();
        for (var run : runs) {
            groups.computeIfAbsent(title(run), _ -> new ArrayList<>()).add(run);
        }
        var lines = new ArrayList<Line>();
        groups.forEach((key, members) -> {
            boolean open = !folded.contains(key);
            lines.add(head(key, members, open, now));
            if (open) {
                members.forEach(run -> lines.add(new Line.Run(run)));
            }
        });
        return lines;
    }

    private String title(RunRow run) {
        var flow = run.flow();
        if (this == FLOW) {
            return flow.flow();
        }
        return flow.version() == null ? flow.flow() + " from the notebook" : flow.flow() + " version " + flow.version();
    }

    private static Line.Group head(String key, List<RunRow> members, boolean open, Instant now) {
        int good = 0;
        int bad = 0;
        var times = new ArrayList<Duration>();
        for (var run : members) {
            good += run.status() == RunStatus.SUCCEEDED ? 1 : 0;
            bad += run.status() == RunStatus.FAILED || run.status() == RunStatus.LOST ? 1 : 0;
            if (run.status() == RunStatus.SUCCEEDED) {
                run.times().elapsed(now).ifPresent(times::add);
            }
        }
        times.sort(null);
        return new Line.Group(
                key, key, members.size(), good, bad, times.isEmpty() ? null : times.get(times.size() / 2), open);
    }
}
