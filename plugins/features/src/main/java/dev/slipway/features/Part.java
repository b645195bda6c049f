package dev.slipway.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.Table;

/// Some rows of a table with where they come from: which rows of which table, for what, and what was done to them.
/// Immutable: `table` gives a copy.
public final class Part implements Shown {
    private final Origin origin;
    private final Table table;
    private final List<Fitted> applied;

    Part(Origin origin, Table table, List<Fitted> applied) {
        this.origin = origin;
        this.table = table;
        this.applied = List.copyOf(applied);
    }

    /// What a part is for.
    public enum Kind {
        TRAINING("training"),
        VALIDATION("validation"),
        TEST("test");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// Returns the word for it in a sentence.
        public String word() {
            return word;
        }
    }

    /// Returns what the part is for.
    public Kind kind() {
        var kind = origin.kind();
        if (kind == null) {
            throw new AssertionError("a part without a kind");
        }
        return kind;
    }

    /// Returns a copy of the rows.
    public Table table() {
        return table.copy();
    }

    /// Returns how many rows there are.
    public int rowCount() {
        return table.rowCount();
    }

    /// Returns the numbers of the rows in the table that was split, ascending, 0-based.
    public int[] rows() {
        return origin.rows().clone();
    }

    /// Returns the part with its columns changed row for row, for example by `Tables.with`.
    ///
    /// @throws IllegalArgumentException if the rows become more or fewer
    public Part map(UnaryOperator<Table> change) {
        var changed = change.apply(table.copy());
        if (changed.rowCount() != table.rowCount()) {
            throw new IllegalArgumentException("the change makes "
                    + Words.counted(changed.rowCount(), "row") + " of " + table.rowCount()
                    + ". Change a part row for row; leave rows out before the split.");
        }
        return new Part(origin, changed.copy(), applied);
    }

    Part with(Fitted fitted) {
        var all = new ArrayList<>(applied);
        all.add(fitted);
        return new Part(origin, fitted.apply(table), all);
    }

    Origin origin() {
        return origin;
    }

    /// Returns the rows themselves; not to be changed.
    Table view() {
        return table;
    }

    /// Returns what was applied to the rows, in order.
    List<Fitted> applied() {
        return applied;
    }

    @Override
    public String headline() {
        var words = origin.words();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    @Override
    public List<List<String>> lines() {
        return List.of();
    }

    @Override
    public String footnote() {
        return table.first(10).print();
    }

    @Override
    public String toString() {
        return headline();
    }
}
