package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// A fan-out whose tasks keep a table of 10 MB each, all of them gathered one by one: milliseconds a task of the
/// fan-out.
final class FlowTablesBench implements Bench {
    private static final int TASKS = 100;
    private static final int WORKERS = 2;
    private static final int PROCESSES = 6;
    private static final double MILLIS = 1e3;
    private static final String NOTEBOOK = """
            // %%
            //| step: list
            var items = java.util.stream.IntStream.range(0, TASKS).boxed().toList();

            // %%
            //| step: make
            //| foreach: item : items
            import tech.tablesaw.api.*;
            Table made = Table.create("t");
            var random = new java.util.Random(item);
            for (int column = 0; column < COLUMNS; column++) {
                made.addColumns(DoubleColumn.create("c" + column, random.doubles(ROWS).toArray()));
            }

            // %%
            //| step: total
            //| gather: made -> all
            long rows = 0;
            for (var each : all) rows += each.rowCount();
            """;

    @Override
    public String name() {
        return "flow-tables";
    }

    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var folder = Files.createDirectories(product.scratch().resolve("flow-tables"));
        var notebook = folder.resolve("tables.jsh");
        Files.writeString(
                notebook,
                NOTEBOOK.replace("TASKS", "" + TASKS)
                        .replace("COLUMNS", "" + TableTask.COLUMNS)
                        .replace("ROWS", "" + TableTask.ROWS));
        var watched = product.watch(List.of("run", notebook.toString(), "--workers", "" + WORKERS, "--json"));
        var run = Documents.members(watched.out());
        var id = run.text("run").orElseThrow();
        requireAllRows(product.slipway("artifact", id + "/total", "rows", "-C", folder.toString())
                .out());
        System.err.printf(
                "slipway: flow-tables: the run took %.1f s, its process %.0f MiB, a worker %.0f MiB%n",
                Documents.number(run.get("seconds")), watched.ownMiB(), watched.childMiB());
        var files = Files.createDirectories(product.scratch().resolve("bare-tables"));
        var bare = product.run(Product.java(TableTask.class, "" + TASKS, "" + WORKERS, files.toString()));
        double process =
                product.together(Product.java(TableTask.class, "1", "1", files.toString()), PROCESSES, WORKERS);
        return new Figure(
                        "ms",
                        FlowRuns.seconds(run, "make") * MILLIS / TASKS,
                        "a bare executor that makes and writes the same tables",
                        Double.parseDouble(bare.out().strip()),
                        1)
                .beside("a JVM a task, " + WORKERS + " at a time", process * MILLIS / PROCESSES);
    }

    private static void requireAllRows(String out) throws IOException {
        if (!out.strip().equals(String.valueOf((long) TASKS * TableTask.ROWS))) {
            throw new IOException("the gathered tables have " + out.strip() + " rows");
        }
    }
}
