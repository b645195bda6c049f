package dev.slipway.desktop;

import dev.slipway.desktop.files.FilesView;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.notebook.CellClipboard;
import dev.slipway.desktop.notebook.Journal;
import dev.slipway.desktop.notebook.KernelStarter;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.notebook.NotebookScreens;
import dev.slipway.desktop.notebook.NotebookServices;
import dev.slipway.desktop.settings.Samples;
import dev.slipway.desktop.settings.Settings;
import dev.slipway.desktop.settings.Settings.Frame;
import dev.slipway.desktop.settings.Settings.Look;
import dev.slipway.desktop.settings.SettingsFile;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Shell;
import dev.slipway.desktop.shell.StartView;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.desktop.task.UiThread;
import dev.slipway.desktop.theme.Theme;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.kernel.client.KernelProcess;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The one place that makes the window's services and views and hands them to each other. UI thread only.
final class Composition {
    private final Installation installation;
    private final Path home;
    private final SettingsFile file;
    private final Jobs jobs = new Jobs(Executors.newVirtualThreadPerTaskExecutor(), UiThread.javaFx());
    private final Dialogs dialogs = new Dialogs(jobs, this::open, this::enter);
    private final FilesView files = new FilesView(jobs, this::open, this::create);
    private final Shell shell;
    private final NotebookScreens notebooks;
    private final Places places;
    private Settings settings;
    private @Nullable Stage stage;

    /// @param kernels returns what starts the kernel of the notebook at a path
    Composition(Installation installation, Path home, Function<Path, KernelStarter> kernels) {
        this.installation = installation;
        this.home = home;
        file = new SettingsFile(home);
        settings = file.load();
        shell = new Shell(files, this::start);
        places = new Places(shell, installation, jobs, dialogs);
        var services = new NotebookServices(
                jobs, jobs::after, InstantSource.system(), RandomGenerator.getDefault(), new CellClipboard());
        notebooks = new NotebookScreens(
                shell,
                services,
                kernels,
                new Journal(home),
                new NotebookScreens.Ways(shell::toggleRight, places, dialogs, dialogs));
        places.furnish(notebooks);
    }

    /// Returns the composition with kernels of the installation.
    static Composition real(Installation installation, Path home) {
        return new Composition(installation, home, notebook -> () -> {
            var folder = notebook.toAbsolutePath().getParent();
            return KernelProcess.start(installation, folder == null ? home : folder, List.of());
        });
    }

    /// Returns the window's content and what screens ask of it.
    Shell shell() {
        return shell;
    }

    /// Fills `window` with the frame, in the size and colours of last time.
    void window(Stage window) {
        Theme.loadFonts();
        var frame = settings.frame();
        var scene = new Scene(shell, frame.width(), frame.height());
        shell.themeProperty().set(remembered());
        shell.themeProperty().subscribe(theme -> theme.applyTo(scene));
        shell.arrange(frame.side(), frame.right(), frame.sideOpen(), frame.rightOpen());
        shell.addCommands(List.of(
                Command.of("new-notebook", "Window", "New notebook", "file-plus-outline", this::create, "Shortcut+N"),
                Command.of("open", "Window", "Open a notebook…", "file-document-outline", dialogs::openFile),
                Command.of(
                        "folder", "Window", "Open a folder…", "folder-open-outline", dialogs::openFolder, "Shortcut+O"),
                Command.of("samples", "Window", "Open the samples", "flag-outline", this::samples)));
        window.setTitle("Slipway");
        window.setMinWidth(640);
        window.setMinHeight(480);
        window.setScene(scene);
        window.focusedProperty().subscribe(focused -> {
            if (focused) {
                files.refresh();
                notebooks.checkOutside();
            }
        });
        stage = window;
        dialogs.over(window);
    }

