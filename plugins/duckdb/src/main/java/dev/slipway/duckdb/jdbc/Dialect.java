package dev.slipway.duckdb.jdbc;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.api.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is particular to one kind of database. Stateless.
interface Dialect extends Sent.Values {
    /// Returns the dialect of `kind`.
    static Dialect of(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> new SqliteDialect();
            case POSTGRESQL -> new PostgresDialect();
            case DUCKDB -> throw new IllegalArgumentException("DuckDB is asked directly");
        };
    }

    /// Returns the name of the driver's class.
    String driver();

    /// Returns the address as the driver takes it.
    String address(DatabaseAccess access);

    /// Returns the properties of a connection.
    Properties properties(DatabaseAccess access);

    /// Sets up a connection that was just opened: for reading only, unless `access` has other rights.
    void prepare(Connection connection, DatabaseAccess access) throws SQLException;

    /// Returns the words a query begins with that changes nothing.
    Set<String> reading();

    /// Sets the value at `position`, 1-based; `Sent.Missing` is null.
    void bind(PreparedStatement statement, int position, Object value) throws SQLException;

    /// Returns how many values the statement waits for; -1 if only the server knows.
    default int parameters(PreparedStatement statement) throws SQLException {
        return -1;
    }

    /// Returns the columns of what `statement` will give; null if it gives no rows.
    default @Nullable ResultSetMetaData found(PreparedStatement statement) throws SQLException {
        return statement.getMetaData();
    }

    /// Returns what takes the columns of a result, by name.
    ///
    /// @param names unique in any case
    List<Cells> cells(ResultSetMetaData found, List<String> names) throws SQLException;

    /// Returns what to put before and behind the query so that it gives only columns that cells take; null if it does.
    default @Nullable Frame frame(ResultSetMetaData found) throws SQLException {
        return null;
    }

    /// @param before with one blank behind it
    /// @param after begins a line
    record Frame(String before, String after) {}

    /// Returns what `fault` says of `query`.
    ///
    /// @param sent what was sent when it came; null if that was not the query
    JdbcFault fault(SQLException fault, Asked asked, @Nullable Sent sent);

    /// A query of a database.
    record Asked(DatabaseAccess access, SqlText query) {}

    /// Looks for the place of an error by trying parts of the query.
    ///
    /// @param connection to try them on
    default JdbcFault located(JdbcFault fault, Asked asked, Connection connection) {
        return fault;
    }
}
