package dev.slipway.duckdb;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// SQL over live tables: `Sql.over("flights", flights).run("SELECT …")`. Immutable: each call gives another.
///
/// A query sees the tables it was given, under the names it was given, and reads their columns in place. It opens only
/// the files it was given, changes nothing and reaches no network. A cell that begins with `%%sql` becomes such calls.
public final class Sql {
    private static final Sql EMPTY = new Sql(Map.of(), Map.of(), Map.of());

    private final Map<String, Object> tables;
    private final Map<String, @Nullable Object> values;
    private final Map<String, Path> files;

    private Sql(Map<String, Object> tables, Map<String, @Nullable Object> values, Map<String, Path> files) {
        this.tables = tables;
        this.values = values;
        this.files = files;
    }

    /// Returns SQL that sees nothing.
    public static Sql empty() {
        return EMPTY;
    }

    /// Returns SQL that asks the workspace's connection `name`. A cell that begins with `%%sql @name` becomes such a
    /// call.
    public static ConnectionSql on(String name) {
        return ConnectionSql.of(name);
    }

    /// Returns SQL that sees `table` as `name`.
    public static Sql over(String name, Table table) {
        return EMPTY.table(name, table);
    }

    /// Returns SQL that sees `relation` as `name`.
    public static Sql over(String name, Relation relation) {
        return EMPTY.table(name, relation);
    }

    /// Returns SQL that also sees `table` as `name`, with the numbers of its rows in the column `LiveTables.ROW`.
    Sql numbered(String name, Table table) {
        return new Sql(with(tables, name, new Query.Numbered(table)), values, files);
    }

    /// Returns SQL that also sees `table` as `name`.
    ///
    /// @throws IllegalArgumentException if it sees another one under a name that differs in case only
    public Sql table(String name, Table table) {
        return new Sql(seen(name, table), values, files);
    }

    /// Returns SQL that also sees `relation` as `name`.
    ///
    /// @throws IllegalArgumentException if it sees another one under a name that differs in case only
    public Sql table(String name, Relation relation) {
        return new Sql(seen(name, relation), values, files);
    }

    private Map<String, Object> seen(String name, Object table) {
        for (var known : tables.keySet()) {
            if (known.equalsIgnoreCase(name) && !known.equals(name)) {
                throw new IllegalArgumentException("SQL cannot tell the tables " + known + " and " + name
                        + " apart: give one of them another name.");
            }
        }
        return with(tables, name, table);
    }

    /// Returns SQL in which `:name` is `value`: a number, text, date, time, boolean, path, or a list of them.
    public Sql value(String name, @Nullable Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Sql(tables, Collections.unmodifiableMap(more), files);
    }

    /// Returns SQL that may read `file`, which its text calls `path`.
    public Sql file(String path, Path file) {
        return new Sql(tables, values, with(files, path, file.toAbsolutePath()));
    }

    private static <V> Map<String, V> with(Map<String, V> before, String name, V value) {
        var more = new LinkedHashMap<>(before);
        more.put(name, value);
        return Collections.unmodifiableMap(more);
    }

    /// Runs `query` and returns its rows.
    ///
    /// @throws SqlException if it is at fault, with the place, or a value fits no column
    public Table run(String query) {
        var asked = query(query);
        return Session.run(asked, asked.fence(), Results::table);
    }

    /// Runs `query`, whose result has about `expected` rows.
    Table run(String query, long expected) {
        var asked = query(query);
        return Session.run(asked, asked.fence(), (connection, session) -> Results.table(connection, session, expected));
    }

    /// Runs `query`, whose result has about `expected` rows.
    ///
    /// @throws SqlException also if a column does not keep all digits of a time
    Table exactly(String query, long expected) {
        var asked = query(query);
        return Session.run(asked, asked.fence(), (connection, session) -> {
            var table = Results.table(connection, session, expected);
            session.checkWhole();
            return table;
        });
    }

    /// Returns the rows of `query` as a relation, which runs when it is looked at; only its columns are found out now.
    ///
    /// @throws SqlException if it is at fault, with the place
    public Relation lazily(String query) {
        return Relation.of(query(query));
    }

    /// Runs the query of a `%%sql` cell, whose first line is the line below the caller's.
    public Table cell(String query) {
        try {
            return run(query);
        } catch (SqlException e) {
            throw SqlCalls.placed(e);
        }
    }

    /// Returns the relation of a `%%sql` cell, whose first line is the line below the caller's.
    public Relation lazyCell(String query) {
        try {
            return lazily(query);
        } catch (SqlException e) {
            throw SqlCalls.placed(e);
        }
    }

    private Query query(String text) {
        return new Query(SqlCalls.one(text), tables, values, files);
    }
}
