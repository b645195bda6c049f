package dev.slipway.engine.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One row of an answer, read by the names of its columns while the reader it was given to runs.
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /// Reads one row.
    @FunctionalInterface
    public interface Reader<T> {
        /// @throws IOException if a column cannot be read
        T read(Row row) throws IOException;
    }

    /// Returns a text that is never null.
    public String text(String column) throws IOException {
        var text = textOrNull(column);
        if (text == null) {
            throw new IOException("the store has no value in " + column);
        }
        return text;
    }

    /// Returns a text.
    public @Nullable String textOrNull(String column) throws IOException {
        try {
            return result.getString(column);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    /// Returns a whole number; 0 for null.
    public long number(String column) throws IOException {
        try {
            return result.getLong(column);
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    /// Returns a whole number that fits an `int`; 0 for null.
    public int small(String column) throws IOException {
        return Math.toIntExact(number(column));
    }

    /// Returns a whole number.
    public @Nullable Long numberOrNull(String column) throws IOException {
        var number = number(column);
        return number == 0 && isNull() ? null : number;
    }

    /// Returns a whole number that fits an `int`.
    public @Nullable Integer smallOrNull(String column) throws IOException {
        var number = small(column);
        return number == 0 && isNull() ? null : number;
    }

    /// Returns a number; NaN for null, which is how NaN is stored.
    public double real(String column) throws IOException {
        try {
            var number = result.getDouble(column);
            return number == 0 && result.wasNull() ? Double.NaN : number; // the second question takes as long
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    /// Returns a yes or no.
    public @Nullable Boolean flagOrNull(String column) throws IOException {
        var number = number(column);
        return (number == 0 && isNull()) ? null : number != 0;
    }

    /// Returns a time that is never null.
    public Instant time(String column) throws IOException {
        return Instant.EPOCH.plus(number(column), ChronoUnit.MICROS);
    }

    /// Returns a time.
    public @Nullable Instant timeOrNull(String column) throws IOException {
        var micros = number(column);
        return micros == 0 && isNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// Returns bytes; empty for null.
    public byte[] bytes(String column) throws IOException {
        try {
            var bytes = result.getBytes(column);
            return bytes == null ? new byte[0] : bytes;
        } catch (SQLException e) {
            throw unreadable(column, e);
        }
    }

    private boolean isNull() throws IOException {
        try {
            return result.wasNull();
        } catch (SQLException e) {
            throw unreadable("the last column", e);
        }
    }

    private static IOException unreadable(String column, SQLException cause) {
        return new IOException("cannot read " + column + " from the store", cause);
    }
}
