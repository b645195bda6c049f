package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.desktop.data.TableOrigin;
import dev.slipway.desktop.notebook.NotebookScreen.Surroundings;
import dev.slipway.desktop.panes.PaneContent;
import dev.slipway.desktop.panes.PanesViewModel;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.desktop.theme.Theme;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A notebook's screen with its panes on a stage, beside a kernel that does what the test says.
abstract class NotebookOnStage {
    static final OutsideLinks NOWHERE = new OutsideLinks() {
        @Override
        public void browse(String address) {}

        @Override
        public void open(Path file) {}

        @Override
        public void copy(java.util.function.Supplier<String> text) {}
    };

    @TempDir
    Path folder;

    final List<Screen> opened = new ArrayList<>();
    private final NotebookScreen.Tabs tabs = new NotebookScreen.Tabs() {
        @Override
        public void open(String id, LiveTable table, TableOrigin origin) {}

        @Override
        public void plot(String id, LiveTable table, TableOrigin origin) {}

        @Override
        public void open(String id, Supplier<Screen> make) {
            opened.add(make.get());
        }
    };

    @Nullable
    Path chosen;

    @BeforeAll
    static void start() throws InterruptedException {
        Toolkit.start();
    }

    /// @param around what of the window is around the notebook
    record Shown(Bench bench, NotebookScreen screen, Stage stage, Surroundings around) {}

    static <T> T onUi(Callable<T> work) throws Exception {
        return Toolkit.call(work).get(120, TimeUnit.SECONDS);
    }

    static void press(KeyCode... keys) throws Exception {
        for (var key : keys) {
            onUi(() -> {
                new Robot().keyType(key);
                return true;
            });
        }
    }

    Shown show(String... sources) throws Exception {
        return show(Bench.document(sources));
    }

    Shown show(Document document) throws Exception {
        var file = NotebookFiles.create(folder.resolve("a.ipynb"), Opened.Format.IPYNB, document);
        return onUi(() -> {
            var bench = new Bench(document);
            var journal = new Journal(folder.resolve("home"));
            var save = new SaveViewModel(
                    bench.notebook,
                    bench.services,
                    journal,
                    file,
                    bench.notebook.documentProperty().get());
            var around = around(bench);
            var screen = new NotebookScreen(bench.notebook, save, around, bench.services);
            Theme.loadFonts();
            var stage = new Stage();
            var scene = new Scene(frame(screen), 1280, 800);
            Theme.LIGHT.applyTo(scene);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            screen.shown();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return new Shown(bench, screen, stage, around);
        });
    }

    static void close(Shown shown) throws Exception {
        onUi(() -> {
            shown.stage().close();
            return true;
        });
    }

    static String[] cells(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "int value" + i + " = compute(" + i + ");\nSystem.out.println(value" + i + ");")
                .toArray(String[]::new);
    }

    static boolean command(Shown shown, String id) {
        shown.screen().commands().stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
        return true;
    }

    private Surroundings around(Bench bench) {
        return new Surroundings(
                () -> {},
                null,
                (_, _, _) -> Optional.ofNullable(chosen),
                NOWHERE,
                tabs,
                new TrustFile(folder.resolve("home")),
                new PanesViewModel(bench.settings, _ -> {}),
                PaneContent.of(new Region(), new SimpleStringProperty("")));
    }

    private static BorderPane frame(NotebookScreen screen) {
        var frame = new BorderPane(screen.main());
        screen.right().ifPresent(pane -> {
            ((Region) pane).setPrefWidth(264);
            frame.setRight(pane);
        });
        screen.side().ifPresent(pane -> {
            ((Region) pane).setPrefWidth(216);
            frame.setLeft(pane);
        });
        return frame;
    }
}
