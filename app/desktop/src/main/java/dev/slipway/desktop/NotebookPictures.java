package dev.slipway.desktop;

import dev.slipway.desktop.data.ExplorerScreen;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.settings.Samples;
import dev.slipway.desktop.shell.Command;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;

/// The pictures of the notebook screen, with real kernels.
final class NotebookPictures {
    private static final long LONGEST_SECONDS = 180;
    private static final String CHARTS = "charts.jsh";
    private static final String DEBUGGED = "co2.jsh";

    private final Composition composition;
    private final Pictures pictures;

    NotebookPictures(Composition composition, Pictures pictures) {
        this.composition = composition;
        this.pictures = pictures;
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        open(Samples.FIRST);
        perform("run-all");
        settle();
        go(0);
        pictures.shoot("notebook");
        explore();
        pictures.shoot("explorer");
        Pictures.onUi(() -> {
            explorer().plot();
            return true;
        });
        Pictures.frames(240);
        pictures.shoot("plot");
        window("settings");
        pictures.shoot("settings");
        chart();
        debug();
        open(Samples.FIRST);
        open(Samples.TOUR);
        perform("run-all");
        settle();
        directives();
        fail();
        pictures.shoot("error");
        edit();
        pictures.shoot("editing");
        Pictures.onUi(() -> {
            front().notebook().command();
            composition.shell().palette("run");
            return true;
        });
        pictures.shoot("palette");
        Pictures.onUi(() -> {
            composition.shell().closeSheet();
            front().notebook().undo();
            return true;
        });
    }

