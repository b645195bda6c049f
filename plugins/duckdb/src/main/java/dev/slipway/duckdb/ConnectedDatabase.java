package dev.slipway.duckdb;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.DatabaseKind;
import dev.slipway.api.sql.SqlText;
import dev.slipway.duckdb.jdbc.JdbcFault;
import dev.slipway.duckdb.jdbc.JdbcQuery;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/// Queries over one database, whatever its kind. Immutable.
///
/// @param values of the variables `:name`; copied
record ConnectedDatabase(DatabaseAccess access, Map<String, @Nullable Object> values) {
    private static final Set<String> CHANGING = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "CREATE",
            "DROP",
            "ALTER",
            "TRUNCATE",
            "COMMENT",
            "VACUUM",
            "ANALYZE");

    ConnectedDatabase {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Returns the rows of `query`.
    ///
    /// @throws SqlException if the database cannot be opened, refuses the query, or a value fits no column
    Table rows(String query) {
        var text = SqlCalls.one(query);
        if (access.kind() == DatabaseKind.DUCKDB) {
            return duckdb(text);
        }
        try {
            return JdbcQuery.rows(access, text, values);
        } catch (JdbcFault e) {
            throw fault(e, query);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SqlException("the query was interrupted", e);
        }
    }

    private Table duckdb(SqlText text) {
        var query = new Query(text, Map.of(), values, Map.of(), access);
        boolean isChange = CHANGING.contains(text.firstWord());
        if (isChange && access.rights() == Rights.READ) {
            throw SqlCalls.fault(
                    JdbcQuery.READS_ONLY, text.text(), text.parts().getFirst().start(), null);
        }
        return Session.run(query, query.fence(), isChange ? ConnectedDatabase::change : Results::table);
    }

    private static Table change(org.duckdb.DuckDBConnection connection, Session session) throws SQLException {
        var sent = session.query().sent("", "");
        try (var statement = connection.createStatement()) {
            statement.execute(sent.sql());
            long changed = Math.max(0, statement.getUpdateCount());
            return Table.create("", LongColumn.create("changed", changed));
        } catch (SQLException e) {
            throw Faults.of(e, session.query(), sent);
        }
    }

    /// Returns the rows of `query` as a relation over a file of this process.
    ///
    /// @throws SqlException as `rows`
    Relation spooled(String query) {
        return Spool.of(this, SqlCalls.one(query));
    }

    static SqlException fault(JdbcFault fault, String query) {
        return fault.offset() < 0
                ? new SqlException(fault.getMessage(), null)
                : SqlCalls.fault(fault.getMessage(), query, fault.offset(), null);
    }
}