    /// Opens what was asked for, what was open last time, or the samples.
    void begin(@Nullable Path asked) {
        if (asked != null) {
            enter(Files.isDirectory(asked) ? asked : Workspace.ofNotebook(asked).root());
            if (!Files.isDirectory(asked)) {
                open(asked);
            }
            return;
        }
        var last = settings.lastWorkspace().filter(Files::isDirectory);
        if (last.isPresent()) {
            enter(last.get());
            settings.open().stream().filter(Files::exists).forEach(this::open);
            if (settings.active() != null && Files.exists(settings.active())) {
                open(settings.active());
            }
        } else {
            samples();
        }
    }

    /// Remembers the window as it is, and ends what it has started.
    void close() {
        if (stage != null) {
            var open =
                    notebooks.all().stream().map(screen -> screen.file().path()).toList();
            var front = shell.front().filter(NotebookScreen.class::isInstance).map(NotebookScreen.class::cast);
            settings = settings.withFiles(
                            files.folder() == null ? home : files.folder(),
                            open,
                            front.map(screen -> screen.file().path()).orElse(null))
                    .withFrame(new Frame(
                            stage.getScene().getWidth(),
                            stage.getScene().getHeight(),
                            shell.sideWidth(),
                            shell.rightWidth(),
                            shell.isSideOpen(),
                            shell.isRightOpen()))
                    .withLook(shell.themeProperty().get() == Theme.DARK ? Look.DARK : Look.LIGHT);
        }
        notebooks.closeAll();
        places.close();
        try {
            file.save(settings);
        } catch (IOException e) {
            System.getLogger("slipway").log(System.Logger.Level.WARNING, "cannot save the window's settings", e);
        }
    }

    private Theme remembered() {
        return switch (settings.look()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case SYSTEM -> Toolkit.prefersDark() ? Theme.DARK : Theme.LIGHT;
        };
    }

    private void samples() {
        sample(Samples.FIRST);
    }

    private void sample(String name) {
        var shipped = Samples.shipped(
                installation.libraries().isEmpty()
                        ? home
                        : installation.libraries().getFirst());
        if (shipped.isEmpty()) {
            return;
        }
        jobs.submit(() -> Samples.copy(shipped.get(), home.resolve("samples")), result -> {
            switch (result) {
                case Jobs.Result.Done<Path>(var folder) -> {
                    enter(folder);
                    open(folder.resolve(name));
                }
                case Jobs.Result.Failed<Path>(var cause) ->
                    shell.tell(
                            MessageBar.Kind.FAILURE,
                            "The samples could not be copied to " + home + ".",
                            String.valueOf(cause.getMessage()));
                case Jobs.Result.Cancelled<Path> _ -> {}
            }
        });
    }

    private void enter(Path folder) {
        settings = settings.withFiles(folder, settings.open(), settings.active());
        files.show(folder);
        places.enter(folder);
    }

    /// Returns the screens over runs and versions.
    Places places() {
        return places;
    }

    private void open(Path notebook) {
        files.select(notebook);
        notebooks.open(notebook);
    }

    /// Opens the notebook `name` in the folder of `other`.
    void openBeside(Path other, String name) {
        open(other.resolveSibling(name));
    }

    private void create() {
        var folder = files.folder();
        notebooks.create(folder == null ? home.resolve("samples") : folder);
        files.refresh();
    }

    private StartView start() {
        var ways = List.of(
                new StartView.Way("plus", "New notebook", "Cursor in a cell, kernel warm", "Ctrl N", this::create),
                new StartView.Way(
                        "folder-open-outline",
                        "Open a folder",
                        "Notebooks, data and runs live together",
                        "Ctrl O",
                        dialogs::openFolder),
                new StartView.Way("file-document-outline", "Open a notebook", ".ipynb or .jsh", "", dialogs::openFile));
        var recent = settings.open().stream()
                .filter(Files::exists)
                .map(path -> new StartView.Recent(
                        "notebook-outline",
                        String.valueOf(path.getFileName()),
                        String.valueOf(path.getParent()),
                        () -> open(path)))
                .toList();
        return new StartView(() -> sample(Samples.TOUR), this::samples, ways, recent);
    }
}
