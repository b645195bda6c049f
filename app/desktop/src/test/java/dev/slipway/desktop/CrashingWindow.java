package dev.slipway.desktop;

import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/// The real window in a process of its own, without a display: `type HOME FILE` types into the last cell, says when
/// that is kept and stays until it is killed; `look HOME FILE` says what the cells hold.
final class CrashingWindow {
    private static final int LIMIT_SECONDS = 120;

    private CrashingWindow() {}

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[1]);
        var file = Path.of(arguments[2]);
        Toolkit.start();
        var installation = Installation.locate();
        var composition = Pictures.onUi(() -> {
            var made = new Composition(installation, home, Kernels.plain(installation, home));
            var stage = new Stage();
            made.window(stage);
            stage.show();
            stage.requestFocus();
            made.begin(file);
            return made;
        });
        Pictures.until(() -> composition.shell().front().orElse(null) instanceof NotebookScreen, LIMIT_SECONDS);
        var screen =
                Pictures.onUi(() -> (NotebookScreen) composition.shell().front().orElseThrow());
        if (arguments[0].equals("type")) {
            type(screen, home);
        } else {
            look(screen);
        }
    }

    private static void type(NotebookScreen screen, Path home) throws Exception {
        Pictures.onUi(() -> {
            var last = screen.notebook().cells().getLast();
            screen.go(last.id(), 1);
            return true;
        });
        Pictures.frames(2);
        for (var key : new KeyCode[] {KeyCode.K, KeyCode.E, KeyCode.P, KeyCode.T}) {
            Pictures.onUi(() -> {
                new Robot().keyType(key);
                return true;
            });
        }
        Pictures.until(() -> isKept(home), LIMIT_SECONDS);
        System.out.println("KEPT");
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private static boolean isKept(Path home) {
        try (var files = Files.walk(home.resolve("journal"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("kept")) {
                    return true;
                }
            }
            return false;
        } catch (IOException notThereYet) {
            return false;
        }
    }

    private static void look(NotebookScreen screen) throws Exception {
        Pictures.until(
                () -> screen.notebook().cells().stream()
                        .anyMatch(cell -> cell.source().contains("kept")),
                LIMIT_SECONDS);
        Pictures.onUi(() -> {
            screen.notebook().cells().forEach(cell -> System.out.println("CELL " + cell.source()));
            return true;
        });
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
