package dev.slipway.desktop.runs;

import dev.slipway.desktop.runs.Filter.Condition;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.history.RunHistory.Count;
import dev.slipway.engine.history.RunStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// A value runs can be narrowed down to, with how many there then are.
///
/// @param title what it belongs to: `Flow`, `State`, `Tag`
/// @param label the value
/// @param count runs that also meet the other conditions
record Facet(String title, String label, Condition condition, long count) {
    /// Asks the store for the flows, states and tags of `filter`, for some of them once `isWanted` does not hold. Does
    /// I/O.
    static List<Facet> read(RunHistory history, Filter filter, Collection<String> tags, BooleanSupplier isWanted)
            throws IOException {
        var facets = new ArrayList<Facet>();
        var byFlow = counts(history, filter, Filter.Key.FLOW, Count.FLOW);
        for (var flow : history.flows()) {
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
        var all = new TreeSet<>(tags);
        all.addAll(byTag.keySet());
        for (var tag : all) {
            facets.add(new Facet("Tag", tag, Condition.tag(tag), byTag.getOrDefault(tag, 0)));
        }
        return List.copyOf(facets);
    }

    /// Asks the store for the branches, versions and persons of `filter`, which takes it ten times as long; one person
    /// alone tells nothing. Does I/O.
    static List<Facet> origins(RunHistory history, Filter filter, BooleanSupplier isWanted) throws IOException {
        var facets = new ArrayList<Facet>();
        if (isWanted.getAsBoolean()) {
            counts(history, filter, Filter.Key.BRANCH, Count.BRANCH)
                    .forEach((name, count) -> facets.add(new Facet("Branch", name, Condition.branch(name), count)));
        }
        if (isWanted.getAsBoolean()) {
            counts(history, filter, Filter.Key.VERSION, Count.VERSION).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(NEWEST_FIRST))
                    .forEach(one -> facets.add(
                            new Facet("Version", one.getKey(), Condition.version(one.getKey()), one.getValue())));
        }
        if (isWanted.getAsBoolean()) {
            var persons = counts(history, filter, Filter.Key.WHO, Count.WHO);
            if (persons.size() > 1 || filter.value(Filter.Key.WHO).isPresent()) {
                persons.forEach((name, count) -> facets.add(new Facet("Person", name, Condition.who(name), count)));
            }
        }
        return List.copyOf(facets);
    }

    /// By flow, then the newest first: `sales@10` before `sales@9`.
    private static final Comparator<String> NEWEST_FIRST = Comparator.comparing(
                    (String version) -> version.substring(0, version.lastIndexOf('@')))
            .thenComparing(
                    version -> Integer.parseInt(version.substring(version.lastIndexOf('@') + 1)),
                    Comparator.reverseOrder());

    /// Counts what each value would leave in place of the one that is chosen.
    private static Map<String, Integer> counts(RunHistory history, Filter filter, Filter.Key key, Count by)
            throws IOException {
        return history.counts(filter.without(key).query(1, null), by);
    }
}
