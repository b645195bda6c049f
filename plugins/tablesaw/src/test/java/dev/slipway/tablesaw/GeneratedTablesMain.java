package dev.slipway.tablesaw;

import dev.slipway.api.run.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
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
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// Tables made from a seed, with every type of column and missing cells; prints their hashes in another JVM.
public final class GeneratedTablesMain {
    private GeneratedTablesMain() {}

    /// @param args the seed
    public static void main(String[] args) throws IOException {
        System.out.print(hashes(Long.parseLong(args[0])));
    }

    static String hashes(long seed) throws IOException {
        var lines = new StringBuilder();
        for (int rows : new int[] {0, 1, 300, 5000}) {
            var bytes = new ByteArrayOutputStream();
            new TableCodec().encode(table(seed, rows), bytes, NoTypes.INSTANCE);
            lines.append(ContentHash.of(bytes.toByteArray())).append('\n');
        }
        return lines.toString();
    }

    static Table table(long seed, int rows) {
        var random = new Random(seed);
        var table = Table.create(
                "täble",
                ShortColumn.create("short"),
                IntColumn.create("int"),
                LongColumn.create("long"),
                FloatColumn.create("float"),
                DoubleColumn.create("double"),
                BooleanColumn.create("boolean"),
                DateColumn.create("date"),
                TimeColumn.create("time"),
                DateTimeColumn.create("date time"),
                InstantColumn.create("instant"),
                StringColumn.create("few, \"quoted\""),
                StringColumn.create("many"));
        for (int row = 0; row < rows; row++) {
            for (var column : table.columns()) {
                if (random.nextInt(10) == 0) {
                    column.appendMissing();
                } else {
                    append(column, random);
                }
            }
        }
        return table;
    }

    private static void append(Column<?> column, Random random) {
        switch (column) {
            case ShortColumn numbers -> numbers.append((short) random.nextInt());
            case IntColumn numbers -> numbers.append(random.nextInt());
            case LongColumn numbers -> numbers.append(random.nextLong());
            case FloatColumn numbers -> numbers.append(random.nextFloat());
            case DoubleColumn numbers ->
                numbers.append(random.nextInt(9) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian());
            case BooleanColumn truths -> truths.append(random.nextBoolean());
            case DateColumn dates -> dates.append(LocalDate.ofEpochDay(random.nextInt(40_000)));
            case TimeColumn times -> times.append(LocalTime.ofSecondOfDay(random.nextInt(86_400)));
            case DateTimeColumn times ->
                times.append(LocalDateTime.of(2001, 1, 1, 0, 0).plusMinutes(random.nextInt(1_000_000)));
            case InstantColumn times -> times.append(Instant.ofEpochSecond(random.nextInt()));
            case StringColumn texts ->
                texts.append(
                        texts.name().equals("many")
                                ? Long.toHexString(random.nextLong())
                                : "a\n,\"ü🛩\uD800".substring(0, 1 + random.nextInt(7)));
            default -> throw new AssertionError(column.type());
        }
    }
}
