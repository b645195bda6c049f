package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One connection with its prepared statements. One thread at a time.
final class Session implements Transaction, AutoCloseable {
    private static final int MOST_STATEMENTS = 200;

    private final Connection connection;
    private final Faults faults;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);
    private final boolean lasting;

    /// @param lasting whether there is a file behind it
    Session(Connection connection, Faults faults, boolean lasting) {
        this.connection = connection;
        this.faults = faults;
        this.lasting = lasting;
    }

    /// Tells whether there is a file behind it.
    boolean isLasting() {
        return lasting;
    }

    @Override
    public <T> List<T> query(String sql, Row.Reader<T> reader, @Nullable Object... arguments) throws IOException {
        try {
            var statement = prepared(sql, arguments);
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                var row = new Row(result);
                while (result.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw faults.explain(e);
        }
    }

    @Override
    public int update(String sql, @Nullable Object... arguments) throws IOException {
        try {
            return prepared(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw faults.explain(e);
        }
    }

    /// Runs a statement that is not worth keeping.
    void run(String sql) throws IOException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw faults.explain(e);
        }
    }

    /// Closes the prepared statements.
    void forget() throws IOException {
        try {
            for (var statement : statements.values()) {
                statement.close();
            }
            statements.clear();
        } catch (SQLException e) {
            throw faults.explain(e);
        }
    }

    /// Ends a transaction that cannot be kept; what goes wrong then hides nothing.
    void rollBack(Throwable cause) {
        try {
            run("ROLLBACK");
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object[] arguments) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            dropOldest();
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
        return statement;
    }

    private void dropOldest() throws SQLException {
        var oldest = statements.entrySet().iterator();
        while (statements.size() >= MOST_STATEMENTS) {
            oldest.next().getValue().close();
            oldest.remove();
        }
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(at, null);
            case String text -> statement.setString(at, text);
            case Integer number -> statement.setLong(at, number);
            case Long number -> statement.setLong(at, number);
            case Double number when number.isNaN() -> statement.setObject(at, null);
            case Double number -> statement.setDouble(at, number);
            case Boolean truth -> statement.setLong(at, truth ? 1 : 0);
            case Instant time -> statement.setLong(at, micros(time));
            case ContentHash hash -> statement.setString(at, hash.hex());
            case RunId run -> statement.setString(at, run.value());
            case Path path -> statement.setString(at, path.toString());
            case byte[] bytes -> statement.setBytes(at, bytes);
            default ->
                throw new IllegalArgumentException(
                        "the store takes no " + value.getClass().getName());
        }
    }

    /// Returns the microseconds since 1970; of a time that is farther than they can say, the farthest there is.
    private static long micros(Instant time) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (ArithmeticException far) {
            return time.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            for (var statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw faults.explain(e);
        }
    }
}
