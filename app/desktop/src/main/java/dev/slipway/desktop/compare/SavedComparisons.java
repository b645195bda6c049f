package dev.slipway.desktop.compare;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.ViewsFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Comparisons a person has named, kept in the workspace. UI thread only.
final class SavedComparisons {
    private static final String KIND = "comparisons";

    /// @param runs in their order; copied
    /// @param baseline the run the others are measured by
    /// @param metric whose curves are drawn, empty for none
    /// @param reading which value of a metric counts
    record Saved(
            String name,
            List<RunId> runs,
            @Nullable RunId baseline,
            String metric,
            MetricReading reading,
            boolean differencesOnly) {
        Saved {
            runs = List.copyOf(runs);
        }
    }

    private final LiveStore store;
    private final ViewsFile file;
    private final ObservableList<Saved> all = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    SavedComparisons(LiveStore store, ViewsFile file) {
        this.store = store;
        this.file = file;
    }

    ObservableList<Saved> all() {
        return all;
    }

    /// Why they could not be read or kept, empty if they could.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void read() {
        store.ask(
                () -> file.read(KIND).stream().map(SavedComparisons::saved).toList(),
                (Consumer<List<Saved>>) all::setAll,
                failure::set);
    }

    /// Keeps `saved` in place of one of its name.
    void keep(Saved saved) {
        var next = new ArrayList<>(all);
        next.removeIf(one -> one.name().equals(saved.name()));
        next.add(saved);
        write(next);
    }

    void remove(Saved saved) {
        var next = new ArrayList<>(all);
        next.remove(saved);
        write(next);
    }

    private void write(List<Saved> next) {
        all.setAll(next);
        var entries = next.stream().map(SavedComparisons::entry).toList();
        store.ask(
                () -> {
                    file.write(KIND, entries);
                    return "";
                },
                failure::set,
                failure::set);
    }

    private static Map<String, @Nullable Object> entry(Saved saved) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("name", saved.name());
        entry.put("runs", saved.runs().stream().map(RunId::value).toList());
        entry.put("baseline", saved.baseline() == null ? null : saved.baseline().value());
        entry.put("metric", saved.metric());
        entry.put("reading", saved.reading().kind().name());
        entry.put("iteration", saved.reading().iteration());
        entry.put("differences_only", saved.differencesOnly());
        return entry;
    }

    private static Saved saved(Map<String, @Nullable Object> entry) {
        var runs = entry.get("runs") instanceof List<?> list
                ? list.stream().map(id -> new RunId(String.valueOf(id))).toList()
                : List.<RunId>of();
        var baseline = entry.get("baseline");
        return new Saved(
                Objects.toString(entry.get("name"), "unnamed"),
                runs,
                baseline == null ? null : new RunId(baseline.toString()),
                Objects.toString(entry.get("metric"), ""),
                reading(entry),
                !Boolean.FALSE.equals(entry.get("differences_only")));
    }

    private static MetricReading reading(Map<String, @Nullable Object> entry) {
        long iteration = entry.get("iteration") instanceof Number number ? number.longValue() : 0;
        return switch (Objects.toString(entry.get("reading"), "")) {
            case "BEST" -> MetricReading.BEST;
            case "AT" -> MetricReading.at(iteration);
            default -> MetricReading.LAST;
        };
    }
}
