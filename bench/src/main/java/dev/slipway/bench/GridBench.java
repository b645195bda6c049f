package dev.slipway.bench;

import dev.slipway.duckdb.Sql;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.table.Tables;
import java.io.IOException;

/// What the grid asks of a live table of ten million rows and ten columns: its first page, and what each column holds.
///
/// @param name what is measured
/// @param tables what it is measured on
record GridBench(String name, DataTables tables) implements Bench {
    private static final int SHOWN = 50;

    @Override
    public Figure measure(Product product) throws IOException {
        var large = tables.large();
        var query = TableQuery.all("large");
        int columns = large.columnCount();
        if (name.equals("data-grid-page")) {
            return Timings.figure(
                    () -> grid().page(query, new Window(0, SHOWN, 0, columns)),
                    "Tablesaw prints as many rows",
                    () -> large.first(SHOWN).print());
        }
        var tenth = large.inRange(large.rowCount() / 10);
        return Timings.figure(
                () -> {
                    var grid = grid();
                    for (int column = 0; column < columns; column++) {
                        grid.summary(query, column);
                    }
                },
                "DuckDB's SUMMARIZE of a tenth of the rows",
                () -> Sql.over("tenth", tenth).run("SUMMARIZE tenth"));
    }

    private Tables grid() {
        return new Tables(GridBench.class.getClassLoader(), _ -> tables.large());
    }
}
