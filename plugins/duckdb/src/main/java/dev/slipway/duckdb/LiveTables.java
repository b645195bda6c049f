package dev.slipway.duckdb;

import dev.slipway.duckdb.jdbc.Fit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import tech.tablesaw.api.Table;

/// Tables of the notebook as DuckDB reads them: in place, only the columns a query needs. Thread-safe.
///
/// A scan is one thread's, so that rows keep their order and sums their last digit.
final class LiveTables {
    /// The column of row numbers, 0-based, of a table that is lent with them.
    static final String ROW = "slipway_row";

    private static final String FUNCTION = "slipway_table";
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, List<ColumnFeed>> LENT = new ConcurrentHashMap<>();

    private LiveTables() {}

    /// Teaches the instance behind `connection` to read tables.
    static void register(DuckDBConnection connection) throws SQLException {
        try (var builder = DuckDBFunctions.tableFunction()) {
            builder.withName(FUNCTION)
                    .withParameter(long.class)
                    .withProjectionPushdown()
                    .withFunction(new Scan())
                    .register(connection);
        }
    }

    /// Returns what SQL calls the columns: their names, and `column2` or the like for one without a name.
    static List<String> names(List<String> columns) {
        var known = new HashSet<String>();
        columns.forEach(column -> known.add(column.toLowerCase(Locale.ROOT)));
        var names = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            var name = columns.get(i);
            names.add(name.isEmpty() ? Fit.unique("", i + 1, known) : name);
        }
        return names;
    }

    /// Lends `table` until `close`.
    ///
    /// @throws SqlException if one of its columns is called as the row numbers are
    static Loan lend(Table table) {
        for (var name : table.columnNames()) {
            if (name.equalsIgnoreCase(ROW)) {
                throw new SqlException(
                        "a column is called " + name + ", which is kept for the numbers of rows."
                                + " Give it another name with setName(…).",
                        null);
            }
        }
        var feeds = new ArrayList<ColumnFeed>();
        table.columns().forEach(column -> feeds.add(ColumnFeed.of(column)));
        feeds.add(ColumnFeed.numbers(ROW, table.rowCount()));
        long number = NUMBERS.incrementAndGet();
        LENT.put(number, List.copyOf(feeds));
        return new Loan(number, feeds);
    }

    /// A table that queries can read.
    record Loan(long number, List<ColumnFeed> feeds) implements AutoCloseable {
        Loan {
            feeds = List.copyOf(feeds);
        }

        /// Returns the query that gives the table.
        String select() {
            return select(feeds.size() - 1);
        }

        /// Returns the query that gives the table and the numbers of its rows.
        String selectNumbered() {
            return select(feeds.size());
        }

        private String select(int columns) {
            var sql = new StringBuilder("SELECT ");
            var names = names(feeds.stream().map(ColumnFeed::name).toList());
            for (int i = 0; i < columns; i++) {
                sql.append(i == 0 ? "" : ", ").append(feeds.get(i).expression("c" + i));
                sql.append(" AS ").append(Literals.name(names.get(i)));
            }
            return sql.append(" FROM ")
                    .append(FUNCTION)
                    .append("(CAST(")
                    .append(number)
                    .append(" AS BIGINT))")
                    .toString();
        }

        @Override
        public void close() {
            LENT.remove(number);
        }
    }

    /// How far a scan is. One thread at a time.
    private static final class Cursor {
        private final List<ColumnFeed> feeds;
        private int row;

        Cursor(List<ColumnFeed> feeds) {
            this.feeds = feeds;
        }
    }

    private static final class Scan implements DuckDBTableFunction<List<ColumnFeed>, Cursor, Object> {
        @Override
        public List<ColumnFeed> bind(DuckDBTableFunctionBindInfo info) throws SQLException {
            try (var parameter = info.getParameter(0)) {
                var feeds = LENT.get(parameter.getLong());
                if (feeds == null) {
                    throw new SQLException("the table is no longer there");
                }
                for (int i = 0; i < feeds.size(); i++) {
                    info.addResultColumn("c" + i, feeds.get(i).type());
                }
                info.setCardinality(feeds.getFirst().rows(), true);
                return feeds;
            }
        }

        @Override
        public Cursor init(DuckDBTableFunctionInitInfo info) throws SQLException {
            info.setMaxThreads(1);
            List<ColumnFeed> feeds = info.getBindData();
            var read = new ArrayList<ColumnFeed>();
            for (long i = 0; i < info.getColumnCount(); i++) {
                long index = info.getColumnIndex(i);
                // a query that needs no column at all, as count(*), asks for one that does not exist
                read.add(index < 0 || index >= feeds.size() ? feeds.getFirst().nothing() : feeds.get((int) index));
            }
            return new Cursor(read.isEmpty() ? List.of(feeds.getFirst().nothing()) : read);
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) throws SQLException {
            Cursor cursor = info.getInitData();
            int rows = (int) Math.min(chunk.capacity(), cursor.feeds.getFirst().rows() - cursor.row);
            if (rows <= 0) {
                return 0;
            }
            for (int i = 0; i < chunk.columnCount() && i < cursor.feeds.size(); i++) {
                cursor.feeds.get(i).fill(chunk.vector(i), cursor.row, rows);
            }
            cursor.row += rows;
            return rows;
        }
    }
}
