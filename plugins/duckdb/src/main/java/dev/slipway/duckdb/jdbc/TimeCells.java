package dev.slipway.duckdb.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/// Times of a column, which keeps milliseconds; it is noted where there were more digits. One thread at a time.
final class TimeCells implements Cells {
    private static final int MILLI = 1_000_000;

    private final Column<?> column;
    private final Reading reading;
    private boolean isCut;

    TimeCells(Column<?> column, Reading reading) {
        this.column = column;
        this.reading = reading;
    }

    /// A time as it came.
    ///
    /// @param append puts it into the column
    record Time(TemporalAccessor value, Runnable append) {}

    /// Reads a time; null if it is missing.
    @FunctionalInterface
    interface Reading {
        @Nullable
        Time read(ResultSet rows, int position) throws SQLException;
    }

    @Override
    public Column<?> column() {
        return column;
    }

    @Override
    public void append(ResultSet rows, int position) throws SQLException {
        var time = reading.read(rows, position);
        if (time == null) {
            column.appendMissing();
        } else {
            time.append().run();
            isCut |= time.value().get(ChronoField.NANO_OF_SECOND) % MILLI != 0;
        }
    }

    @Override
    public boolean isCut() {
        return isCut;
    }
}
