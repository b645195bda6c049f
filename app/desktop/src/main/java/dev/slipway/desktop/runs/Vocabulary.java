package dev.slipway.desktop.runs;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.RunRow;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The flows and tags there are, and how many runs each value leaves. UI thread only.
final class Vocabulary {
    private final LiveStore store;
    private final Set<String> tags = new TreeSet<>();
    private final Set<String> flows = new TreeSet<>();
    private final Set<String> parameters = new LinkedHashSet<>();
    private final Set<String> typed = new TreeSet<>();
    private final Set<String> metrics = new LinkedHashSet<>();
    private final ObservableList<Facet> facets = FXCollections.observableArrayList();
    private volatile @Nullable Filter wanted;
    private boolean isAsking;
    private boolean isDue;

    Vocabulary(LiveStore store) {
        this.store = store;
    }

    ObservableList<Facet> facets() {
        return facets;
    }

    /// Returns what reads the text of a filter now.
    FilterText reader(ZoneId zone) {
        return new FilterText(flows, tags, store.clock().instant(), zone);
    }

    /// Remembers the flows and tags of `runs`.
    void learn(List<RunRow> runs) {
        for (var run : runs) {
            tags.addAll(run.label().tags());
            flows.add(run.flow().flow());
            parameters.addAll(run.parameters().keySet());
            metrics.addAll(run.metrics().keySet());
        }
    }

    /// Returns the names that can be typed.
    Proposals.Names names() {
        return new Proposals.Names(flows, tags, parameters, metrics, typed);
    }

    /// Counts anew under `filter`; what is being counted under another one is given up.
    void ask(Filter filter) {
        isDue = isAsking;
        wanted = filter;
        if (isAsking) {
            return;
        }
        isAsking = true;
        var known = List.copyOf(tags);
        store.ask(
                () -> Facet.read(store.services().history(), filter, known, () -> filter.equals(wanted)),
                read -> {
                    if (filter.equals(wanted)) {
                        show(read);
                    }
                    ended();
                },
                _ -> ended());
    }

    /// Gives up what is being counted, since it holds up what is waited for.
    void pause() {
        wanted = null;
        isDue = false;
    }

    private void ended() {
        isAsking = false;
        var next = wanted;
        if (isDue && next != null) {
            ask(next);
        }
    }

    private void show(List<Facet> read) {
        read.stream()
                .filter(facet -> facet.condition().key() == Filter.Key.FLOW)
                .forEach(facet -> flows.add(facet.label()));
        read.forEach(facet -> {
            switch (facet.condition().key()) {
                case TAG -> tags.add(facet.label());
                case VERSION, BRANCH, WHO -> typed.add(facet.condition().typed());
                case FLOW, STATUS, SINCE, BEFORE, UNTIL -> {}
            }
        });
        if (!facets.equals(read)) {
            facets.setAll(read);
        }
    }
}
