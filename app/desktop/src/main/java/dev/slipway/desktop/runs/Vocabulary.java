package dev.slipway.desktop.runs;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.Rows.RunRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The words there are for a filter, and how many runs each value leaves. UI thread only.
final class Vocabulary {
    /// How long branches, versions and persons are taken for what they were while runs go on.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveStore store;
    private final Set<String> tags = new TreeSet<>();
    private final Set<String> flows = new TreeSet<>();
    private final Set<String> parameters = new LinkedHashSet<>();
    private final Set<String> typed = new TreeSet<>();
    private final Set<String> metrics = new LinkedHashSet<>();
    private final ObservableList<Facet> facets = FXCollections.observableArrayList();
    private volatile @Nullable Filter wanted;
    private Origins origins = new Origins(null, Instant.MIN, List.of());
    private boolean isAsking;
    private boolean isDue;
    private boolean isCatchingUp;

    /// Branches, versions and persons.
    ///
    /// @param of the filter under which they were counted, null for none
    /// @param at when
    private record Origins(@Nullable Filter of, Instant at, List<Facet> facets) {
        boolean holds(Filter filter, Instant now) {
            return filter.equals(of) && now.isBefore(at.plus(PATIENCE));
        }
    }

    private record Read(List<Facet> facets, Origins origins) {}

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
        var before = origins;
        store.ask(
                () -> read(filter, known, before),
                read -> {
                    if (filter.equals(wanted)) {
                        catchUp(filter, read.origins().equals(origins));
                        origins = read.origins();
                        show(Stream.concat(read.facets().stream(), origins.facets().stream())
                                .toList());
                    }
                    ended();
                },
                _ -> ended());
    }

    /// Counts once more when what was taken for what it was is old.
    private void catchUp(Filter filter, boolean isOld) {
        if (isOld && !isCatchingUp) {
            isCatchingUp = true;
            store.jobs().after(PATIENCE, () -> {
                isCatchingUp = false;
                if (filter.equals(wanted)) {
                    ask(filter);
                }
            });
        }
    }

    private Read read(Filter filter, List<String> known, Origins before) throws IOException {
        var history = store.services().history();
        var now = store.clock().instant();
        var facets = Facet.read(history, filter, known, () -> filter.equals(wanted));
        return new Read(
                facets,
                before.holds(filter, now)
                        ? before
                        : new Origins(filter, now, Facet.origins(history, filter, () -> filter.equals(wanted))));
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
