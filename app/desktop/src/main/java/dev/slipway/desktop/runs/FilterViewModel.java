package dev.slipway.desktop.runs;

import dev.slipway.desktop.runs.Filter.Condition;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The filter of the list: chips, and what is being typed. UI thread only.
final class FilterViewModel {
    private final Vocabulary vocabulary;
    private final ZoneId zone;
    private final Consumer<Filter> show;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.ALL);
    private final ReadOnlyObjectWrapper<FilterText.Read.@Nullable Mistake> mistake = new ReadOnlyObjectWrapper<>();

    /// @param show called with the filter that is asked for now
    FilterViewModel(Vocabulary vocabulary, ZoneId zone, Consumer<Filter> show) {
        this.vocabulary = vocabulary;
        this.zone = zone;
        this.show = show;
    }

    /// What stands in the field, chips left out.
    StringProperty typedProperty() {
        return typed;
    }

    /// The chips, and the expression in force.
    ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    Filter get() {
        return filter.get();
    }

    /// What is wrong with the text typed, null if nothing is.
    ReadOnlyObjectProperty<FilterText.Read.@Nullable Mistake> mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /// The names that can be typed.
    Proposals.Names names() {
        return vocabulary.names();
    }

    /// Says that the expression is wrong at `column`.
    void refuse(String message, int column) {
        mistake.set(new FilterText.Read.Mistake(message, filter.get().where(), column));
    }

    /// Takes the text typed for the filter: what names a condition becomes a chip.
    void applyTyped() {
        var read = vocabulary.reader(zone).read(typed.get());
        switch (read) {
            case FilterText.Read.Mistake wrong -> mistake.set(wrong);
            case FilterText.Read.Meaning meaning -> {
                var next = filter.get().withWhere(meaning.where());
                for (var condition : meaning.conditions()) {
                    next = next.with(condition);
                }
                if (!meaning.conditions().isEmpty()) {
                    typed.set(meaning.where());
                }
                show(next);
            }
        }
    }

    /// Filters by the text `text` alone.
    void showOnly(String text) {
        filter.set(Filter.ALL);
        typed.set(text);
        applyTyped();
    }

    void toggle(Condition condition) {
        show(filter.get().toggled(condition));
    }

    void with(Condition condition) {
        show(filter.get().with(condition));
    }

    void without(Filter.Key key) {
        show(filter.get().without(key));
    }

    /// Takes the last chip away.
    void withoutLast() {
        var conditions = filter.get().conditions();
        if (!conditions.isEmpty()) {
            without(conditions.getLast().key());
        }
    }

    void clear() {
        typed.set("");
        show(Filter.ALL);
    }

    private void show(Filter next) {
        mistake.set(null);
        filter.set(next);
        show.accept(next);
    }
}
