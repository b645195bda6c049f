package dev.slipway.duckdb.jdbc;

import dev.slipway.api.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A query as a driver gets it: `?` in the place of each `:name`, and the values for them. Immutable.
///
/// @param sql with `?`
/// @param served what a server gets: `$1` in the place of `?`
/// @param binds the values in order; copied
/// @param pieces where the parts of `served` come from; copied
record Sent(String sql, String served, List<Object> binds, List<Piece> pieces) {
    /// Stands for null among the values.
    enum Missing {
        VALUE
    }

    Sent {
        binds = List.copyOf(binds);
        pieces = List.copyOf(pieces);
    }

    /// A part of it.
    ///
    /// @param start UTF-16 offset in `served`
    /// @param end behind it
    /// @param original UTF-16 offset in the query
    /// @param isCopy whether it is the query's own text
    record Piece(int start, int end, int original, boolean isCopy) {}

    /// What stands in the place of a value.
    ///
    /// @param sql with a `?` for each of `binds`
    /// @param binds copied
    record Place(String sql, List<Object> binds) {
        Place {
            binds = List.copyOf(binds);
        }

        static Place of(@Nullable Object value) {
            return new Place("?", List.of(value == null ? Missing.VALUE : value));
        }
    }

    /// Where a value stands.
    enum Use {
        /// An operand.
        PLAIN,
        /// All that is in the brackets behind `IN`.
        IN,
        /// All that is in the brackets behind `NOT IN`.
        NOT_IN
    }

    /// Says how one database takes values.
    interface Values {
        /// Returns what stands in the place of `value`; after `IN` it stands for `IN (:name)`, all of it.
        ///
        /// @param name of the variable
        /// @throws JdbcFault if the database has no such value
        Place place(String name, @Nullable Object value, Use use);

        /// Returns how the driver is told that a `?` of the query is meant as it is.
        ///
        /// @throws JdbcFault if the database has no such operator
        String questionMark();
    }

    /// Returns `query` with `values`, put between `before` and `after`.
    static Sent of(SqlText query, Map<String, @Nullable Object> values, Values how, String before, String after) {
        var building = new Building(query, how);
        building.fixed(before, 0);
        var names = query.references().stream()
                .filter(one -> one.kind() == SqlText.Kind.VARIABLE && values.containsKey(one.name()))
                .toList();
        int next = 0;
        for (int i = 0; i < building.parts.size(); i++) {
            var part = building.parts.get(i);
            if (part.text().equals("?")) {
                building.copy(part.start());
                building.questionMark(part);
            } else if (next < names.size() && names.get(next).start() == part.start()) {
                building.value(i, names.get(next), values.get(names.get(next).name()));
                next++;
            }
        }
        building.copy(building.end());
        building.fixed(after, building.end());
        return new Sent(building.sql.toString(), building.served.toString(), building.binds, building.pieces);
    }

    /// Returns the UTF-16 offset in the query for a 1-based position in what the server got, in code points.
    int original(int position) {
        int points = served.codePointCount(0, served.length());
        int offset = served.offsetByCodePoints(0, Math.clamp(position - 1L, 0, points));
        int last = 0;
        for (var piece : pieces) {
            if (offset < piece.end()) {
                return piece.isCopy() ? piece.original() + Math.max(0, offset - piece.start()) : piece.original();
            }
            last = piece.original() + (piece.isCopy() ? piece.end() - piece.start() : 0);
        }
        return last;
    }

    /// Puts it together. One use, one thread.
    private static final class Building {
        private final SqlText query;
        private final Values how;
        private final List<SqlText.Part> parts;
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> binds = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder served = new StringBuilder();
        private int copied;

        Building(SqlText query, Values how) {
            this.query = query;
            this.how = how;
            parts = query.parts();
        }

        /// Returns where the statement ends, without the semicolon behind it.
        int end() {
            int last = parts.size() - 1;
            while (last >= 0 && parts.get(last).text().equals(";")) {
                last--;
            }
            return last < 0 ? 0 : parts.get(last).end();
        }

        void copy(int to) {
            if (to > copied) {
                var text = query.text().substring(copied, to);
                sql.append(text);
                add(text, copied, true);
                copied = to;
            }
        }

        void fixed(String text, int original) {
            sql.append(text);
            add(text, original, false);
        }

        void questionMark(SqlText.Part part) {
            try {
                sql.append(how.questionMark());
            } catch (JdbcFault e) {
                throw new JdbcFault(e.getMessage(), part.start(), e.getCause());
            }
            add("?", part.start(), false);
            copied = part.end();
        }

        private void add(String text, int original, boolean isCopy) {
            pieces.add(new Piece(served.length(), served.length() + text.length(), original, isCopy));
            served.append(text);
        }

        void value(int at, SqlText.Reference reference, @Nullable Object value) {
            boolean isIn = is(at - 1, "(") && is(at - 2, "IN") && is(at + 2, ")");
            boolean isNot = isIn && is(at - 3, "NOT");
            var use = isNot ? Use.NOT_IN : isIn ? Use.IN : Use.PLAIN;
            Place place;
            try {
                place = how.place(reference.name(), value, use);
            } catch (JdbcFault e) {
                throw new JdbcFault(e.getMessage(), reference.start(), e.getCause());
            }
            boolean isWhole = isIn && !place.sql().equals("?");
            var first = isWhole ? parts.get(at - (isNot ? 3 : 2)) : parts.get(at);
            int behind = isWhole ? parts.get(at + 2).end() : reference.end();
            copy(first.start());
            sql.append(place.sql());
            add(served(place), reference.start(), false);
            binds.addAll(place.binds());
            copied = behind;
        }

        /// Returns it with `$1` in the place of `?`.
        private String served(Place place) {
            var text = new StringBuilder();
            int number = binds.size();
            for (var part : place.sql().split("(?<=\\?)|(?=\\?)", -1)) {
                text.append(part.equals("?") ? "$" + ++number : part);
            }
            return text.toString();
        }

        private boolean is(int at, String word) {
            return at >= 0 && at < parts.size() && parts.get(at).text().equalsIgnoreCase(word);
        }
    }
}
