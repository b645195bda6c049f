package dev.slipway.duckdb.jdbc;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// One query on its way over a connection of its own; its rows come in blocks and go straight into columns. One use,
/// one thread at a time.
public final class JdbcQuery {
    /// What is said where a query would change something and may not.
    public static final String READS_ONLY = "a query over a connection changes nothing: begin it with SELECT, WITH or"
            + " VALUES. To let cells change this database, declare its connection with --writable.";

    private static final int FETCHED_ROWS = 5_000;
    private static final int LOOK_ROWS = 1_000;

    private final Dialect dialect;
    private final Dialect.Asked asked;
    private final Map<String, @Nullable Object> values;
    private volatile boolean isCancelled;
    private volatile @Nullable Statement running;
    private final Set<String> cut = ConcurrentHashMap.newKeySet();

    private JdbcQuery(DatabaseAccess access, SqlText query, Map<String, @Nullable Object> values) {
        dialect = Dialect.of(access.kind());
        asked = new Dialect.Asked(access, query);
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Where rows go.
    ///
    /// @param rows how many make a block
    /// @param sink takes a block, on another thread than the caller's; the only one may be empty
    public record Blocks(int rows, Consumer<Table> sink) {}

    /// Returns the rows of `query`.
    ///
    /// @throws JdbcFault if the database cannot be opened, refuses the query, or a value fits no column
    /// @throws InterruptedException if the calling thread is interrupted
    public static Table rows(DatabaseAccess access, SqlText query, Map<String, @Nullable Object> values)
            throws InterruptedException {
        var all = new ArrayList<Table>();
        send(access, query, values, new Blocks(Integer.MAX_VALUE, all::add));
        return all.getFirst();
    }

    /// Runs `query` and hands its rows on.
    ///
    /// @throws JdbcFault as `rows`
    /// @throws InterruptedException if the calling thread is interrupted
    public static void send(DatabaseAccess access, SqlText query, Map<String, @Nullable Object> values, Blocks blocks)
            throws InterruptedException {
        var one = new JdbcQuery(access, query, values);
        one.check();
        try {
            Errand.run(
                    () -> {
                        one.run(blocks);
                        return true;
                    },
                    one::cancel);
            Fit.noteCut(one.cut); // on the caller's thread, whose output it is
        } catch (SQLException e) {
            throw one.dialect.fault(e, one.asked, null);
        }
    }

    private void check() {
        boolean isFine = asked.access().rights() == Rights.WRITE
                || dialect.reading().contains(asked.query().firstWord());
        if (!isFine) {
            throw new JdbcFault(
                    READS_ONLY,
                    asked.query().parts().isEmpty()
                            ? -1
                            : asked.query().parts().getFirst().start(),
                    null);
        }
    }

    private void cancel() throws SQLException {
        isCancelled = true;
        var statement = running;
        if (statement != null) {
            statement.cancel();
        }
    }

    private void checkGoing() {
        if (isCancelled) {
            throw new JdbcFault("the query was interrupted");
        }
    }

    private void run(Blocks blocks) throws SQLException {
        try (var connection = DriverClasses.connect(dialect, asked.access())) {
            checkGoing();
            dialect.prepare(connection, asked.access());
            var sent = Sent.of(asked.query(), values, dialect, "", "");
            try {
                run(connection, sent, blocks);
            } catch (SQLException e) {
                throw dialect.located(dialect.fault(e, asked, sent), asked, connection);
            }
        }
    }

    private void run(Connection connection, Sent sent, Blocks blocks) throws SQLException {
        Dialect.Frame frame;
        try (var statement = prepared(connection, sent)) {
            var found = dialect.found(statement);
            frame = found == null || !isTable() ? null : dialect.frame(found);
            if (frame == null) {
                execute(statement, found == null ? null : names(statement), blocks);
            } else {
                var framed = Sent.of(asked.query(), values, dialect, frame.before(), frame.after());
                try (var other = prepared(connection, framed)) {
                    execute(other, names(statement), blocks);
                }
            }
        }
        if (asked.access().rights() == Rights.WRITE) {
            connection.commit();
        }
    }

    private boolean isTable() {
        return !List.of("SHOW", "EXPLAIN").contains(asked.query().firstWord());
    }

    private PreparedStatement prepared(Connection connection, Sent sent) throws SQLException {
        var statement =
                connection.prepareStatement(sent.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            running = statement;
            statement.setFetchSize(FETCHED_ROWS);
            int wanted = dialect.parameters(statement);
            if (wanted >= 0 && wanted != sent.binds().size()) {
                throw new JdbcFault("the query has a value that is not written as :name, with the name of a variable.");
            }
            for (int i = 0; i < sent.binds().size(); i++) {
                dialect.bind(statement, i + 1, sent.binds().get(i));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static List<String> names(PreparedStatement statement) throws SQLException {
        var found = statement.getMetaData();
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int i = 1; i <= found.getColumnCount(); i++) {
            names.add(Fit.unique(found.getColumnLabel(i), i, taken));
        }
        return names;
    }

    private void execute(PreparedStatement statement, @Nullable List<String> names, Blocks blocks) throws SQLException {
        boolean isResult = statement.execute();
        if (!isResult || names == null) {
            long changed = Math.max(0, statement.getUpdateCount());
            blocks.sink().accept(Table.create("", LongColumn.create("changed", changed)));
            return;
        }
        try (var rows = statement.getResultSet()) {
            fill(rows, names, blocks);
        }
    }

    private void fill(ResultSet rows, List<String> names, Blocks blocks) throws SQLException {
        var cells = dialect.cells(rows.getMetaData(), names);
        long count = 0;
        int inBlock = 0;
        while (rows.next()) {
            if (++count % LOOK_ROWS == 0) {
                checkGoing();
            }
            for (int i = 0; i < cells.size(); i++) {
                append(cells.get(i), rows, i + 1, count);
            }
            if (++inBlock == blocks.rows()) {
                blocks.sink().accept(table(cells));
                cells = dialect.cells(rows.getMetaData(), names);
                inBlock = 0;
            }
        }
        checkGoing();
        if (inBlock > 0 || count == 0) {
            blocks.sink().accept(table(cells));
        }
    }

    private static void append(Cells cells, ResultSet rows, int position, long row) throws SQLException {
        try {
            cells.append(rows, position);
        } catch (Fit.Unfit e) {
            throw new JdbcFault(
                    "column " + cells.column().name() + " in row " + row + " of the result " + e.getMessage(), -1, e);
        }
    }

    private Table table(List<Cells> cells) {
        cells.stream().filter(Cells::isCut).forEach(one -> cut.add(one.column().name()));
        return Table.create("", cells.stream().map(Cells::column).toArray(Column<?>[]::new));
    }
}
