package dev.slipway.desktop.editor;

import dev.slipway.kernel.protocol.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is offered while someone types: candidates that still fit, and the chosen one. UI thread only.
public final class CompletionViewModel {
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ObservableList<Completion.Item> shown = FXCollections.observableArrayList();
    private final ObservableList<Completion.Item> unmodifiable = FXCollections.unmodifiableObservableList(shown);
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
    private List<Completion.Item> all = List.of();
    private int start;
    private String prefix = "";

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// What fits, best first; unmodifiable by others.
    public ObservableList<Completion.Item> shown() {
        return unmodifiable;
    }

    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Returns the UTF-16 offset at which the replaced text starts.
    public int start() {
        return start;
    }

    /// Returns what has been typed of the name.
    public String prefix() {
        return prefix;
    }

    /// Returns how many candidates there are in all.
    public int total() {
        return all.size();
    }

    /// Offers what the kernel found, unless `text` and `caret` have left the place it was asked about.
    public void offer(Completion found, String text, int caret) {
        start = Math.min(found.start(), text.length());
        all = distinct(found.items());
        typed(text, caret).ifPresentOrElse(this::fit, this::close);
    }

    /// Keeps what fits the text as it is now, and closes when nothing does.
    public void refine(String text, int caret) {
        var now = typed(text, caret);
        if (now.isEmpty()) {
            close();
        } else if (!open.get() || !now.get().equals(prefix)) {
            fit(now.get());
        }
    }

    /// Returns what has been typed of the name; empty if the caret has left it.
    private Optional<String> typed(String text, int caret) {
        if (caret < start || start > text.length()) {
            return Optional.empty();
        }
        var name = text.substring(start, Math.min(caret, text.length()));
        return Optional.of(name).filter(typed -> typed.chars().allMatch(Character::isJavaIdentifierPart));
    }

    private void fit(String name) {
        prefix = name;
        var fitting = fitting();
        boolean done = fitting.size() == 1 && fitting.getFirst().text().equals(prefix);
        if (fitting.isEmpty() || done) {
            close();
            return;
        }
        shown.setAll(fitting);
        chosen.set(0);
        open.set(true);
    }

    /// Returns those that fit what has been typed, the best first.
    private List<Completion.Item> fitting() {
        var ranked =
                new ArrayList<List<Completion.Item>>(List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        for (var item : all) {
            int rank = rank(item.text());
            if (rank < ranked.size()) {
                ranked.get(rank).add(item);
            }
        }
        return ranked.stream().flatMap(List::stream).toList();
    }

    /// Chooses the one `by` further down, around the ends.
    public void choose(int by) {
        if (!shown.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + by, shown.size()));
        }
    }

    /// Chooses the one at `place`.
    public void chooseAt(int place) {
        chosen.set(Math.clamp(place, 0, Math.max(0, shown.size() - 1)));
    }

    /// Returns the chosen one; empty while closed.
    public Optional<Completion.Item> current() {
        return open.get() && chosen.get() < shown.size() ? Optional.of(shown.get(chosen.get())) : Optional.empty();
    }

    /// Closes, and returns the change that puts the chosen one in; a method without an argument list gets one.
    public Optional<TextChange> accept(String text, int caret) {
        var item = current();
        close();
        if (item.isEmpty() || caret < start) {
            return Optional.empty();
        }
        var name = item.get().text();
        boolean method = item.get().kind().equals("method")
                && !name.endsWith(")")
                && (caret >= text.length() || text.charAt(caret) != '(');
        boolean empty = item.get().detail().contains("()");
        var inserted = method ? name + "()" : name;
        int end = start + inserted.length() - (method && !empty ? 1 : 0);
        return Optional.of(new TextChange(start, caret, inserted, end, end));
    }

    /// Offers nothing any more.
    public void close() {
        open.set(false);
        shown.clear();
    }

    private int rank(String name) {
        if (name.startsWith(prefix)) {
            return 0;
        }
        if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return 1;
        }
        return humps(name) ? 2 : 3;
    }

    /// Tells whether the prefix names the first letters of the words: `nC` for `numericColumns`.
    private boolean humps(String name) {
        int at = 0;
        for (int i = 0; i < prefix.length(); i++) {
            char wanted = prefix.charAt(i);
            int found = i == 0 ? (name.charAt(0) == wanted ? 0 : -1) : next(name, at, wanted);
            if (found < 0) {
                return false;
            }
            at = found + 1;
        }
        return !prefix.isEmpty();
    }

    private static int next(String name, int from, char wanted) {
        if (from < name.length() && name.charAt(from) == wanted) {
            return from;
        }
        return Character.isUpperCase(wanted) ? name.indexOf(wanted, from) : -1;
    }

    private static List<Completion.Item> distinct(List<Completion.Item> items) {
        return items.stream().filter(item -> !item.text().isEmpty()).distinct().toList();
    }
}
