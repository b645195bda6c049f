package dev.slipway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.desktop.debug.Breakpoint.Shape;
import dev.slipway.desktop.debug.Pause;
import dev.slipway.desktop.debug.PauseViewModel;
import dev.slipway.desktop.debug.VariableTree;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.notebook.NotebookViewModel;
import dev.slipway.desktop.settings.Preferences;
import dev.slipway.desktop.settings.Settings;
import dev.slipway.desktop.settings.SettingsFile;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.installation.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The debugger of the real window with a real kernel: a breakpoint of last time, steps, variables, an expression.
@Timeout(180)
class DebuggerWindowIT {
    private static final String SCALE = "int scale(int i) {\n    int wide = i * 10;\n    return wide + 1;\n}";
    private static final String MAIN = "var values = new int[10_000_000];\nint sum = 0;\n"
            + "for (int i = 0; i < 3; i++) {\n    sum += scale(i);\n}\nsum";
    private static final CellId ID = new CellId("main");

    @TempDir
    private Path folder;

    @Test
    void aCellPausesAtABreakpointOfLastTimeAndIsSteppedThrough() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        var file = folder.resolve("sums.ipynb");
        var cells = List.of(Cell.of(new CellId("scale"), CellKind.CODE, SCALE), Cell.of(ID, CellKind.CODE, MAIN));
        NotebookFiles.create(file, Opened.Format.IPYNB, Document.of(cells));
        var kept = "{\"exceptions\":false,\"at\":[{\"cell\":\"main\",\"line\":4,\"on\":true}]}";
        new SettingsFile(home)
                .save(Settings.first().withPreferences(Preferences.FIRST.withBreakpoints(file.toString(), kept)));
        Toolkit.start();
        var installation = Installation.locate();
        var composition = OnStage.onUi(() -> new Composition(installation, home, Kernels.plain(installation, home)));
        var window = OnStage.onUi(() -> {
            var made = new Stage();
            composition.window(made);
            made.show();
            composition.begin(file);
            return made;
        });
        try {
            Pictures.until(() -> !composition.notebooks().isEmpty(), 60);
            debug(composition.notebooks().getFirst());
            restartKeeping(composition.notebooks().getFirst());
        } finally {
            OnStage.onUi(() -> {
                composition.close();
                window.close();
                return true;
            });
        }
    }

    private static void debug(NotebookScreen screen) throws Exception {
        var notebook = screen.notebook();
        var debug = notebook.kernel().debug();
        var paused = debug.paused();
        command(screen, "run-all");
        var first = pause(paused, 4);
        assertThat(first.reason()).isEqualTo("breakpoint");
        assertThat(first.own().orElseThrow().cell()).isEqualTo(ID);
        assertThat(get(() -> debug.breakpoints().of(ID).getFirst().shape())).isEqualTo(Shape.FULL);
        assertThat(get(() ->
                        notebook.cell(ID).orElseThrow().stateProperty().get().reason()))
                .isEqualTo("at line 4");
        Pictures.until(() -> value(paused.variables(), "i").equals("0"), 20);

        command(screen, "step-into");
        var inside = pause(paused, 2);
        assertThat(inside.own().orElseThrow().cell()).isEqualTo(new CellId("scale"));
        command(screen, "step-over");
        pause(paused, 3);
        ui(() -> paused.evaluations().evaluate("wide + 5"));
        Pictures.until(() -> value(paused.evaluations().results(), "wide + 5").equals("5"), 20);
        command(screen, "step-out");
        assertThat(pause(paused, 4).own().orElseThrow().cell()).isEqualTo(ID);

        ui(() -> debug.turnAll(false));
        command(screen, "debug-continue");
        Pictures.until(() -> !notebook.execution().isBusy(), 30);
        assertThat(get(() -> paused.pauseProperty().get())).isNull();
        assertThat(get(() -> shown(notebook))).isEqualTo("33");
    }

    /// Starts a kernel without its debugger, then one with it that gets the variables back.
    private static void restartKeeping(NotebookScreen screen) throws Exception {
        var notebook = screen.notebook();
        var debug = notebook.kernel().debug();
        ui(debug::removeAll);
        command(screen, "restart-run");
        Pictures.until(() -> notebook.kernel().variables().size() == 2, 60);
        ui(() -> debug.toggle(ID, 4));
        Pictures.until(() -> !debug.refusalProperty().get().isEmpty(), 20);
        assertThat(get(debug::isAble)).isFalse();

        command(screen, "restart-keep");
        Pictures.until(() -> debug.isAble() && notebook.kernel().variables().size() == 2, 60);

        assertThat(get(() -> notebook.kernel().variables().stream()
                        .map(one -> one.type() + " " + one.name() + " = " + one.preview())
                        .toList()))
                .first()
                .asString()
                .startsWith("int[] values = ");
        assertThat(get(() -> notebook.kernel().variables().getLast().preview())).isEqualTo("33");
        command(screen, "run-all");
        pause(debug.paused(), 4);
        command(screen, "debug-stop");
    }

    private static String shown(NotebookViewModel notebook) {
        return notebook.cell(ID)
                .orElseThrow()
                .outputs()
                .outputs()
                .toString()
                .replaceAll("(?s).*?text/plain=(\\w+).*", "$1");
    }

    private static String value(VariableTree tree, String name) {
        return tree.rows().stream()
                .filter(row -> row.variable().name().equals(name))
                .map(row -> row.variable().value())
                .findFirst()
                .orElse("");
    }

    /// Returns the pause whose innermost frame of a cell is at `line`, once it is there.
    private static Pause pause(PauseViewModel paused, int line) throws Exception {
        Pictures.until(
                () -> {
                    var now = paused.pauseProperty().get();
                    return now != null
                            && !paused.movingProperty().get()
                            && now.own().filter(frame -> frame.line() == line).isPresent();
                },
                60);
        return get(() -> Objects.requireNonNull(paused.pauseProperty().get()));
    }

    private static void command(NotebookScreen screen, String id) throws Exception {
        ui(() -> screen.commands().stream()
                .filter(command -> command.id().equals(id))
                .forEach(command -> command.action().run()));
    }

    private static <T> T get(Callable<T> work) throws Exception {
        return OnStage.onUi(work);
    }

    private static void ui(Runnable action) throws Exception {
        OnStage.onUi(() -> {
            action.run();
            return true;
        });
    }
}
