package dev.slipway.duckdb;

import dev.slipway.api.sql.SqlText;
import dev.slipway.duckdb.Query.Sent;
import dev.slipway.duckdb.jdbc.Fit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBResultSetMetaData;
import org.duckdb.StatementReturnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Brings the result of a query into a Tablesaw table, a block of rows at a time. Stateless.
final class Results {
    private static final String UNKNOWN = "UNKNOWN";
    private static final String ASIDE = "slipway_result";

    private Results() {}

    /// A column of a result.
    ///
    /// @param name as Tablesaw gets it, unique in any case
    /// @param type as DuckDB calls it
    record Shape(String name, String type) {}

    /// Runs the session's query and returns its rows.
    ///
    /// @throws SqlException if DuckDB refuses it, it is no query, or a value does not fit
    static Table table(DuckDBConnection connection, Session session) throws SQLException {
        return table(connection, session, 0);
    }

    /// Runs it when there will be about `expected` rows; 0 if nobody knows.
    static Table table(DuckDBConnection connection, Session session, long expected) throws SQLException {
        var plain = session.query().sent("", "");
        List<Shape> shapes;
        try (var statement = connection.prepare(plain.sql())) {
            shapes = shapes(statement);
            boolean isKnown = shapes.stream().noneMatch(shape -> shape.type().equals(UNKNOWN));
            if (isKnown && isPlain(shapes)) {
                return rows(statement, session, shapes, expected);
            }
        } catch (SQLException e) {
            throw Faults.of(e, session.query(), plain);
        }
        if (shapes.stream().anyMatch(shape -> shape.type().equals(UNKNOWN))) {
            return keptAside(connection, session);
        }
        var sent = converted(session.query(), shapes);
        try (var statement = connection.prepare(sent.sql())) {
            return rows(statement, session, shapes, expected);
        } catch (SQLException e) {
            throw Faults.of(e, session.query(), sent);
        }
    }

    /// A pivot knows its columns only when it has run.
    private static Table keptAside(DuckDBConnection connection, Session session) throws SQLException {
        var sent = session.query().sent("CREATE TEMP TABLE " + ASIDE + " AS ", "");
        try (var statement = connection.createStatement()) {
            statement.execute(sent.sql());
        } catch (SQLException e) {
            throw Faults.of(e, session.query(), sent);
        }
        return table(connection, session.over(new Query(SqlText.of("FROM " + ASIDE), Map.of(), Map.of(), Map.of())));
    }

    private static Table rows(DuckDBPreparedStatement statement, Session session, List<Shape> shapes, long expected)
            throws SQLException {
        var sinks = new ArrayList<ColumnSink>();
        shapes.forEach(shape -> sinks.add(ColumnSink.of(shape.name(), shape.type(), expected)));
        try (var result = statement.query()) {
            long before = 0;
            while (result.nextChunk()) {
                session.checkGoing();
                var chunk = result.chunk();
                for (int i = 0; i < sinks.size(); i++) {
                    append(sinks.get(i), chunk.vector(i), (int) chunk.rowCount(), before);
                }
                before += chunk.rowCount();
            }
        }
        sinks.stream().filter(sink -> sink.isCut().getAsBoolean()).forEach(sink -> session.cut(sink.name()));
        return Table.create("", sinks.stream().map(sink -> sink.filled().get()).toArray(Column<?>[]::new));
    }

    private static void append(ColumnSink sink, DuckDBReadableVector vector, int rows, long before) {
        try {
            sink.values().append(new ReadBlock(vector), rows);
        } catch (ColumnSink.Misfit e) {
            throw new SqlException(
                    "column " + sink.name() + " in row " + (before + e.row() + 1) + " of the result " + e.getMessage(),
                    e);
        }
    }

    /// Returns the columns of the query's result without running it.
    static List<Shape> shapes(DuckDBConnection connection, Query query, Sent sent) throws SQLException {
        try (var statement = connection.prepare(sent.sql())) {
            return shapes(statement);
        } catch (SQLException e) {
            throw Faults.of(e, query, sent);
        }
    }

    private static List<Shape> shapes(DuckDBPreparedStatement statement) throws SQLException {
        var found = statement.getMetaData();
        boolean isQuery = found instanceof DuckDBResultSetMetaData result
                && result.getReturnType() == StatementReturnType.QUERY_RESULT;
        if (!isQuery) {
            throw new SqlException(
                    "SQL here takes a query and changes nothing: begin it with SELECT, FROM, WITH, PIVOT or the"
                            + " like.",
                    null);
        }
        var shapes = new ArrayList<Shape>();
        var names = new HashSet<String>();
        for (int i = 1; i <= found.getColumnCount(); i++) {
            shapes.add(new Shape(Fit.unique(found.getColumnName(i), i, names), found.getColumnTypeName(i)));
        }
        return shapes;
    }

    private static boolean isPlain(List<Shape> shapes) {
        return shapes.stream()
                .allMatch(shape -> ColumnSink.conversion(shape.type()).equals("%s"));
    }

    /// Asks for columns that Tablesaw has no type for as text.
    private static Sent converted(Query query, List<Shape> shapes) {
        var list = new StringBuilder();
        for (int i = 0; i < shapes.size(); i++) {
            var conversion = ColumnSink.conversion(shapes.get(i).type());
            list.append(i == 0 ? "" : ", ").append(conversion.replace("%s", "#" + (i + 1)));
        }
        return query.sent("SELECT " + list + " FROM (", "\n)");
    }
}
