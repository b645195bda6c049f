package dev.slipway.desktop.runs;

import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.ViewsFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// Which columns the list of runs has: those that tell the runs apart, but for what a person chose. The choice is kept
/// in the workspace. UI thread only.
final class ColumnChoice {
    private static final String KIND = "columns";
    private static final String SPARK = "spark";

    private final LiveStore store;
    private final ViewsFile file;
    private final Map<String, Boolean> chosen = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private RunColumns proposed = new RunColumns(List.of(), List.of());
    private List<String> parameters = List.of();
    private List<String> metrics = List.of();
    private Set<String> curved = Set.of();
    private String spark = "";

    ColumnChoice(LiveStore store, ViewsFile file) {
        this.store = store;
        this.file = file;
    }

    /// Counts up when other columns are shown.
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// Reads what was chosen earlier.
    void read() {
        store.ask(
                () -> file.read(KIND),
                entries -> {
                    entries.forEach(entry -> {
                        var id = Objects.toString(entry.get("id"), "");
                        if (id.equals(SPARK)) {
                            spark = Objects.toString(entry.get("name"), "");
                        } else {
                            chosen.put(id, Boolean.TRUE.equals(entry.get("shown")));
                        }
                    });
                    version.set(version.get() + 1);
                },
                _ -> {}); // columns are shown as proposed; the saved filters say what is wrong with the file
    }

    /// Looks at what is listed now; parameters and metrics seen before stay on offer.
    void offer(RunColumns next, Proposals.Names names) {
        var allParameters = new LinkedHashSet<>(parameters);
        allParameters.addAll(names.parameters());
        var allMetrics = new LinkedHashSet<>(metrics);
        allMetrics.addAll(names.metrics());
        parameters = List.copyOf(allParameters);
        metrics = List.copyOf(allMetrics);
        if (!next.equals(proposed)) {
            proposed = next;
            version.set(version.get() + 1);
        }
    }

    /// Prefers these metrics, which were logged over iterations, where a course is drawn.
    void curved(Set<String> names) {
        if (!names.equals(curved)) {
            curved = Set.copyOf(names);
            version.set(version.get() + 1);
        }
    }

    /// Returns the parameters there are.
    List<String> parameters() {
        return parameters;
    }

    /// Returns the metrics there are.
    List<String> metrics() {
        return metrics;
    }

    /// Returns the parameters that have a column.
    List<String> shownParameters() {
        return shown("p:", proposed.parameters(), parameters);
    }

    /// Returns the metrics that have a column.
    List<String> shownMetrics() {
        return shown("m:", proposed.metrics(), metrics);
    }

    private List<String> shown(String prefix, List<String> first, List<String> all) {
        Set<String> names = new LinkedHashSet<>(first);
        names.addAll(all);
        return names.stream().filter(name -> isShown(prefix + name)).toList();
    }

    /// Tells whether the column `id` is shown: `p:NAME`, `m:NAME`, `by`, `tags`.
    boolean isShown(String id) {
        var choice = chosen.get(id);
        if (choice != null) {
            return choice;
        }
        return id.startsWith("p:")
                ? proposed.parameters().contains(id.substring(2))
                : !id.startsWith("m:") || proposed.metrics().contains(id.substring(2));
    }

    /// Shows or hides a column.
    void toggle(String id) {
        chosen.put(id, !isShown(id));
        changed();
    }

    /// Returns the metric whose course is drawn, empty for none.
    String spark() {
        if (!spark.isEmpty() && (metrics.isEmpty() || metrics.contains(spark))) {
            return spark;
        }
        var shown = shownMetrics();
        return shown.stream().filter(curved::contains).findFirst().orElse(shown.isEmpty() ? "" : shown.getFirst());
    }

    /// Draws the course of another metric.
    void spark(String metric) {
        spark = metric;
        changed();
    }

    /// Forgets what was chosen.
    void reset() {
        chosen.clear();
        spark = "";
        changed();
    }

    private void changed() {
        version.set(version.get() + 1);
        var entries = new ArrayList<Map<String, @Nullable Object>>();
        chosen.forEach((id, shown) -> entries.add(entry("id", id, "shown", shown)));
        if (!spark.isEmpty()) {
            entries.add(entry("id", SPARK, "name", spark));
        }
        store.ask(
                () -> {
                    file.write(KIND, entries);
                    return true;
                },
                _ -> {},
                _ -> {}); // the columns are shown all the same
    }

    private static Map<String, @Nullable Object> entry(String a, Object first, String b, Object second) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put(a, first);
        entry.put(b, second);
        return entry;
    }
}
