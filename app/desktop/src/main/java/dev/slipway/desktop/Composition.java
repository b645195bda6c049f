package dev.slipway.desktop;

import dev.slipway.desktop.files.FileEntry;
import dev.slipway.desktop.files.FilesView;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.notebook.CellClipboard;
import dev.slipway.desktop.notebook.Journal;
import dev.slipway.desktop.notebook.NotebookScreen;
import dev.slipway.desktop.notebook.NotebookScreens;
import dev.slipway.desktop.notebook.NotebookServices;
import dev.slipway.desktop.notebook.TrustFile;
import dev.slipway.desktop.panes.Arrangement;
import dev.slipway.desktop.panes.PaneContent;
import dev.slipway.desktop.panes.PanesViewModel;
import dev.slipway.desktop.settings.Samples;
import dev.slipway.desktop.settings.Settings;
import dev.slipway.desktop.settings.Settings.Frame;
import dev.slipway.desktop.settings.Settings.Look;
import dev.slipway.desktop.settings.SettingsFile;
import dev.slipway.desktop.settings.SettingsScreen;
import dev.slipway.desktop.settings.SettingsViewModel;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Shell;
import dev.slipway.desktop.shell.StartView;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.desktop.task.UiThread;
import dev.slipway.desktop.theme.Theme;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// The one place that makes the window's services and views and hands them to each other. UI thread only.
final class Composition {
    private final Installation installation;
    private final Path home;
    private final Kernels kernels;
    private final SettingsFile file;
    private final Jobs jobs = new Jobs(Executors.newVirtualThreadPerTaskExecutor(), UiThread.javaFx());
    private final Dialogs dialogs = new Dialogs(jobs, this::open, this::enter);
    private final FilesView files = new FilesView(jobs, this::openFound, this::create);
    private final SettingsViewModel choices;
    private final Shell shell;
    private final PanesViewModel panes;
    private final NotebookScreens notebooks;
    private final Places places;
    private final Searching searching;
    private final Closing closing = new Closing();
    private Settings settings;
    private @Nullable Stage stage;

    /// @param kernels closed with this
    Composition(Installation installation, Path home, Kernels kernels) {
        this.installation = installation;
        this.kernels = kernels;
        this.home = home;
        file = new SettingsFile(home);
        settings = file.load();
        choices = new SettingsViewModel(settings.preferences(), settings.look());
        shell = new Shell(files, this::start, choices.keymap(), this::openSettings);
        panes = new PanesViewModel(choices, side -> {
            if (side == Arrangement.Side.LEFT) {
                shell.showSide();
            } else {
                shell.showRight();
            }
        });
        places = new Places(shell, installation, jobs, dialogs);
        var services = new NotebookServices(
                jobs, jobs::after, InstantSource.system(), RandomGenerator.getDefault(), new CellClipboard(), choices);
        notebooks = new NotebookScreens(
                shell,
                services,
                notebook -> kernels.of(notebook, choices::preferences),
                new Journal(home),
                new NotebookScreens.Ways(
                        shell::toggleRight,
                        places,
                        dialogs,
                        dialogs,
                        new TrustFile(home),
                        panes,
                        new PaneContent(files, files.nameProperty(), files::actions)));
        places.furnish(notebooks);
        shell.frontProperty().subscribe(screen -> {
            if (screen instanceof NotebookScreen notebook) {
                files.select(notebook.file().path());
            }
        });
        searching = new Searching(shell, notebooks, jobs, files::folder, this::openFound);
    }

    /// Returns the window's content and what screens ask of it.
    Shell shell() {
        return shell;
    }

    /// Fills `window` with the frame, in the size and colours of last time.
    void window(Stage window) {
        Theme.loadFonts();
        var frame = settings.frame();
        var root = new ScaledRoot(shell);
        var scene = new Scene(root, frame.width(), frame.height());
        var scale = choices.preferencesProperty().map(now -> now.scale() / 100.0);
        scale.subscribe(root::scale);
        scale.subscribe((_, factor) -> shell.themeProperty().get().applyTo(scene, factor));
        choices.lookProperty().subscribe(look -> shell.themeProperty().set(theme(look)));
        shell.themeProperty().subscribe(theme -> {
            theme.applyTo(scene, scale.getValue());
            chosen(theme);
        });
        choices.preferencesProperty().subscribe((_, _) -> remember());
        choices.lookProperty().subscribe((_, _) -> remember());
        shell.arrange(frame.side(), frame.right(), frame.sideOpen(), frame.rightOpen());
        shell.addCommands(ownCommands());
        window.setTitle("Slipway");
        window.setMinWidth(640);
        window.setMinHeight(480);
        window.setScene(scene);
        window.focusedProperty().subscribe(focused -> {
            if (focused) {
                files.refresh();
                searching.refresh();
                notebooks.checkOutside();
            }
        });
        window.setOnCloseRequest(request -> asked(request, window));
        stage = window;
        dialogs.over(window);
    }

