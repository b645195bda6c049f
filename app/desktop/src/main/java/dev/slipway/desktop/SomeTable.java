package dev.slipway.desktop;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.data.TableOrigin;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.ColumnSummary.Bar;
import dev.slipway.kernel.protocol.ColumnSummary.Fact;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TablePage.Row;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// A table that nobody sees, of 1,000 rows that are alike. It answers at once, on the thread that asks.
final class SomeTable implements LiveTable {
    static final TableOrigin ORIGIN = new TableOrigin("table", "nowhere", "table", _ -> {}, () -> {});

    private static final int ROWS = 1000;
    private static final List<Column> COLUMNS = List.of(
            new Column("number", "double", Kind.NUMBER),
            new Column("name", "text", Kind.TEXT),
            new Column("day", "date", Kind.TIME),
            new Column("flag", "boolean", Kind.TRUTH));
    private static final List<String> CELLS = List.of("0.5", "text", "2026-01-01", "true");

    @Override
    public String id() {
        return "";
    }

    @Override
    public void page(TableQuery query, Window window, Consumer<TablePage> then, Consumer<String> failed) {
        var rows = IntStream.range(window.first(), Math.min(ROWS, window.first() + window.count()))
                .mapToObj(number -> new Row(number, CELLS))
                .toList();
        then.accept(new TablePage(ROWS, ROWS, COLUMNS, window, rows));
    }

    @Override
    public void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed) {
        var bars = Collections.nCopies(20, new Bar("text", 50));
        then.accept(new ColumnSummary(ROWS, 0, 20, bars, List.of(new Fact("mean", "0.5"))));
    }
}
