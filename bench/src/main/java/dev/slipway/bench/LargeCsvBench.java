package dev.slipway.bench;

import dev.slipway.duckdb.Sql;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;

/// A CSV file of five gigabytes, grouped by 1,000 keys in a JVM with a heap of one gigabyte.
///
/// @param tables whose rows the file holds, again and again
record LargeCsvBench(DataTables tables) implements Bench {
    /// Unit: GiB. Less where there is no room for five.
    private static final int SIZE = Integer.getInteger("slipway.bench.gigabytes", 5);

    static final String NAME = "data-large-csv";
    private static final long GIB = 1L << 30;
    private static final double MIB_A_GIB = 1024;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var file = file(product);
        var command = new ArrayList<>(Product.java(Grouped.class, file.toString()));
        command.add(1, "-Xmx1g");
        var ended = product.watchCommand(command);
        double plain = Timings.seconds(() -> DataBench.duckDb(Grouped.QUERY.replace("FILE", file.toString())));
        return new Figure("s", ended.seconds(), "DuckDB in a process of any size", plain, 1)
                .beside("most memory of the process, in GiB", ended.ownMiB() / MIB_A_GIB);
    }

    private Path file(Product product) throws IOException {
        var once = tables.file(product, "usual.csv");
        var file = product.scratch().resolve("large.csv");
        try (var from = FileChannel.open(once);
                var to = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var head = java.nio.ByteBuffer.allocate(1 << 10);
            from.read(head, 0);
            int header = new String(head.array(), java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
            from.transferTo(0, header, to);
            while (to.position() < SIZE * GIB) {
                long at = header;
                while (at < from.size()) {
                    at += from.transferTo(at, from.size() - at, to);
                }
            }
        }
        return file;
    }

    /// Entry of the process that groups.
    public static final class Grouped {
        private static final String QUERY =
                "SELECT key, count(*) AS n, avg(x) AS mean, max(day) AS last FROM 'FILE' GROUP BY key ORDER BY key";

        private Grouped() {}

        /// @param arguments the file
        public static void main(String[] arguments) throws IOException {
            var groups = Sql.empty().file(arguments[0], Path.of(arguments[0])).run(QUERY.replace("FILE", arguments[0]));
            if (groups.rowCount() != DataTables.KEYS) {
                throw new IOException("there are " + groups.rowCount() + " groups");
            }
        }
    }
}
