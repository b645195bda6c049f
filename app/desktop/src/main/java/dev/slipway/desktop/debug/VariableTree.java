package dev.slipway.desktop.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Values as rows that unfold; what is in a value is asked for when it is unfolded, a hundred at once. UI thread only.
public final class VariableTree {
    /// How many parts are asked for at once.
    static final int AT_ONCE = 100;

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> unmodifiable = FXCollections.unmodifiableObservableList(rows);
    private Source source = (_, _) -> {};
    private Setting setting = (_, _, _) -> {};
    private int generation;

    /// A value.
    ///
    /// @param reference the kernel's number to ask for what is in it, 0 if nothing is
    /// @param size how many parts it has, 0 if that is not known
    /// @param holder the number of what it is in, to set it; 0 if it cannot be
    public record Variable(String name, String value, String type, int reference, int size, int holder) {
        /// The type of what is no value, but a sentence about why there is none.
        public static final String FAILED = "failed";

        static Variable of(Fields variable, int holder) {
            return new Variable(
                    variable.text("name"),
                    variable.text("value"),
                    variable.text("type"),
                    variable.whole("variablesReference"),
                    Math.max(variable.whole("indexedVariables"), variable.whole("namedVariables")),
                    holder);
        }
    }

    /// One row.
    ///
    /// @param from for a row that stands for more parts of `variable`: the first of them; -1 for a value itself
    public record Row(Variable variable, int depth, boolean isOpen, int from) {
        public boolean isMore() {
            return from >= 0;
        }

        public boolean folds() {
            return !isMore() && variable.reference() > 0;
        }
    }

    /// What is asked for.
    ///
    /// @param start the first part, 0-based
    record Part(int reference, int start, int count) {}

    /// Asks for parts of a value.
    interface Source extends BiConsumer<Part, Consumer<List<Variable>>> {}

    /// Gives a variable another value.
    interface Setting {
        /// @param value an expression in Java
        /// @param then called with the variable as it is then; not at all if it keeps its value
        void set(Variable variable, String value, Consumer<Variable> then);
    }

    void from(Source parts) {
        source = parts;
    }

    void setBy(Setting way) {
        setting = way;
    }

    /// Tells whether row `at` can be given another value.
    public boolean canSet(int at) {
        return at >= 0
                && at < rows.size()
                && !rows.get(at).isMore()
                && rows.get(at).variable().holder() > 0;
    }

    /// Gives row `at` the value of `expression`, in Java.
    public void set(int at, String expression) {
        if (!canSet(at) || expression.isBlank()) {
            return;
        }
        int mine = generation;
        var row = rows.get(at);
        setting.set(row.variable(), expression.strip(), now -> {
            int place = indexOf(row);
            if (mine == generation && place >= 0) {
                if (row.isOpen()) {
                    fold(place);
                }
                rows.set(place, new Row(now, row.depth(), false, -1));
            }
        });
    }

    /// The rows as they are to be seen.
    public ObservableList<Row> rows() {
        return unmodifiable;
    }

    /// Shows `roots`; answers to what was asked before are no longer heard.
    void show(List<Variable> roots) {
        generation++;
        rows.setAll(roots.stream().map(root -> new Row(root, 0, false, -1)).toList());
    }

    void add(Variable root) {
        rows.add(new Row(root, 0, false, -1));
    }

    /// Shows `roots`, whose kernel has gone on: nothing in them can be asked for any more.
    void settle() {
        generation++;
        var kept = new ArrayList<Row>();
        for (var row : rows) {
            if (row.depth() == 0 && !row.isMore()) {
                var known = row.variable();
                kept.add(new Row(new Variable(known.name(), known.value(), known.type(), 0, 0, 0), 0, false, -1));
            }
        }
        rows.setAll(kept);
    }

    /// Folds or unfolds row `at`, or shows more.
    public void turn(int at) {
        if (at < 0 || at >= rows.size()) {
            return;
        }
        var row = rows.get(at);
        if (row.isMore()) {
            ask(row, row.from());
        } else if (row.isOpen()) {
            fold(at);
        } else if (row.folds()) {
            ask(row, 0);
        }
    }

    /// Unfolds row `at` if it is folded.
    void unfold(int at) {
        if (at < rows.size() && !rows.get(at).isOpen()) {
            turn(at);
        }
    }

    private void ask(Row row, int from) {
        int mine = generation;
        int size = row.variable().size();
        int count = size == 0 ? AT_ONCE : Math.min(AT_ONCE, size - from);
        source.accept(new Part(row.variable().reference(), from, count), parts -> {
            int at = indexOf(row);
            if (mine == generation && at >= 0) {
                put(at, row, from, parts);
            }
        });
    }

    @SuppressWarnings("ReferenceEquality")
    private int indexOf(Row row) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == row) { // the very row: equal ones stand in other values
                return i;
            }
        }
        return -1;
    }

    private void put(int at, Row row, int from, List<Variable> parts) {
        var added = new ArrayList<Row>();
        int depth = row.isMore() ? row.depth() : row.depth() + 1;
        parts.forEach(part -> added.add(new Row(part, depth, false, -1)));
        int end = from + parts.size();
        if (end < row.variable().size() && !parts.isEmpty()) {
            added.add(new Row(row.variable(), depth, false, end));
        }
        if (row.isMore()) {
            rows.remove(at);
            rows.addAll(at, added);
        } else {
            rows.set(at, new Row(row.variable(), row.depth(), true, -1));
            rows.addAll(at + 1, added);
        }
    }

    private void fold(int at) {
        var row = rows.get(at);
        int end = at + 1;
        while (end < rows.size() && rows.get(end).depth() > row.depth()) {
            end++;
        }
        rows.remove(at + 1, end);
        rows.set(at, new Row(row.variable(), row.depth(), false, -1));
    }
}
