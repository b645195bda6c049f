package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.panes.PaneContent;
import dev.slipway.desktop.panes.PanesViewModel;
import dev.slipway.desktop.shell.Shell;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.kernel.file.NotebookFiles;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tabs of last time, and what the window's end would lose.
class RestoredTabsTest {
    @TempDir
    Path folder;

    private final Bench bench = new Bench("int a;");
    private final List<Path> started = new ArrayList<>();
    private final List<FakeKernel> kernels = new ArrayList<>();

    @BeforeAll
    static void start() throws InterruptedException {
        Toolkit.start();
    }

    private record Window(Shell shell, NotebookScreens notebooks) {}

    private Window window() {
        return window(bench);
    }

    private Window window(Bench bench) {
        var shell = new Shell(new Region(), Region::new, bench.settings.keymap(), () -> {});
        new Scene(shell, 1280, 800);
        var ways = new NotebookScreens.Ways(
                () -> {},
                null,
                (_, _, _) -> Optional.empty(),
                NotebookOnStage.NOWHERE,
                new TrustFile(folder.resolve("home")),
                new PanesViewModel(bench.settings, _ -> {}),
                PaneContent.of(new Region(), new SimpleStringProperty("")));
        KernelsOf kernelsOf = path -> () -> {
            started.add(path);
            kernels.add(new FakeKernel());
            return kernels.getLast();
        };
        var journal = new Journal(folder.resolve("home"));
        return new Window(shell, new NotebookScreens(shell, bench.services, kernelsOf::of, journal, ways));
    }

    private interface KernelsOf {
        KernelStarter of(Path path);
    }

    private List<Path> files(int count) throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < count; i++) {
            var file = folder.resolve("n" + i + ".jsh");
            files.add(NotebookFiles.create(file, Opened.Format.JSH, Bench.document("int a" + i + ";"))
                    .path());
        }
        return files;
    }

    @Test
    void onlyTheTabInFrontIsReadAndGetsAKernel() throws Exception {
        var files = files(30);

        var shown = OnStage.onUi(() -> {
            var window = window();
            window.notebooks().restore(files, files.get(7));
            return window;
        });

        assertThat(started).containsExactly(files.get(7));
        assertThat(shown.notebooks().files()).isEqualTo(files);
        assertThat(shown.shell().front().orElseThrow().id()).isEqualTo("notebook:" + files.get(7));
        OnStage.onUi(() -> {
            shown.notebooks().open(files.get(20), screen -> screen.notebook().edit());
            return true;
        });
        assertThat(started).containsExactly(files.get(7), files.get(20));
        assertThat(shown.notebooks().files()).isEqualTo(files);
        assertThat(shown.notebooks().all())
                .extracting(screen -> screen.file().path())
                .containsExactly(files.get(7), files.get(20));
    }

    @Test
    void aNotebookWhoseFileVanishedComesBackWithWhatWasKept() throws Exception {
        var file = files(1).getFirst();
        var opened = (Opened.Notebook) NotebookFiles.open(file);
        new Journal(folder.resolve("home")).keep(opened, Bench.document("mine"));
        Files.delete(file);

        var screen = OnStage.onUi(() -> {
            var window = window();
            window.notebooks().restore(List.of(file, folder.resolve("none.jsh")), null);
            return window.notebooks().all().getFirst();
        });

        assertThat(screen.notebook().cells()).extracting(CellViewModel::source).containsExactly("mine");
        assertThat(screen.saving().troubleProperty().get()).isEqualTo(new SaveViewModel.Trouble.Gone());
        assertThat(screen.saving().dirtyProperty().get()).isTrue();
    }

    @Test
    void whatCannotBeReadStaysAsATabThatSaysWhy() throws Exception {
        var files = files(2);
        var window = OnStage.onUi(() -> {
            var made = window();
            made.notebooks().restore(files, files.get(1));
            return made;
        });
        Files.delete(files.get(0));

        var says = OnStage.onUi(() -> {
            window.notebooks().open(files.get(0));
            return window.shell()
                    .front()
                    .orElseThrow()
                    .main()
                    .lookupAll(".label")
                    .toString();
        });

        assertThat(says).contains("there is no file");
        NotebookFiles.create(files.get(0), Opened.Format.JSH, Bench.document("back"));
        OnStage.onUi(() -> {
            window.notebooks().open(files.get(0));
            return true;
        });
        assertThat(window.shell().front().orElseThrow()).isInstanceOf(NotebookScreen.class);
    }

    @Test
    void theWindowsEndSaysWhatItWouldLose() throws Exception {
        var file = files(1).getFirst();
        var losses = OnStage.onUi(() -> {
            var window = window();
            window.notebooks().open(file);
            var notebook = window.notebooks().all().getFirst().notebook();
            notebook.type(notebook.cells().getFirst(), "int a = 1;");
            var said = new ArrayList<List<String>>();
            said.add(window.notebooks().losses().all());
            new RunCommands(notebook, new CellCommands(notebook)).run();
            said.add(window.notebooks().losses().all());
            return said;
        });

        assertThat(losses).containsExactly(List.of(), List.of("A cell of n0.jsh is running."));
    }

    @Test
    void aTabThatIsClosedWhileItIsReadStaysClosed() throws Exception {
        var files = files(2);
        var held = new ArrayDeque<Runnable>();
        var slow = new Bench(Bench.document("int a;"), held::add);

        var left = OnStage.onUi(() -> {
            var window = window(slow);
            window.notebooks().restore(files, files.get(1));
            window.shell().close(NotebookScreen.id(files.get(1)));
            while (!held.isEmpty()) {
                held.remove().run();
            }
            return window;
        });

        assertThat(left.notebooks().files()).containsExactly(files.getFirst());
        assertThat(started).doesNotContain(files.get(1));
    }
}