    /// Looks closer at the first chart of the tour of charts, the pointer on one of its points.
    private void chart() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        open(CHARTS);
        perform("run-all");
        settle();
        Pictures.onUi(() -> {
            var cell = front().notebook().cells().stream()
                    .filter(one -> one.id().value().equals("scatter"))
                    .findFirst()
                    .orElseThrow();
            front().go(cell.id(), 0);
            return true;
        });
        Pictures.frames(30);
        var chart = Pictures.onUi(() -> composition.shell().lookup(".figure"));
        Pictures.onUi(() -> {
            double width = chart.getLayoutBounds().getWidth();
            double height = chart.getLayoutBounds().getHeight();
            Timed.mouse(chart, MouseEvent.MOUSE_PRESSED, width * 0.4, height * 0.3, true);
            Timed.mouse(chart, MouseEvent.MOUSE_DRAGGED, width * 0.9, height * 0.8, true);
            Timed.mouse(chart, MouseEvent.MOUSE_RELEASED, width * 0.9, height * 0.8, false);
            Timed.mouse(chart, MouseEvent.MOUSE_MOVED, width * 0.5, height * 0.5, false);
            return true;
        });
        pictures.shoot("chart");
    }

    /// Pauses in a method that another cell calls, and evaluates an expression there.
    void debug() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        open(DEBUGGED);
        var debug = Pictures.onUi(() -> front().notebook().kernel().debug());
        Pictures.onUi(() -> {
            var cell = front().notebook().cells().stream()
                    .filter(one -> one.id().value().equals("model"))
                    .findFirst()
                    .orElseThrow();
            int line = cell.source()
                    .substring(0, cell.source().indexOf("for (int k"))
                    .split("\n", -1)
                    .length;
            debug.toggle(cell.id(), line);
            debug.toggle(cell.id(), line + 1);
            debug.condition(debug.breakpoints().of(cell.id()).getLast(), "k > 2");
            return true;
        });
        perform("restart");
        perform("run-all");
        var paused = debug.paused();
        Pictures.until(() -> !paused.variables().rows().isEmpty(), LONGEST_SECONDS);
        perform("pane-debug");
        Pictures.onUi(() -> {
            paused.evaluations().evaluate("t * 30 + 1990");
            var cell = Objects.requireNonNull(paused.frameProperty().get()).cell();
            front().go(Objects.requireNonNull(cell), 0);
            return true;
        });
        Pictures.frames(120);
        pictures.shoot("debug");
        perform("debug-stop");
        settle();
    }

    /// Shows the directives of the first step as fields, one of them wrong.
    private void directives() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            var cells = front().notebook().cells();
            cells.stream()
                    .filter(cell -> cell.source().contains("//| step"))
                    .findFirst()
                    .ifPresent(front().notebook()::select);
            return true;
        });
        perform("directives");
        Pictures.onUi(() -> {
            ((TextField) Objects.requireNonNull(composition.shell().lookup("#timeout"))).setText("soon");
            return true;
        });
        Pictures.frames(20);
        pictures.shoot("directives");
        Pictures.onUi(() -> {
            ((Button) Objects.requireNonNull(composition.shell().lookup(".directive-form .flat"))).fire();
            return true;
        });
    }

    /// Opens the first table in a tab of its own.
    private void explore() throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            front().exploreVariable("raw");
            return true;
        });
        Pictures.frames(120);
    }

    private ExplorerScreen explorer() {
        return composition
                .shell()
                .front()
                .filter(ExplorerScreen.class::isInstance)
                .map(ExplorerScreen.class::cast)
                .orElseThrow();
    }

    /// Performs a command of the window.
    private void window(String id) throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            composition.shell().commands().stream()
                    .filter(command -> command.id().equals(id))
                    .map(Command::action)
                    .forEach(Runnable::run);
            return true;
        });
        Pictures.frames(20);
    }

    private NotebookScreen front() {
        return composition
                .shell()
                .front()
                .filter(NotebookScreen.class::isInstance)
                .map(NotebookScreen.class::cast)
                .orElseThrow();
    }

    private void open(String name) throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.until(() -> !composition.notebooks().isEmpty(), 30);
        Pictures.onUi(() -> {
            composition.openBeside(composition.notebooks().getFirst().file().path(), name);
            return true;
        });
        Pictures.until(
                () -> composition.shell().front().orElse(null) instanceof NotebookScreen screen
                        && screen.file().path().endsWith(name),
                30);
        Pictures.until(
                () -> !front().notebook().kernel().graphProperty().get().cells().isEmpty(), LONGEST_SECONDS);
    }

    private void perform(String id) throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            front().commands().stream()
                    .filter(command -> command.id().equals(id))
                    .map(Command::action)
                    .forEach(Runnable::run);
            return true;
        });
    }

    private void settle() throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.until(() -> !front().notebook().execution().isBusy(), LONGEST_SECONDS);
        Pictures.frames(20);
    }

    private void go(int cell) throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            front().go(front().notebook().cells().get(cell).id(), 0);
            return true;
        });
    }

    /// Misspells a column's name in the cell that chooses, and runs it.
    private void fail() throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            var notebook = front().notebook();
            var cell = notebook.cells().stream()
                    .filter(one -> one.source().contains("stringColumn(\"airport\").append"))
                    .findFirst()
                    .orElseThrow();
            front().go(cell.id(), 0);
            notebook.type(
                    cell, cell.source().replace("stringColumn(\"airport\").append", "stringColumn(\"airprt\").append"));
            return true;
        });
        perform("run-cell");
        settle();
    }

    /// Takes the misspelling back, and begins to type a line.
    private void edit() throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.onUi(() -> {
            front().notebook().undo();
            var cell = front().notebook().current();
            front().go(cell.id(), cell.source().split("\n", -1).length);
            return true;
        });
        Pictures.frames(4);
        Pictures.onUi(() -> {
            var robot = new Robot();
            for (var key : new KeyCode[] {KeyCode.END, KeyCode.SEMICOLON, KeyCode.ENTER}) {
                robot.keyType(key);
            }
            for (var letter : "best".toUpperCase(java.util.Locale.ROOT).toCharArray()) {
                robot.keyType(KeyCode.valueOf(String.valueOf(letter)));
            }
            robot.keyType(KeyCode.PERIOD);
            robot.keyType(KeyCode.N);
            return true;
        });
        Pictures.frames(120);
    }
}
