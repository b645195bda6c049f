package dev.slipway.desktop.runs;

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

/// Filters a person has named, kept in the workspace with how the list was grouped and sorted. UI thread only.
final class SavedFilters {
    private static final String KIND = "filters";

    /// @param text as one types it
    /// @param grouping as `Grouping.typed` writes it
    record Saved(String name, String text, String grouping, Sort sort) {}

    private final LiveStore store;
    private final ViewsFile file;
    private final RunListViewModel model;
    private final ObservableList<Saved> all = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    SavedFilters(LiveStore store, ViewsFile file, RunListViewModel model) {
        this.store = store;
        this.file = file;
        this.model = model;
    }

    ObservableList<Saved> all() {
        return all;
    }

    /// Why they could not be read or kept, empty if they could.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Reads what is kept.
    void read() {
        store.ask(
                () -> file.read(KIND).stream().map(SavedFilters::saved).toList(),
                (Consumer<List<Saved>>) all::setAll,
                failure::set);
    }

    /// Keeps the filter in force as `name`, in place of one of that name.
    void save(String name) {
        var words = name.strip();
        if (words.isEmpty()) {
            return;
        }
        var next = new ArrayList<>(all);
        next.removeIf(one -> one.name().equals(words));
        next.add(new Saved(
                words,
                model.filter().filterProperty().get().typed(),
                model.groupingProperty().get().typed(),
                model.sortProperty().get()));
        keep(next);
    }

    void remove(Saved saved) {
        var next = new ArrayList<>(all);
        next.remove(saved);
        keep(next);
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

    private void keep(List<Saved> next) {
        all.setAll(next);
        var entries = next.stream().map(SavedFilters::entry).toList();
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
