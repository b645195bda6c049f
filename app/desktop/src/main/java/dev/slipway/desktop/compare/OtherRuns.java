package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.facts.Direction;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.workspace.WorkspaceServices;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Finds runs worth adding to a comparison. Does I/O.
final class OtherRuns {
    private static final int OFFERED = 200;
    private static final int LOOKED_AT = 5_000;

    private final WorkspaceServices services;

    OtherRuns(WorkspaceServices services) {
        this.services = services;
    }

    /// Returns the newest runs that are not `known`, those of `flows` first.
    List<RunRow> newest(List<String> flows, Collection<RunId> known) throws IOException {
        var found = new LinkedHashMap<RunId, RunRow>();
        for (var flow : flows) {
            services.history()
                    .runs(new RunQuery(flow, null, null, null, null, null, OFFERED, null))
                    .rows()
                    .forEach(run -> found.put(run.id(), run));
        }
        services.history().runs(RunQuery.newest(OFFERED)).rows().forEach(run -> found.putIfAbsent(run.id(), run));
        known.forEach(found::remove);
        return List.copyOf(found.values());
    }

    /// Returns the successful run of the same flow before `run`.
    Optional<RunRow> previous(RunRow run) throws IOException {
        return services
                .history()
                .runs(new RunQuery(run.flow().flow(), RunStatus.SUCCEEDED, null, null, null, null, 1, run.id()))
                .rows()
                .stream()
                .findFirst();
    }

    /// Returns the newest successful run of the live version of `flow`.
    Optional<RunRow> live(String flow) throws IOException {
        var live = services.deployments().live(flow);
        if (live.isEmpty()) {
            return Optional.empty();
        }
        var where = "version = " + live.get().version();
        return services
                .history()
                .runs(new RunQuery(flow, RunStatus.SUCCEEDED, null, null, where, null, 1, null))
                .rows()
                .stream()
                .findFirst();
    }

    /// Returns the best run of `flow` by `metric`, of the newest 5,000 successful ones.
    Optional<RunRow> best(String flow, String metric) throws IOException {
        var runs = services
                .history()
                .runs(new RunQuery(flow, RunStatus.SUCCEEDED, null, null, null, null, LOOKED_AT, null))
                .rows()
                .stream()
                .filter(run -> Double.isFinite(last(run, metric)))
                .toList();
        var direction = Direction.of(metric, runs.stream().map(RunRow::metrics).toList());
        return runs.stream().reduce((a, b) -> direction.isBetter(last(b, metric) - last(a, metric)) ? b : a);
    }

    private static double last(RunRow run, String metric) {
        var values = run.metrics().get(metric);
        return values == null ? Double.NaN : values.last();
    }
}
