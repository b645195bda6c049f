package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.data.ExplorerScreen;
import dev.slipway.desktop.data.ExplorerViewModel;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/// What a live table of ten million rows and ten columns takes in its tab, from the action until its rows are shown.
final class TableMeasurement {
    private static final int ROWS = 10_000_000;
    private static final double HALF = 0.5;
    private static final String NOTEBOOK = """
            // %% id=large
            import tech.tablesaw.api.*;
            var random = new java.util.Random(1);
            var large = Table.create("large");
            for (var name : "x y z u v".split(" "))
                large.addColumns(DoubleColumn.create(name, random.doubles(ROWS).toArray()));
            for (var name : "number other".split(" "))
                large.addColumns(IntColumn.create(name, random.ints(ROWS, 0, 1000).toArray()));
            large.addColumns(LongColumn.create("id", random.longs(ROWS).toArray()));
            large.addColumns(DateColumn.create("day", ROWS), BooleanColumn.create("flag", ROWS));
            System.out.println(large.rowCount() + " rows");
            """;

    private TableMeasurement() {}

    /// Prints a line for opening, sorting by a numeric column, filtering, going to the end; beside them what needs no
    /// table: two frames, sorting as many numbers, counting them. Unit: seconds.
    static void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        var file = Files.createTempDirectory("slipway-bench").resolve("large.jsh");
        Files.writeString(file, NOTEBOOK.replace("ROWS", String.valueOf(ROWS)));
        var composition = Measurement.open(file);
        Timed.await(() -> composition.shell().front().orElse(null) instanceof NotebookScreen screen
                && !screen.notebook().kernel().graphProperty().get().cells().isEmpty());
        var screen = onUi(() -> (NotebookScreen) composition.shell().front().orElseThrow());
        run(screen);
        Timed.print("bare-table-open", Timed.until(() -> {}, () -> true));
        Timed.print(
                "table-open",
                Timed.until(
                        () -> screen.exploreVariable("large"),
                        () -> composition.shell().front().orElse(null) instanceof ExplorerScreen table
                                && table.explorer().kept() == ROWS));
        var table = onUi(() -> ((ExplorerScreen) composition.shell().front().orElseThrow()).explorer());
        frames(60);
        table(table);
        bare();
        Measurement.end(composition);
    }

    private static void run(NotebookScreen screen) throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            screen.go(new CellId("large"), 0);
            screen.commands().stream()
                    .filter(command -> command.id().equals("run-cell"))
                    .forEach(command -> command.action().run());
            return true;
        });
        Timed.await(() -> !screen.notebook().execution().isBusy());
        frames(60);
    }

    private static void table(ExplorerViewModel table)
            throws ExecutionException, TimeoutException, InterruptedException {
        Timed.print("table-sort", Timed.until(() -> table.sort(0, false), () -> !table.isLoading()));
        filter("table-filter-sorted", table);
        clear(table);
        filter("table-filter", table);
        clear(table);
        var robot = onUi(Robot::new);
        Timed.print(
                "table-end",
                Timed.until(
                        () -> {
                            robot.keyPress(KeyCode.CONTROL);
                            robot.keyType(KeyCode.END);
                            robot.keyRelease(KeyCode.CONTROL);
                        },
                        () -> table.number(ROWS - 1).isPresent()));
    }

    private static void filter(String name, ExplorerViewModel table)
            throws ExecutionException, TimeoutException, InterruptedException {
        Timed.print(
                name,
                Timed.until(() -> table.filter(new Filter.Between(1, HALF, null, false)), () -> !table.isLoading()));
    }

    private static void clear(ExplorerViewModel table)
            throws ExecutionException, TimeoutException, InterruptedException {
        onUi(() -> {
            table.clear();
            return true;
        });
        Timed.await(() -> !table.isLoading());
        frames(60);
    }

    private static void bare() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Timed.print("bare-table-end", Timed.until(() -> {}, () -> true));
        var values = new Random(1).doubles(ROWS).toArray();
        var kept = new long[1];
        Timed.print(
                "bare-table-filter",
                Timed.of(() -> kept[0] =
                        Arrays.stream(values).filter(value -> value >= HALF).count()));
        Timed.print("bare-table-sort", Timed.of(() -> Arrays.sort(values)));
    }
}
