package dev.slipway.desktop.deploy;

import dev.slipway.engine.history.RunGroup;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunQuery;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The runs of each version in sum.
final class RunsOfVersions {
    private static final int METRICS = 2;

    private RunsOfVersions() {}

    /// Returns the sums by flow and version (`sales@3`), with the means of the newest run's first metrics. Does I/O.
    static Map<String, RunGroup> read(RunHistory history, List<String> flows) throws IOException {
        var sums = new HashMap<String, RunGroup>();
        for (var flow : flows) {
            var query = new RunQuery(flow, null, null, null, null, null, 1, null);
            var newest = history.runs(query).rows();
            var metrics = newest.isEmpty()
                    ? List.<String>of()
                    : newest.getFirst().metrics().keySet().stream()
                            .limit(METRICS)
                            .toList();
            for (var group : history.groups(query, new RunGroup.By.Version(), metrics)) {
                sums.put(group.key().value(), group);
            }
        }
        return Map.copyOf(sums);
    }
}
