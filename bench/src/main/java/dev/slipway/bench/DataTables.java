package dev.slipway.bench;

import dev.slipway.tablesaw.TextCells;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The tables that are measured. Made when first asked for. One thread at a time.
final class DataTables {
    /// Rows of the usual table.
    static final int ROWS = Integer.getInteger("slipway.bench.rows", 1_000_000);

    static final int KEYS = 1_000;
    private static final int DAYS = 3_650;
    private static final int WORDS = 50_000;

    private static final int LARGE = Integer.getInteger("slipway.bench.large", 10_000_000);

    private Table usual = Table.create();
    private Table large = Table.create();

    /// Returns 10 columns of every usual type, 1,000 keys.
    Table usual() {
        if (usual.isEmpty()) {
            usual = make(ROWS);
        }
        return usual;
    }

    /// Returns the same columns with ten million rows.
    Table large() {
        if (large.isEmpty()) {
            large = make(LARGE);
        }
        return large;
    }

    private static Table make(int rows) {
        var random = new Random(1);
        var key = new TextCells("key", rows);
        var day = DateColumn.create("day");
        var time = DateTimeColumn.create("time");
        var flag = BooleanColumn.create("flag");
        var word = new TextCells("word", rows);
        var number = new int[rows];
        var large = new long[rows];
        var values = new double[3][rows];
        var keys = texts("key", KEYS);
        var words = texts("w", WORDS);
        var days = days();
        var start = LocalDateTime.of(2001, 1, 1, 0, 0);
        for (int row = 0; row < rows; row++) {
            key.append(keys[random.nextInt(KEYS)]);
            day.append(days[random.nextInt(DAYS)]);
            time.append(start.plusSeconds(random.nextInt(100_000_000)));
            flag.append(random.nextBoolean());
            word.append(words[random.nextInt(WORDS)]);
            number[row] = random.nextInt(KEYS);
            large[row] = random.nextLong();
            for (var value : values) {
                value[row] = random.nextDouble();
            }
        }
        Column<?>[] columns = {
            IntColumn.create("number", number),
            key.column(),
            LongColumn.create("large", large),
            DoubleColumn.create("x", values[0]),
            DoubleColumn.create("y", values[1]),
            DoubleColumn.create("z", values[2]),
            day,
            time,
            flag,
            word.column()
        };
        return Table.create("usual", columns);
    }

    private static LocalDate[] days() {
        return IntStream.range(0, DAYS)
                .mapToObj(LocalDate.of(2001, 1, 1)::plusDays)
                .toArray(LocalDate[]::new);
    }

    private static String[] texts(String start, int count) {
        return IntStream.range(0, count).mapToObj(i -> start + i).toArray(String[]::new);
    }

    /// Returns one row for each key, with a value.
    static Table keys() {
        var key = StringColumn.create("key");
        var weight = DoubleColumn.create("weight");
        for (int i = 0; i < KEYS; i++) {
            key.append("key" + i);
            weight.append(i);
        }
        return Table.create("keys", key, weight);
    }

    /// Returns a file of the usual table.
    Path file(Product product, String name) throws IOException {
        var file = product.scratch().resolve(name);
        if (!java.nio.file.Files.exists(file)) {
            dev.slipway.duckdb.Tables.write(usual(), file);
        }
        return file;
    }
}
