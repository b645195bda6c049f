package dev.slipway.desktop;

import dev.slipway.desktop.notebook.FileDialogs;
import dev.slipway.desktop.notebook.OutsideLinks;
import dev.slipway.desktop.task.Jobs;
import java.awt.Desktop;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The platform's own dialogs, and the browser. UI thread only.
final class Dialogs implements FileDialogs, OutsideLinks, dev.slipway.desktop.route.Dialogs {
    private final Jobs jobs;
    private final Consumer<Path> open;
    private final Consumer<Path> enter;
    private @Nullable Window window;

    /// @param open opens a notebook
    /// @param enter makes a folder the one that is shown
    Dialogs(Jobs jobs, Consumer<Path> open, Consumer<Path> enter) {
        this.jobs = jobs;
        this.open = open;
        this.enter = enter;
    }

    /// Puts dialogs over `owner` from now on.
    void over(Window owner) {
        window = owner;
    }

    /// Asks for a notebook and opens it.
    void openFile() {
        var chooser = new FileChooser();
        chooser.setTitle("Open a notebook");
        chooser.getExtensionFilters().add(new ExtensionFilter("Notebooks", "*.ipynb", "*.jsh"));
        var chosen = chooser.showOpenDialog(window);
        if (chosen != null) {
            open.accept(chosen.toPath());
        }
    }

    /// Asks for a folder and shows it.
    void openFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Open a folder");
        var chosen = chooser.showDialog(window);
        if (chosen != null) {
            enter.accept(chosen.toPath());
        }
    }

    @Override
    public Optional<Path> save(String title, Path folder, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        nearest(folder).ifPresent(there -> chooser.setInitialDirectory(there.toFile()));
        chooser.setInitialFileName(name);
        var chosen = chooser.showSaveDialog(window);
        return chosen == null ? Optional.empty() : Optional.of(chosen.toPath());
    }

    /// Returns `folder`, or the nearest folder around it that is there: one that was deleted or renamed is refused.
    static Optional<Path> nearest(Path folder) {
        for (var at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String name) {
        var chooser = new FileChooser();
        chooser.setTitle("Save");
        chooser.setInitialFileName(name);
        var chosen = chooser.showSaveDialog(window);
        return chosen == null ? Optional.empty() : Optional.of(chosen.toPath());
    }

    @Override
    public void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void copy(Image image) {
        var content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void browse(String address) {
        jobs.submit(
                () -> {
                    Desktop.getDesktop().browse(URI.create(address));
                    return true;
                },
                _ -> {});
    }

    @Override
    public void open(Path file) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(".ipynb") || name.endsWith(".jsh")) {
            open.accept(file);
        } else {
            browse(file.toUri().toString());
        }
    }

    @Override
    public void copy(Supplier<String> text) {
        jobs.submit(text::get, result -> {
            if (result instanceof Jobs.Result.Done<String>(var whole)) {
                copy(whole);
            }
        });
    }
}
