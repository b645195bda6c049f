package dev.slipway.engine.compare;

import dev.slipway.engine.compare.Comparison.Kind;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.List;
import java.util.TreeSet;

/// Rows of runs that were read already, put side by side in the order in which the store would give them. Immutable.
///
/// @param runs in the order of the comparison; copied
/// @param keys of the runs in the store, in the same order; copied
record KnownRows(List<RunRow> runs, List<Long> keys) {
    KnownRows {
        runs = List.copyOf(runs);
        keys = List.copyOf(keys);
    }

    /// Adds the parameters: all first ones, then all second ones.
    void addParameters(RowTable table) {
        int most = runs.stream().mapToInt(run -> run.parameters().size()).max().orElse(0);
        var parameters =
                runs.stream().map(run -> List.copyOf(run.parameters().keySet())).toList();
        for (int position = 0; position < most; position++) {
            for (int at = 0; at < runs.size(); at++) {
                if (position < parameters.get(at).size()) {
                    var name = parameters.get(at).get(position);
                    table.put(
                            Kind.PARAMETER,
                            name,
                            keys.get(at),
                            runs.get(at).parameters().get(name));
                }
            }
        }
    }

    void addMetrics(RowTable table) {
        for (var name : names()) {
            for (int at = 0; at < runs.size(); at++) {
                var metric = runs.get(at).metrics().get(name);
                if (metric != null) {
                    table.put(Kind.METRIC, name, keys.get(at), metric.last());
                }
            }
        }
    }

    private TreeSet<String> names() {
        var names = new TreeSet<String>();
        runs.forEach(run -> names.addAll(run.metrics().keySet()));
        return names;
    }

    void addTags(RowTable table) {
        var tags = new TreeSet<String>();
        runs.forEach(run -> tags.addAll(run.label().tags()));
        for (var tag : tags) {
            for (int at = 0; at < runs.size(); at++) {
                table.put(
                        Kind.TAG, tag, keys.get(at), runs.get(at).label().tags().contains(tag));
            }
        }
    }
}
