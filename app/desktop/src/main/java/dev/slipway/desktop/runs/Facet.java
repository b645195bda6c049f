package dev.slipway.desktop.runs;

import dev.slipway.desktop.runs.Filter.Condition;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunHistory.Count;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A value runs can be narrowed down to, with how many there then are.
///
/// @param title what it belongs to: `Flow`, `State`, `Tag`
/// @param label the value
/// @param count runs that also meet the other conditions
record Facet(String title, String label, Condition condition, long count) {
    private static final int MOST_FLOWS = 40;

    /// Asks the store for all facets of `filter`, for some of them once `isWanted` does not hold. Does I/O.
    static List<Facet> read(RunHistory history, Filter filter, Collection<String> tags, BooleanSupplier isWanted)
            throws IOException {
        var facets = new ArrayList<Facet>();
        var byFlow = counts(history, filter, Filter.Key.FLOW, Count.FLOW);
        for (var flow : history.flows().stream().limit(MOST_FLOWS).toList()) {
            facets.add(new Facet("Flow", flow, Condition.flow(flow), byFlow.getOrDefault(flow, 0)));
        }
        if (!isWanted.getAsBoolean()) {
            return List.copyOf(facets);
        }
        var byStatus = counts(history, filter, Filter.Key.STATUS, Count.STATUS);
        for (var status :
                Arrays.stream(RunStatus.values()).filter(FilterText::isOfRuns).toList()) {
            var condition = Condition.status(status);
            int count = byStatus.getOrDefault(status.word(), 0);
            if (count > 0 || filter.conditions().contains(condition)) {
                facets.add(new Facet("State", status.word(), condition, count));
            }
        }
        if (!isWanted.getAsBoolean()) {
            return List.copyOf(facets);
        }
        var byTag = counts(history, filter, Filter.Key.TAG, Count.TAG);
        for (var tag : tags) {
            facets.add(new Facet("Tag", tag, Condition.tag(tag), byTag.getOrDefault(tag, 0)));
        }
        return List.copyOf(facets);
    }

    /// Counts what each value would leave in place of the one that is chosen.
    private static Map<String, Integer> counts(RunHistory history, Filter filter, Filter.Key key, Count by)
            throws IOException {
        return history.counts(filter.without(key).query(1, null), by);
    }
}
