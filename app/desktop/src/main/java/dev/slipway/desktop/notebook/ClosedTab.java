package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.shell.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// The tab of a notebook that was open last time and is read once it comes to the front. UI thread only.
final class ClosedTab implements Screen {
    private final Path file;
    private final BiConsumer<ClosedTab, Consumer<NotebookScreen>> read;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>();
    private final StackPane view = new StackPane();
    private final List<Consumer<NotebookScreen>> waiting = new ArrayList<>();
    private boolean isReading;

    /// @param read reads the notebook, puts it in place of the tab, and hands it on
    ClosedTab(Path file, BiConsumer<ClosedTab, Consumer<NotebookScreen>> read) {
        this.file = file;
        this.read = read;
        var name = String.valueOf(file.getFileName());
        tab.set(Tab.of(name.endsWith(".jsh") ? "language-java" : "notebook-outline", name));
    }

    Path file() {
        return file;
    }

    /// Reads the notebook, unless that has begun, and calls `then` with it.
    void open(Consumer<NotebookScreen> then) {
        waiting.add(then);
        shown();
    }

    /// Says why it cannot be read.
    void refused(String message, String hint) {
        isReading = false;
        waiting.clear();
        var again = Kit.button("refresh", "Try again", this::shown, "primary");
        view.getChildren().setAll(Kit.empty("file-document-outline", message, hint, again));
    }

    @Override
    public String id() {
        return NotebookScreen.id(file);
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return "files";
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public void shown() {
        if (!isReading) {
            isReading = true;
            view.getChildren().setAll(Kit.text("Opening " + file.getFileName() + " …", "t2", "muted"));
            read.accept(this, screen -> waiting.forEach(then -> then.accept(screen)));
        }
    }
}
