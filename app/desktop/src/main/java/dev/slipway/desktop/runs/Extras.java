package dev.slipway.desktop.runs;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.engine.history.RunHistory;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// What is read of single runs once their rows come into view, a few at a time. UI thread only.
final class Extras {
    private static final int KEPT = 4000;
    private static final int AT_A_TIME = 40;
    private static final long LONGEST_CURVE = 5000;
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final LiveStore store;
    private final Map<RunId, Extra> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, Extra> eldest) {
            return size() > KEPT;
        }
    };
    private final Set<RunId> wanted = new LinkedHashSet<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private String metric = "";
    private boolean isReading;

    Extras(LiveStore store) {
        this.store = store;
    }

    /// Counts up when something was read.
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// Draws curves of `name` from now on; empty for none.
    void metric(String name) {
        if (!name.equals(metric)) {
            metric = name;
            known.clear();
        }
    }

    /// Returns what is known of `run`; if nothing is, it is read soon.
    Optional<Extra> of(RunId run) {
        var extra = known.get(run);
        if (extra == null) {
            again(List.of(run));
        }
        return Optional.ofNullable(extra);
    }

    /// Reads these again soon.
    void again(Collection<RunId> runs) {
        if (wanted.addAll(runs) && !isReading) {
            isReading = true;
            store.jobs().after(PAUSE, this::read);
        }
    }

    /// Reads what is wanted now.
    void read() {
        var ids = wanted.stream().limit(AT_A_TIME).toList();
        ids.forEach(wanted::remove);
        var curve = metric;
        store.ask(
                () -> read(store.services().history(), ids, curve),
                found -> {
                    known.putAll(found);
                    version.set(version.get() + 1);
                    goOn();
                },
                _ -> goOn());
    }

    private void goOn() {
        isReading = !wanted.isEmpty();
        if (isReading) {
            store.jobs().after(PAUSE, this::read);
        }
    }

    private static Map<RunId, Extra> read(RunHistory history, List<RunId> ids, String curve) throws IOException {
        var found = new HashMap<RunId, Extra>();
        for (var outline : history.outlines(ids, curve).entrySet()) {
            long points = outline.getValue().points();
            boolean drawn = points > 1 && points <= LONGEST_CURVE;
            found.put(
                    outline.getKey(),
                    Extra.of(outline.getValue(), drawn ? history.curve(outline.getKey(), curve) : List.of()));
        }
        return found;
    }
}
