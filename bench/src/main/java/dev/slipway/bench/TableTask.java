package dev.slipway.bench;

import dev.slipway.tablesaw.TableCodec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/// What a task of the bench of tables does, in a bare executor: makes a table of 10 MB and writes it to a file. Prints
/// the milliseconds a task.
final class TableTask {
    /// Rows and columns of a table: 10 MB of numbers.
    static final int ROWS = 125_000;

    static final int COLUMNS = 10;

    private TableTask() {}

    /// @param arguments how many tasks, on how many threads, and the folder to write to
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int tasks = Integer.parseInt(arguments[0]);
        var folder = Path.of(arguments[2]);
        long start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]))) {
            var all = new ArrayList<Future<Path>>();
            for (int i = 0; i < tasks; i++) {
                int item = i;
                all.add(pool.submit(() -> write(item, folder)));
            }
            for (var one : all) {
                one.get();
            }
        }
        System.out.println((System.nanoTime() - start) / 1e6 / tasks);
    }

    private static Path write(int item, Path folder) throws IOException {
        var table = Table.create("t");
        var random = new Random(item);
        for (int column = 0; column < COLUMNS; column++) {
            table.addColumns(
                    DoubleColumn.create("c" + column, random.doubles(ROWS).toArray()));
        }
        var file = Files.createTempFile(folder, "table", ".bin");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new TableCodec().encode(table, out, NoTypes.INSTANCE);
        }
        return file;
    }
}
