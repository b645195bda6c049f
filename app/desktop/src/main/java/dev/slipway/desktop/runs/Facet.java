package dev.slipway.desktop.runs;

import dev.slipway.desktop.runs.Filter.Condition;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// A value runs can be narrowed down to, with how many there then are.
///
/// @param title what it belongs to: `Flow`, `State`, `Tag`
/// @param label the value
/// @param count runs that also meet the other conditions
record Facet(String title, String label, Condition condition, long count) {
    private static final int MOST_FLOWS = 40;

    /// Asks the store for all facets of `filter`. Does I/O.
    static List<Facet> read(RunHistory history, Filter filter, Collection<String> tags) throws IOException {
        var facets = new ArrayList<Facet>();
        for (var flow : history.flows().stream().limit(MOST_FLOWS).toList()) {
            facets.add(ask(history, filter, "Flow", flow, Condition.flow(flow)));
        }
        for (var status :
                Arrays.stream(RunStatus.values()).filter(FilterText::isOfRuns).toList()) {
            var facet = ask(history, filter, "State", status.word(), Condition.status(status));
            if (facet.count > 0 || filter.conditions().contains(facet.condition)) {
                facets.add(facet);
            }
        }
        for (var tag : tags) {
            facets.add(ask(history, filter, "Tag", tag, Condition.tag(tag)));
        }
        return List.copyOf(facets);
    }

    private static Facet ask(RunHistory history, Filter filter, String title, String label, Condition condition)
            throws IOException {
        return new Facet(
                title,
                label,
                condition,
                history.runs(filter.with(condition).query(1, null)).total());
    }
}
