package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Filters and orders of a table that has other columns now: they stay on the columns of their names. Pure.
///
/// @param before the columns they were made for
/// @param now the columns there are
record Renamed(List<Column> before, List<Column> now) {
    /// Returns where the column is that was the 0-based `column`; nothing if it is gone or of another kind.
    private OptionalInt place(int column) {
        if (column < 0 || column >= before.size()) {
            return OptionalInt.empty();
        }
        var was = before.get(column);
        return IntStream.range(0, now.size())
                .filter(i -> now.get(i).name().equals(was.name()) && now.get(i).kind() == was.kind())
                .findFirst();
    }

    /// Returns the orders by columns that are still there.
    List<Order> orders(List<Order> orders) {
        return orders.stream()
                .flatMap(by -> place(by.column()).stream().mapToObj(column -> new Order(column, by.descending())))
                .toList();
    }

    /// Returns the filters by columns that are still there, and by all.
    List<Filter> filters(List<Filter> filters) {
        return filters.stream()
                .flatMap(filter -> FilterWords.column(filter) < 0
                        ? Stream.of(filter)
                        : place(FilterWords.column(filter)).stream().mapToObj(column -> at(filter, column)))
                .toList();
    }

    private static Filter at(Filter filter, int column) {
        return switch (filter) {
            case Filter.Between between ->
                new Filter.Between(column, between.low(), between.high(), between.withMissing());
            case Filter.OneOf one -> new Filter.OneOf(column, one.values());
            case Filter.Contains contains -> new Filter.Contains(column, contains.text());
            case Filter.Missing missing -> new Filter.Missing(column, missing.missing());
        };
    }
}
