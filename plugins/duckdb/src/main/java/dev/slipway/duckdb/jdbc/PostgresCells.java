package dev.slipway.duckdb.jdbc;

import dev.slipway.duckdb.jdbc.Fit.Unfit;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.TimeColumn;

/// Columns of PostgreSQL's types. Stateless.
final class PostgresCells {
    private PostgresCells() {}

    /// Returns cells for a column of the type that PostgreSQL calls `type`.
    static Cells of(String name, String type) {
        return switch (type) {
            case "bool" -> {
                var column = BooleanColumn.create(name);
                yield primitive(column, (rows, position) -> {
                    boolean value = rows.getBoolean(position);
                    return () -> column.append(value);
                });
            }
            case "int2", "smallserial" -> {
                var column = ShortColumn.create(name);
                yield primitive(column, (rows, position) -> {
                    short value = rows.getShort(position);
                    return () -> column.append(Fit.ofShort(value));
                });
            }
            case "int4", "serial" -> {
                var column = IntColumn.create(name);
                yield primitive(column, (rows, position) -> {
                    int value = rows.getInt(position);
                    return () -> column.append(Fit.ofInt(value));
                });
            }
            case "int8", "bigserial", "oid" -> {
                var column = LongColumn.create(name);
                yield primitive(column, (rows, position) -> {
                    long value = rows.getLong(position);
                    return () -> column.append(Fit.ofLong(value));
                });
            }
            default -> other(name, type);
        };
    }

    private static Cells other(String name, String type) {
        return switch (type) {
            case "float4" -> {
                var column = FloatColumn.create(name);
                yield primitive(column, (rows, position) -> {
                    float value = rows.getFloat(position);
                    return () -> column.append(value);
                });
            }
            case "float8" -> {
                var column = DoubleColumn.create(name);
                yield primitive(column, (rows, position) -> {
                    double value = rows.getDouble(position);
                    return () -> column.append(value);
                });
            }
            case "numeric" -> numbers(name);
            case "date", "time", "timestamp", "timestamptz" -> times(name, type);
            case "bytea" -> bytes(name);
            default -> Cells.texts(name);
        };
    }

    /// Reads a value, which is not there if the driver says so afterwards, and returns what appends it.
    @FunctionalInterface
    private interface Reading {
        Runnable read(ResultSet rows, int position) throws SQLException;
    }

    private static Cells primitive(tech.tablesaw.columns.Column<?> column, Reading reading) {
        return new Cells.Typed(column, (rows, position) -> {
            var append = reading.read(rows, position);
            boolean isThere = !rows.wasNull();
            if (isThere) {
                append.run();
            }
            return isThere;
        });
    }

    /// Numbers of any length; those that a double would round are refused.
    private static Cells numbers(String name) {
        var column = DoubleColumn.create(name);
        return new Cells.Typed(column, (rows, position) -> {
            var text = rows.getString(position);
            if (text != null) {
                column.append(
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "nan" -> Double.NaN;
                            case "infinity" -> Double.POSITIVE_INFINITY;
                            case "-infinity" -> Double.NEGATIVE_INFINITY;
                            default -> Fit.exact(new BigDecimal(text));
                        });
            }
            return text != null;
        });
    }

    private static Cells bytes(String name) {
        var column = StringColumn.create(name);
        return new Cells.Typed(column, (rows, position) -> {
            var bytes = rows.getBytes(position);
            if (bytes != null) {
                column.append("\\x" + HexFormat.of().formatHex(bytes));
            }
            return bytes != null;
        });
    }

    private static Cells times(String name, String type) {
        return switch (type) {
            case "date" -> {
                var column = DateColumn.create(name);
                yield new Cells.Typed(column, (rows, position) -> {
                    var date = rows.getObject(position, LocalDate.class);
                    if (date != null) {
                        column.append(Fit.packed(date));
                    }
                    return date != null;
                });
            }
            case "time" -> clocks(name);
            case "timestamp" -> {
                var column = DateTimeColumn.create(name);
                yield new TimeCells(column, (rows, position) -> {
                    var time = rows.getObject(position, LocalDateTime.class);
                    return time == null ? null : new TimeCells.Time(time, () -> column.append(Fit.packed(time)));
                });
            }
            default -> instants(name);
        };
    }

    private static Cells clocks(String name) {
        var column = TimeColumn.create(name);
        return new TimeCells(column, (rows, position) -> {
            var time = rows.getObject(position, LocalTime.class);
            if (LocalTime.MAX.equals(time)) {
                throw new Unfit("is 24:00, which a column of times cannot hold. Use CAST(… AS VARCHAR).");
            }
            return time == null ? null : new TimeCells.Time(time, () -> column.append(time));
        });
    }

    private static Cells instants(String name) {
        var column = InstantColumn.create(name);
        return new TimeCells(column, (rows, position) -> {
            var time = rows.getObject(position, OffsetDateTime.class);
            return time == null
                    ? null
                    : new TimeCells.Time(time, () -> {
                        Fit.packed(time.toLocalDate());
                        column.append(time.toInstant());
                    });
        });
    }
}
