package dev.slipway.duckdb;

import dev.slipway.api.Databases;
import dev.slipway.api.sql.QueryRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// SQL over a database that the workspace declares: `Sql.on("shop").value("least", 15).run("SELECT …")`. Immutable:
/// each call gives another.
///
/// The query is the database's own SQL; `:name` is the value of a variable, handed over apart from the text. Rows come
/// in blocks and go straight into the columns. A query changes nothing, unless its connection is declared writable.
public final class ConnectionSql {
    private static final int LONGEST_VALUE = 200;
    private static final double NANOS = 1e9;

    private final String connection;
    private final Map<String, @Nullable Object> values;

    private ConnectionSql(String connection, Map<String, @Nullable Object> values) {
        this.connection = connection;
        this.values = values;
    }

    static ConnectionSql of(String connection) {
        return new ConnectionSql(connection, Map.of());
    }

    /// Returns SQL in which `:name` is `value`: a number, text, date, time, boolean, or a list of them.
    public ConnectionSql value(String name, @Nullable Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new ConnectionSql(connection, Collections.unmodifiableMap(more));
    }

    /// Runs `query` and returns its rows; of a statement that changes something, how many rows it changed.
    ///
    /// @throws SqlException if there is no such connection, it cannot be opened, the query is at fault, or a value
    /// fits no column
    public Table run(String query) {
        return recorded(query, database -> database.rows(query), Table::rowCount);
    }

    /// Runs `query` and returns its rows as a relation over a file of this process: as large as the disk, and no heap.
    ///
    /// @throws SqlException as `run`
    public Relation lazily(String query) {
        return recorded(query, database -> database.spooled(query), Relation::rowCount);
    }

    /// Runs the query of a `%%sql` cell, whose first line is the line below the caller's.
    public Table cell(String query) {
        try {
            return run(query);
        } catch (SqlException e) {
            throw SqlCalls.placed(e);
        }
    }

    /// Runs the query of a `%%sql` cell, whose first line is the line below the caller's.
    public Relation lazyCell(String query) {
        try {
            return lazily(query);
        } catch (SqlException e) {
            throw SqlCalls.placed(e);
        }
    }

    private interface Work<T> {
        T on(ConnectedDatabase database);
    }

    private interface Count<T> {
        long of(T result);
    }

    private <T> T recorded(String query, Work<T> work, Count<T> count) {
        try {
            var access = Databases.access(connection);
            long begin = System.nanoTime();
            var result = work.on(new ConnectedDatabase(access, values));
            var seconds = (System.nanoTime() - begin) / NANOS;
            Databases.queried(new QueryRecord(access.name(), query, shown(), count.of(result), seconds));
            return result;
        } catch (IOException e) {
            throw new SqlException(String.valueOf(e.getMessage()), null);
        }
    }

    /// Returns the values that the query uses, for the record.
    private Map<String, String> shown() {
        var shown = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            var text = value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
            shown.put(name, text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE - 1) + "…" : text);
        });
        return shown;
    }
}
