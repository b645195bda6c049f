package dev.slipway.desktop.runs;

import dev.slipway.desktop.live.KeptViews;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.live.ViewsFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Filters a person has named, kept in the workspace with how the list was grouped and sorted. UI thread only.
final class SavedFilters {
    private static final String KIND = "filters";

    /// @param text as one types it
    /// @param grouping as `Grouping.typed` writes it
    record Saved(String name, String text, String grouping, Sort sort) {}

    private final KeptViews<Saved> kept;
    private final RunListViewModel model;

    SavedFilters(LiveStore store, ViewsFile file, RunListViewModel model) {
        this.model = model;
        kept = new KeptViews<>(
                store, file, new KeptViews.Form<>(KIND, Saved::name, SavedFilters::entry, SavedFilters::saved));
    }

    ObservableList<Saved> all() {
        return kept.all();
    }

    /// Why they could not be read or kept, empty if they could.
    ReadOnlyStringProperty failureProperty() {
        return kept.failureProperty();
    }

    /// Reads what is kept.
    void read() {
        kept.read();
    }

    /// Keeps the filter in force as `name`, in place of one of that name.
    void save(String name) {
        var words = name.strip();
        if (!words.isEmpty()) {
            kept.keep(new Saved(
                    words,
                    model.filter().filterProperty().get().typed(),
                    model.groupingProperty().get().typed(),
                    model.sortProperty().get()));
        }
    }

    void remove(Saved saved) {
        kept.remove(saved);
    }

    /// Shows the runs that meet `saved`, in its order and groups.
    void show(Saved saved) {
        model.show(saved.text(), Grouping.read(saved.grouping(), model.zone()), saved.sort());
    }

    /// Tells whether `saved` is in force.
    boolean isShown(Saved saved) {
        return model.filter().filterProperty().get().typed().equals(saved.text())
                && model.groupingProperty().get().typed().equals(saved.grouping());
    }

    private static Map<String, @Nullable Object> entry(Saved saved) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("name", saved.name());
        entry.put("filter", saved.text());
        entry.put("group", saved.grouping());
        entry.put("sort", saved.sort().column());
        entry.put("ascending", saved.sort().ascending());
        return entry;
    }

    private static Saved saved(Map<String, @Nullable Object> entry) {
        return new Saved(
                Objects.toString(entry.get("name"), "unnamed"),
                Objects.toString(entry.get("filter"), ""),
                Objects.toString(entry.get("group"), ""),
                new Sort(
                        Objects.toString(entry.get("sort"), Sort.NEWEST.column()),
                        Boolean.TRUE.equals(entry.get("ascending"))));
    }
}
