package dev.slipway.desktop.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Views of one kind that a person has named, kept in the workspace. UI thread only.
///
/// @param <T> a view
public final class KeptViews<T> {
    private final LiveStore store;
    private final ViewsFile file;
    private final Form<T> form;
    private final ObservableList<T> all = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    /// How views of a kind are kept.
    ///
    /// @param kind as in the file
    /// @param name what a view is called; one of the same name takes its place
    /// @param read returns the view that was written; what is missing has a sensible value
    public record Form<T>(
            String kind,
            Function<T, String> name,
            Function<T, Map<String, @Nullable Object>> write,
            Function<Map<String, @Nullable Object>, T> read) {}

    public KeptViews(LiveStore store, ViewsFile file, Form<T> form) {
        this.store = store;
        this.file = file;
        this.form = form;
    }

    /// Returns the views, in the order they were kept.
    public ObservableList<T> all() {
        return all;
    }

    /// Why they could not be read or kept, empty if they could.
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Reads what is kept.
    public void read() {
        store.ask(
                () -> file.read(form.kind()).stream().map(form.read()).toList(),
                (Consumer<List<T>>) all::setAll,
                failure::set);
    }

    /// Keeps `view` in place of one of its name.
    public void keep(T view) {
        change(views -> {
            views.removeIf(one -> isNamedAs(one, view));
            views.add(view);
        });
    }

    /// Keeps `view` no more.
    public void remove(T view) {
        change(views -> {
            if (!views.remove(view)) {
                views.removeIf(one -> isNamedAs(one, view));
            }
        });
    }

    private boolean isNamedAs(T one, T other) {
        return form.name().apply(one).equals(form.name().apply(other));
    }

    /// Changes what is shown at once, and what is kept by now: another window may have kept more.
    private void change(Consumer<List<T>> change) {
        var next = new ArrayList<>(all);
        change.accept(next);
        all.setAll(next);
        store.ask(
                () -> file.change(form.kind(), entries -> {
                    var kept = new ArrayList<>(entries.stream().map(form.read()).toList());
                    change.accept(kept);
                    return kept.stream().map(form.write()).toList();
                }),
                (Consumer<List<Map<String, @Nullable Object>>>) entries -> {
                    failure.set("");
                    all.setAll(entries.stream().map(form.read()).toList());
                },
                failure::set);
    }
}
