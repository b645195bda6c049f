package dev.slipway.desktop.matrix;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javax.imageio.ImageIO;

/// The menu of formats in which tasks of runs leave. UI thread only.
final class MatrixSaving extends MenuButton {
    private final MatrixViewModel model;
    private final Dialogs dialogs;
    private final Consumer<String> said;

    /// @param said called with how it went
    /// @param picture what a PNG shows
    MatrixSaving(MatrixViewModel model, Dialogs dialogs, Consumer<String> said, Node picture) {
        super("Export", Icons.sized("download-outline", 14));
        this.model = model;
        this.dialogs = dialogs;
        this.said = said;
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        add(
                "Table as CSV…",
                () -> save(
                        "tasks.csv", file -> Files.writeString(file, exports().csv())));
        add("Picture as SVG…", this::svg);
        add("Picture as PNG…", () -> {
            var image = SwingFXUtils.fromFXImage(picture.snapshot(null, null), null);
            save("tasks.png", file -> ImageIO.write(image, "png", file.toFile()));
        });
    }

    private MatrixExports exports() {
        return new MatrixExports(model.matrix(), model.rowsProperty().get());
    }

    private void add(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }

    private void svg() {
        if (exports().isDrawable()) {
            save("tasks.svg", file -> Files.writeString(file, exports().svg()));
        } else {
            said.accept("A picture has room for " + Words.count(MatrixExports.MOST)
                    + " tasks. Choose Mixed or Failed above, or save the table.");
        }
    }

    /// Writes a file.
    @FunctionalInterface
    private interface Work {
        void write(Path file) throws IOException;
    }

    private void save(String name, Work work) {
        dialogs.save(name).ifPresent(file -> {
            try {
                work.write(file);
                said.accept("Saved as " + file.getFileName() + ".");
            } catch (IOException | UncheckedIOException e) {
                said.accept("It could not be written to " + file + ": " + e.getMessage() + ". Choose another place.");
            }
        });
    }
}
