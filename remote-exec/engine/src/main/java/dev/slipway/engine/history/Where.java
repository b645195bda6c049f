package dev.slipway.engine.history;

import org.jspecify.annotations.Nullable;

/// A `--where` expression as a tree.
///
/// Grammar: `or` of `and` of `not` of comparisons, with parentheses. A comparison is a field, one of
/// `= == != <> < <= > >= ~` (`~`: contains, ignoring case) and a number, a quoted text, a word, `true`, `false` or
/// `null`; the field may stand on the right. `params.flag` alone asks for `true`.
///
/// Fields: `params.NAME`, `metrics.NAME` (its last value), `status`, `flow`, `name`, `tags`, `run`, `version`, `who`,
/// `host`, `target`, `notebook`, `plan`, `commit`, `branch` (of its deployed version), `seconds`, `started`, `ended`. A
/// NAME with odd characters is
/// quoted: `metrics."my loss"`. A comparison with a value that is not there is false.
sealed interface Where {
    /// Returns the tree that `text` spells.
    ///
    /// @throws WhereException at the first error
    static Where parse(String text) throws WhereException {
        return new WhereParser(text).parse();
    }

    record And(Where left, Where right) implements Where {}

    record Or(Where left, Where right) implements Where {}

    record Not(Where inner) implements Where {}

    /// @param column 0-based place of the field, for errors
    record Comparison(Field field, Operator operator, Literal value, int column) implements Where {}

    /// @param kind what is asked about
    /// @param name of the parameter or metric; else the field's own
    record Field(Kind kind, String name) {}

    /// What fields hold.
    enum Kind {
        PARAMETER,
        METRIC,
        TAG,
        TEXT,
        NUMBER,
        TIME
    }

    /// What can be asked.
    enum Operator {
        EQUAL("="),
        UNEQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        CONTAINS("~");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }

        /// Returns SQL's sign for it.
        String sql() {
            return sql;
        }

        /// Returns the operator that says the same with its sides swapped.
        Operator mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case AT_MOST -> AT_LEAST;
                case GREATER -> LESS;
                case AT_LEAST -> AT_MOST;
                case EQUAL, UNEQUAL, CONTAINS -> this;
            };
        }

        boolean isEquality() {
            return this == EQUAL || this == UNEQUAL;
        }
    }

    /// A value as it was written.
    ///
    /// @param text without quotes
    /// @param number the number it spells, null if none or if it was quoted
    /// @param quoted whether it stood in quotes
    /// @param column 0-based place
    record Literal(String text, @Nullable Double number, boolean quoted, int column) {
        /// Tells whether it is the bare word `word`.
        boolean is(String word) {
            return !quoted && text.equals(word);
        }
    }
}
