package dev.slipway.charts;

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Reads what a person plots as fields. Static.
final class Columns {
    private Columns() {}

    static Fields of(Table table) {
        int rows = table.rowCount();
        return Fields.of(
                table.columns().stream().map(column -> field(column, rows)).toList(), rows);
    }

    /// Returns a field for each component of the records.
    ///
    /// @throws IllegalArgumentException if they are not all of one record class
    static Fields ofRecords(Collection<? extends Record> records) {
        var rows = new ArrayList<Record>(records);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to plot: the collection is empty.");
        }
        var type = rows.getFirst().getClass();
        var fields = new ArrayList<Field>();
        for (var component : type.getRecordComponents()) {
            var values = new ArrayList<@Nullable Object>();
            for (var row : rows) {
                if (row.getClass() != type) {
                    throw new IllegalArgumentException("The records to plot are of several classes: "
                            + type.getSimpleName() + " and " + row.getClass().getSimpleName() + ".");
                }
                values.add(value(component, row));
            }
            fields.add(field(component.getName(), values));
        }
        return Fields.of(fields, rows.size());
    }

    /// Returns a field of values of any class: numbers, times, or else their texts.
    static Field field(String name, List<? extends @Nullable Object> values) {
        var present = values.stream().filter(value -> value != null).toList();
        if (!present.isEmpty() && present.stream().allMatch(Number.class::isInstance)) {
            return new Field.Numbers(
                    name,
                    values.stream()
                            .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
                            .toArray());
        }
        if (!present.isEmpty() && present.stream().allMatch(value -> value instanceof Temporal && isMoment(value))) {
            boolean hasClock = present.stream().anyMatch(value -> !(value instanceof LocalDate));
            return new Field.Times(
                    name, values.stream().mapToDouble(Columns::millis).toArray(), hasClock);
        }
        var labels = new ArrayList<@Nullable String>();
        values.forEach(value -> labels.add(value == null ? null : String.valueOf(value)));
        return new Field.Labels(name, labels);
    }

    private static Field field(Column<?> column, int rows) {
        if (column instanceof NumericColumn<?> numbers) {
            var values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
            }
            return new Field.Numbers(column.name(), values);
        }
        var values = new ArrayList<@Nullable Object>(rows);
        for (int row = 0; row < rows; row++) {
            values.add(
                    column.isMissing(row)
                            ? null
                            : column instanceof BooleanColumn ? column.getString(row) : column.get(row));
        }
        return field(column.name(), values);
    }

    private static @Nullable Object value(java.lang.reflect.RecordComponent component, Record row) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException("The component \"" + component.getName() + "\" cannot be read.", hidden);
        } catch (InvocationTargetException failure) {
            throw new IllegalArgumentException(
                    "Reading \"" + component.getName() + "\" of "
                            + row.getClass().getSimpleName() + " threw " + failure.getCause(),
                    failure);
        }
    }

    private static boolean isMoment(Object value) {
        return value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof Instant
                || value instanceof LocalTime;
    }

    private static double millis(@Nullable Object value) {
        return switch (value) {
            case LocalDate date -> date.toEpochDay() * 86_400_000.0;
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).toEpochMilli();
            case Instant instant -> instant.toEpochMilli();
            case LocalTime time -> time.toNanoOfDay() / 1e6;
            case null, default -> Double.NaN;
        };
    }

    static Field numbers(String name, double[] values) {
        return new Field.Numbers(name, Arrays.copyOf(values, values.length));
    }
}
