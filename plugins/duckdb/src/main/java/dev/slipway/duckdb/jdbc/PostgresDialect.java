package dev.slipway.duckdb.jdbc;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// PostgreSQL. Stateless.
///
/// Source of the states: PostgreSQL 16 manual, appendix A, "PostgreSQL Error Codes".
final class PostgresDialect implements Dialect {
    private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "EXPLAIN");
    private static final String CANCELLED = "57014";
    private static final String READ_ONLY = "25006";

    @Override
    public String driver() {
        return "org.postgresql.Driver";
    }

    @Override
    public String address(DatabaseAccess access) {
        return access.address();
    }

    @Override
    public Properties properties(DatabaseAccess access) {
        var properties = new Properties();
        if (!access.user().isEmpty()) {
            properties.setProperty("user", access.user());
        }
        if (!access.password().isEmpty()) {
            properties.setProperty("password", access.password());
        }
        properties.setProperty("ApplicationName", "slipway");
        properties.setProperty("stringtype", "unspecified"); // a text is a uuid, a date, … where one is wanted
        properties.setProperty("cancelSignalTimeout", "1");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "true");
        return properties;
    }

    @Override
    public void prepare(Connection connection, DatabaseAccess access) throws SQLException {
        connection.setReadOnly(access.rights() == Rights.READ);
        connection.setAutoCommit(false); // rows come in blocks only within a transaction
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL IntervalStyle = 'postgres'");
        }
    }

    @Override
    public Set<String> reading() {
        return READING;
    }

    @Override
    public Sent.Place place(String name, @Nullable Object value, Sent.Use use) {
        var list = PostgresValues.list(value);
        if (list == null || use == Sent.Use.PLAIN) {
            return Sent.Place.of(list == null ? PostgresValues.plain(name, value) : PostgresValues.typed(name, list));
        }
        var array = new PostgresValues.Untyped(PostgresValues.literal(name, list));
        return new Sent.Place(use == Sent.Use.IN ? "= ANY (?)" : "<> ALL (?)", List.of(array));
    }

    @Override
    public String questionMark() {
        return "??";
    }

    @Override
    public void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        switch (value) {
            case PostgresValues.Untyped untyped -> statement.setObject(position, untyped.text(), Types.OTHER);
            case PostgresValues.Typed typed ->
                statement.setArray(
                        position,
                        statement
                                .getConnection()
                                .createArrayOf(typed.type(), typed.elements().toArray()));
            case byte[] bytes -> statement.setBytes(position, bytes);
            case Sent.Missing _ -> statement.setNull(position, Types.NULL);
            default -> statement.setObject(position, value);
        }
    }

    @Override
    public List<Cells> cells(ResultSetMetaData found, List<String> names) throws SQLException {
        var cells = new ArrayList<Cells>();
        for (int i = 1; i <= names.size(); i++) {
            cells.add(PostgresCells.of(names.get(i - 1), found.getColumnTypeName(i)));
        }
        return cells;
    }

    /// Lists and rows come as JSON, made by the server. Times with a zone come as text, since the driver moves them to
    /// the zone of this machine.
    @Override
    public @Nullable Frame frame(ResultSetMetaData found) throws SQLException {
        var columns = new ArrayList<String>();
        var names = new ArrayList<String>();
        boolean isPlain = true;
        for (int i = 1; i <= found.getColumnCount(); i++) {
            int type = found.getColumnType(i);
            var name = "c" + i;
            var column = type == Types.ARRAY || type == Types.STRUCT
                    ? "to_json(" + name + ")::text"
                    : "timetz".equals(found.getColumnTypeName(i)) ? name + "::text" : name;
            isPlain &= column.equals(name);
            columns.add(column);
            names.add(name);
        }
        return isPlain
                ? null
                : new Frame(
                        "SELECT " + String.join(", ", columns) + " FROM (",
                        "\n) AS slipway(" + String.join(", ", names) + ")");
    }

    @Override
    public JdbcFault fault(SQLException fault, Asked asked, @Nullable Sent sent) {
        var state = Objects.requireNonNullElse(fault.getSQLState(), "");
        var said = PostgresError.of(fault);
        var access = asked.access();
        if (state.equals(CANCELLED)) {
            return new JdbcFault("the query was interrupted", -1, null);
        }
        if (state.equals(READ_ONLY)) {
            return new JdbcFault(JdbcQuery.READS_ONLY + " (" + said.message() + ")", -1, null);
        }
        if (sent == null && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D"))) {
            return new JdbcFault(access.masked(opening(fault, state, access, said.message())), -1, null);
        }
        int offset = said.position() > 0 && sent != null ? sent.original(said.position()) : -1;
        return new JdbcFault(access.masked(said.whole()), offset, null);
    }

    private static String opening(SQLException fault, String state, DatabaseAccess access, String said) {
        var place = access.address().replaceFirst("^jdbc:postgresql://", "").replaceFirst("/.*", "");
        var root = root(fault);
        boolean hasNoPassword = said.contains("no password was provided");
        if (state.startsWith("28") || hasNoPassword) {
            var variable = "SLIPWAY_SECRET_CONNECTION_"
                    + access.name().toUpperCase(Locale.ROOT).replace('-', '_');
            return "the server at " + place + " refused "
                    + (access.user().isEmpty() ? "the user" : "user " + access.user()) + ": "
                    + (hasNoPassword || access.password().isEmpty()
                            ? "it asks for a password, and none is kept"
                            : "user or password is wrong")
                    + ". Declare the connection again (slipway connection rm and add) with the right one, or set "
                    + variable + ".";
        }
        if (state.startsWith("3D")) {
            return said + " at " + place + ". Correct the address: slipway connection rm and add.";
        }
        if (root instanceof UnknownHostException) {
            return "the host of " + place + " is not known. Is the network there? Is the address right?";
        }
        if (root instanceof ConnectException || root instanceof SocketTimeoutException) {
            return "no server answers at " + place + ". Is it running, and the network there? Is the port right?";
        }
        return "the server at " + place + " cannot be reached: " + said;
    }

    private static Throwable root(Throwable fault) {
        var at = fault;
        for (var cause = at.getCause(); cause != null; cause = at.getCause()) {
            at = cause;
        }
        return at;
    }
}