    /// Keeps the window open, and says so, where closing it would end or lose something.
    private void asked(WindowEvent request, Stage window) {
        var losses = notebooks.losses();
        var answer = closing.asked(losses, Instant.now());
        if (answer == Closing.Answer.CLOSE) {
            return;
        }
        request.consume();
        if (answer == Closing.Answer.ASK) {
            var way = losses.ofEdits().isEmpty()
                    ? " Closing the window ends that; close it once more to do so."
                    : " Closing the window loses that.";
            shell.tell(
                    MessageBar.Kind.WARNING,
                    "The window is still open.",
                    String.join(" ", losses.all()) + way,
                    Kit.button("", "Close all the same", window::hide, "primary"));
        }
    }

    private List<Command> ownCommands() {
        return List.of(
                Command.of("new-notebook", "Window", "New notebook", "file-plus-outline", this::create, "Shortcut+N"),
                Command.of("open", "Window", "Open a notebook…", "file-document-outline", dialogs::openFile),
                Command.of(
                        "folder", "Window", "Open a folder…", "folder-open-outline", dialogs::openFolder, "Shortcut+O"),
                Command.of("settings", "Window", "Settings", "cog-outline", this::openSettings, "Shortcut+Comma"),
                Command.of("samples", "Window", "Open the samples", "flag-outline", this::samples));
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
            notebooks.restore(settings.open(), settings.active());
            if (settings.active() != null) {
                files.select(settings.active());
            }
        } else {
            samples();
        }
    }

    /// Remembers the window as it is, and ends what it has started.
    void close() {
        if (stage != null) {
            var open = notebooks.files();
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
                            shell.isRightOpen()));
        }
        notebooks.closeAll();
        kernels.close();
        places.close();
        settings = chosen();
        keep(settings);
    }

    private Settings chosen() {
        return settings.withLook(choices.lookProperty().get()).withPreferences(choices.preferences());
    }

    /// Writes what the person has chosen, on a worker.
    private void remember() {
        settings = chosen();
        var now = settings;
        jobs.submit(
                () -> {
                    keep(now);
                    return now;
                },
                _ -> {});
    }

    private void keep(Settings now) {
        try {
            file.save(now);
        } catch (IOException e) {
            System.getLogger("slipway").log(System.Logger.Level.WARNING, "cannot save the window's settings", e);
        }
    }

    private void openSettings() {
        shell.open(SettingsScreen.ID, () -> new SettingsScreen(choices, this::allCommands));
    }

    /// Returns what keys can do in any open notebook and in the window.
    private List<Command> allCommands() {
        var all = new ArrayList<Command>();
        notebooks.all().stream().limit(1).forEach(screen -> all.addAll(screen.commands()));
        all.addAll(shell.commands());
        return all;
    }

    private static Theme theme(Look look) {
        return switch (look) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case CONTRAST_LIGHT -> Theme.CONTRAST_LIGHT;
            case CONTRAST_DARK -> Theme.CONTRAST_DARK;
            case SYSTEM -> Theme.of(Toolkit.prefersDark(), Toolkit.prefersContrast());
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
        panes.enter(folder.toString());
        dress(folder);
        files.show(folder);
        places.enter(folder);
        searching.refresh();
    }

    /// Notes the colours a person has chosen in the window, for the workspace too.
    private void chosen(Theme theme) {
        var folder = files.folder();
        if (theme != theme(choices.lookProperty().get())) {
            choices.lookProperty().set(Look.valueOf(theme.name()));
            if (folder != null) {
                choices.change(before -> before.withDark(folder.toString(), theme.isDark()));
            }
        }
    }

    /// Takes the colours that were chosen for the workspace `folder`; who needs high contrast has it in all of them.
    private void dress(Path folder) {
        var dark = choices.preferences().darkOf().get(folder.toString());
        if (dark != null) {
            boolean isContrast = theme(choices.lookProperty().get()).isContrast();
            choices.lookProperty().set(Look.valueOf(Theme.of(dark, isContrast).name()));
        }
    }

    /// Shows the window in another size, as the settings do. Unit: percent.
    void scale(int percent) {
        choices.change(before -> before.withScale(percent));
    }

    /// Returns the screens over runs and versions.
    Places places() {
        return places;
    }

    private void openFound(Path file) {
        var name = file.toString();
        if (name.endsWith(".ipynb") || name.endsWith(".jsh")) {
            open(file);
        } else if (FileEntry.of(file).isData()) {
            notebooks.openData(file);
        } else {
            dialogs.open(file);
        }
    }

    private void open(Path notebook) {
        files.select(notebook);
        notebooks.open(notebook);
    }

    /// Returns the notebooks that are open, in the order of their tabs.
    List<NotebookScreen> notebooks() {
        return notebooks.all();
    }

    /// Opens the notebook `name` in the folder of `other`.
    void openBeside(Path other, String name) {
        open(other.resolveSibling(name));
    }

    private void create() {
        var folder = files.folder();
        notebooks.create(folder == null ? home.resolve("samples") : folder, file -> {
            files.select(file);
            files.refresh();
        });
    }

    private StartView start() {
        var ways = List.of(
                new StartView.Way(
                        "plus",
                        "New notebook",
                        "Cursor in a cell, kernel warm",
                        KeyWords.of("Shortcut+N"),
                        this::create),
                new StartView.Way(
                        "folder-open-outline",
                        "Open a folder",
                        "Notebooks, data and runs live together",
                        KeyWords.of("Shortcut+O"),
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
