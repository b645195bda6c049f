package dev.slipway.kernel.message.json;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.KernelMemory;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import dev.slipway.kernel.protocol.TableQuery.Order;
import org.jspecify.annotations.Nullable;

/// Questions about live tables, and their answers ⇄ JSON.
final class TableJson {
    private TableJson() {}

    static Fields write(TableQuery query) {
        return new Fields()
                .text("table", query.table())
                .list(
                        "order",
                        query.order(),
                        by -> new Fields()
                                .number("column", by.column())
                                .flag("descending", by.descending())
                                .json())
                .list("filters", query.filters(), TableJson::write);
    }

    private static String write(Filter filter) {
        return switch (filter) {
            case Filter.Between(var column, var low, var high, var missing) ->
                filter("between", column)
                        .number("low", finite(low))
                        .number("high", finite(high))
                        .flag("missing", missing)
                        .json();
            case Filter.OneOf(var column, var values) ->
                filter("one_of", column).texts("values", values).json();
            case Filter.Contains(var column, var text) ->
                filter("contains", column).text("text", text).json();
            case Filter.Missing(var column, var missing) ->
                filter("missing", column).flag("missing", missing).json();
        };
    }

    private static Fields filter(String type, int column) {
        return new Fields().text("type", type).number("column", column);
    }

    private static @Nullable Double finite(@Nullable Double bound) {
        return bound == null || !Double.isFinite(bound) ? null : bound;
    }

    static TableQuery query(View view) {
        return new TableQuery(
                view.text("table", ""),
                view.views("order", by -> new Order(by.whole("column", 0), by.flag("descending", false))),
                view.views("filters", TableJson::filter));
    }

    private static Filter filter(View view) {
        int column = view.whole("column", -1);
        return switch (view.text("type", "")) {
            case "between" ->
                new Filter.Between(column, bound(view, "low"), bound(view, "high"), view.flag("missing", false));
            case "one_of" -> new Filter.OneOf(column, view.texts("values"));
            case "contains" -> new Filter.Contains(column, view.text("text", ""));
            case "missing" -> new Filter.Missing(column, view.flag("missing", true));
            default -> throw new IllegalArgumentException("no filter " + view.text("type", ""));
        };
    }

    private static @Nullable Double bound(View view, String name) {
        double bound = view.number(name, Double.NaN);
        return Double.isNaN(bound) ? null : bound;
    }

    static Fields write(Fields fields, TablePage.Window window) {
        return fields.number("first", window.first())
                .number("count", window.count())
                .number("first_column", window.firstColumn())
                .number("column_count", window.columns());
    }

    static TablePage.Window window(View view) {
        return new TablePage.Window(
                view.whole("first", 0),
                view.whole("count", 0),
                view.whole("first_column", 0),
                view.whole("column_count", 0));
    }

    static Fields write(Fields fields, TablePage page) {
        fields.number("rows", page.rows())
                .number("kept", page.kept())
                .list(
                        "columns",
                        page.columns(),
                        column -> new Fields()
                                .text("name", column.name())
                                .text("type", column.type())
                                .text("kind", Values.word(column.kind()))
                                .json())
                .list(
                        "cells",
                        page.cells(),
                        row -> new Fields()
                                .number("row", row.number())
                                .texts("cells", row.cells())
                                .json());
        return write(fields, page.window());
    }

    static TablePage page(View view) {
        return new TablePage(
                view.whole("rows", 0),
                view.whole("kept", 0),
                view.views(
                        "columns",
                        column -> new Column(
                                column.text("name", ""),
                                column.text("type", ""),
                                Values.constant(Kind.class, column.text("kind", "text")))),
                window(view),
                view.views("cells", row -> new TablePage.Row(row.whole("row", 0), row.texts("cells"))));
    }

    static Fields write(Fields fields, ColumnSummary summary) {
        return fields.number("rows", summary.rows())
                .number("missing", summary.missing())
                .number("distinct", summary.distinct())
                .list(
                        "bars",
                        summary.bars(),
                        bar -> new Fields()
                                .text("label", bar.label())
                                .number("count", bar.count())
                                .json())
                .list(
                        "facts",
                        summary.facts(),
                        fact -> new Fields()
                                .text("name", fact.name())
                                .text("value", fact.value())
                                .json());
    }

    static ColumnSummary summary(View view) {
        return new ColumnSummary(
                view.whole("rows", 0),
                view.whole("missing", 0),
                view.whole("distinct", -1),
                view.views("bars", bar -> new ColumnSummary.Bar(bar.text("label", ""), bar.whole("count", 0))),
                view.views("facts", fact -> new ColumnSummary.Fact(fact.text("name", ""), fact.text("value", ""))));
    }

    static KernelMemory memory(View view) {
        var used = view.longOrNull("used");
        var limit = view.longOrNull("limit");
        return new KernelMemory(used == null ? 0 : used, limit == null ? 0 : limit);
    }
}
