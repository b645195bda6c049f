package dev.slipway.bench;

import static dev.slipway.bench.Timings.figure;
import static tech.tablesaw.aggregate.AggregateFunctions.count;
import static tech.tablesaw.aggregate.AggregateFunctions.max;
import static tech.tablesaw.aggregate.AggregateFunctions.mean;
import static tech.tablesaw.aggregate.AggregateFunctions.min;
import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import dev.slipway.duckdb.Sql;
import dev.slipway.duckdb.Tables;
import dev.slipway.tablesaw.TableCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/// Work on a table of a million rows and ten columns, beside plain Tablesaw or plain DuckDB in the same process.
///
/// @param name what is measured
/// @param tables what it is measured on
record DataBench(String name, DataTables tables) implements Bench {
    private static final int LARGE = 10_000_000;
    private static final Map<String, String> PANDAS = Map.of(
            "data-read-csv", "pd.read_csv(file)",
            "data-group", "t.groupby('key')[['x', 'y']].agg(['mean', 'sum', 'min', 'max', 'count'])",
            "data-join", "t.merge(keys, on='key')",
            "data-sort", "t.sort_values(['key', 'number'])");
    private static final String PAGE =
            "SELECT id % 1000 AS k, sum(other) AS s FROM large GROUP BY k ORDER BY k LIMIT 20";

    /// Returns all of them, on the same tables.
    static List<Bench> all() {
        var tables = new DataTables();
        return List.of(
                new DataBench("data-read-csv", tables),
                new DataBench("data-read-csv-tablesaw", tables),
                new DataBench("data-group", tables),
                new DataBench("data-join", tables),
                new DataBench("data-sort", tables),
                new DataBench("data-parquet-write", tables),
                new DataBench("data-parquet-read", tables),
                new DataBench("data-artifact-write", tables),
                new DataBench("data-artifact-read", tables),
                new DataBench("data-sql-page", tables),
                new GridBench("data-grid-page", tables),
                new GridBench("data-grid-summaries", tables),
                new LargeCsvBench(tables));
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var figure = alone(product);
        var pandas = PANDAS.get(name);
        return pandas == null ? figure : Pandas.beside(figure, product, tables.file(product, "usual.csv"), pandas);
    }

    private Figure alone(Product product) throws IOException {
        try {
            return switch (name) {
                case "data-read-csv" -> {
                    var file = tables.file(product, "usual.csv");
                    yield figure(
                            () -> Tables.read(file),
                            "DuckDB",
                            () -> duckDb("CREATE TABLE t AS FROM read_csv('" + file + "')"));
                }
                case "data-read-csv-tablesaw" -> {
                    var file = tables.file(product, "usual.csv");
                    yield figure(
                            () -> Tables.read(file),
                            "Tablesaw",
                            () -> Table.read().csv(file.toFile()));
                }
                case "data-parquet-write" -> {
                    var file = product.scratch().resolve("written.parquet");
                    var csv = tables.file(product, "usual.csv");
                    yield figure(
                            () -> Tables.write(tables.usual(), file),
                            "DuckDB, CSV to Parquet",
                            () -> duckDb(
                                    "COPY (FROM '" + csv + "') TO '" + file + "2' (FORMAT parquet, COMPRESSION zstd)"));
                }
                case "data-parquet-read" -> {
                    var file = tables.file(product, "usual.parquet");
                    yield figure(
                            () -> Tables.read(file), "DuckDB", () -> duckDb("CREATE TABLE t AS FROM '" + file + "'"));
                }
                case "data-sql-page" -> page();
                default -> inMemory();
            };
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private Figure inMemory() throws IOException, SQLException {
        var table = tables.usual();
        var keys = DataTables.keys();
        return switch (name) {
            case "data-group" ->
                figure(
                        () -> Tables.summarize(table, List.of("x", "y"), mean, sum, min, max, count)
                                .by("key"),
                        "Tablesaw",
                        () -> table.summarize(List.of("x", "y"), mean, sum, min, max, count)
                                .by("key"));
            case "data-join" ->
                figure(
                        () -> Tables.join(table, keys, "key").inner(),
                        "Tablesaw",
                        () -> table.joinOn("key").with(keys).join());
            case "data-sort" ->
                figure(() -> Tables.sort(table, "key", "number"), "Tablesaw", () -> table.sortOn("key", "number"));
            case "data-artifact-write" -> {
                var parquet = java.nio.file.Files.createTempFile("slipway-", ".parquet");
                yield figure(() -> encoded(table), "Parquet", () -> Tables.write(table, parquet));
            }
            case "data-artifact-read" -> {
                var bytes = encoded(table);
                yield figure(() -> decoded(bytes), "encoding", () -> encoded(table));
            }
            default -> throw new AssertionError(name);
        };
    }

    /// The time over DuckDB's own for the first page of a query over ten million rows, which DuckDB has in a table of
    /// its own.
    private static Figure page() throws IOException, SQLException {
        var large =
                Table.create("large", IntColumn.indexColumn("id", LARGE, 0), IntColumn.indexColumn("other", LARGE, 7));
        var sql = Sql.over("large", large);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE large AS SELECT CAST(k AS INTEGER) AS id, CAST(k + 7 AS INTEGER) AS other"
                    + " FROM range(" + LARGE + ") t(k)");
            var ours = figure(() -> sql.run(PAGE), "DuckDB", () -> statement.execute(PAGE));
            return new Figure("s", ours.value() - ours.baselineValue(), "DuckDB", ours.baselineValue(), ours.samples());
        }
    }

    static void duckDb(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] encoded(Table table) throws IOException {
        var out = new ByteArrayOutputStream();
        new TableCodec().encode(table, out, NoTypes.INSTANCE);
        return out.toByteArray();
    }

    private static void decoded(byte[] bytes) throws IOException {
        new TableCodec().decode(new ByteArrayInputStream(bytes), NoTypes.INSTANCE);
    }
}
