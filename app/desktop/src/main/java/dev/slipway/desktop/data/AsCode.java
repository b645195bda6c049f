package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The Java that gives the rows that are seen, in their order. Pure.
final class AsCode {
    private AsCode() {}

    /// Returns a cell's text: the table in `expression` with `filters` and `order`, as the variable `kept`.
    static String of(String expression, List<Column> columns, List<Filter> filters, List<Order> order) {
        var code = rows(expression, columns, filters);
        if (!order.isEmpty()) {
            var names = order.stream()
                    .map(by -> quoted((by.descending() ? "-" : "")
                            + columns.get(by.column()).name()))
                    .collect(Collectors.joining(", "));
            code = "Tables.sort(" + code + ", " + names + ")";
        }
        return "Table kept = " + code + ";\nkept";
    }

    /// Returns Java that gives the rows that `filters` keep of the table in `expression`.
    static String rows(String expression, List<Column> columns, List<Filter> filters) {
        if (filters.isEmpty()) {
            return expression;
        }
        var condition = filters.stream()
                .map(filter -> condition(filter, columns))
                .collect(Collectors.joining(filters.size() > 1 ? "\n        AND " : ""));
        return "Tables.where(" + expression + ", " + text(condition) + ")";
    }

    private static String condition(Filter filter, List<Column> columns) {
        return switch (filter) {
            case Filter.Between between -> between(between, name(columns.get(between.column())));
            case Filter.OneOf one -> oneOf(one, columns.get(one.column()));
            case Filter.Contains contains ->
                contains.column() >= 0
                        ? contains(columns.get(contains.column()), contains.text())
                        : IntStream.range(0, columns.size())
                                .mapToObj(at -> contains(columns.get(at), contains.text()))
                                .collect(Collectors.joining(" OR ", "(", ")"));
            case Filter.Missing missing ->
                name(columns.get(missing.column())) + (missing.missing() ? " IS NULL" : " IS NOT NULL");
        };
    }

    private static String between(Filter.Between between, String name) {
        var parts = new ArrayList<String>();
        var low = between.low();
        var high = between.high();
        if (low != null) {
            parts.add(name + " >= " + number(low));
        }
        if (high != null) {
            parts.add(name + " <= " + number(high));
        }
        var both = parts.isEmpty() ? name + " IS NOT NULL" : String.join(" AND ", parts);
        return between.withMissing() ? "(" + both + " OR " + name + " IS NULL)" : both;
    }

    private static String oneOf(Filter.OneOf one, Column column) {
        var name = name(column);
        var values = one.values().stream()
                .filter(value -> !value.isEmpty())
                .map(value -> value(value, column.kind()))
                .toList();
        var parts = new ArrayList<String>();
        if (!values.isEmpty()) {
            parts.add(cast(column) + " IN (" + String.join(", ", values) + ")");
        }
        if (one.values().contains("")) {
            parts.add(name + " IS NULL");
        }
        return parts.size() == 1 ? parts.getFirst() : "(" + String.join(" OR ", parts) + ")";
    }

    private static String contains(Column column, String text) {
        return "contains(lower(" + cast(column) + "), " + literal(text.toLowerCase(Locale.ROOT)) + ")";
    }

    /// Returns the column as a text, but for numbers in a list.
    private static String cast(Column column) {
        return column.kind() == Kind.TEXT ? name(column) : "CAST(" + name(column) + " AS VARCHAR)";
    }

    private static String value(String value, Kind kind) {
        return kind == Kind.TEXT ? literal(value) : literal(value.replace("\u00a0", ""));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /// Returns the name of a column as SQL has it.
    static String name(Column column) {
        return name(column.name());
    }

    /// Returns a name as SQL has it.
    static String name(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Returns a condition as Java: a text block if it has several lines.
    private static String text(String condition) {
        return condition.contains("\n")
                ? "\"\"\"\n        " + condition.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"") + "\"\"\""
                : quoted(condition);
    }

    /// Returns `text` as a Java literal.
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
