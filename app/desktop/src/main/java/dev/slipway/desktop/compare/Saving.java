package dev.slipway.desktop.compare;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.route.Dialogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javax.imageio.ImageIO;

/// Keeps a comparison: as a view of the workspace, or as a file for other programs. UI thread only.
final class Saving {
    private final CompareViewModel model;
    private final Dialogs dialogs;
    private final SavedComparisons saved;
    private final Node picture;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /// @param picture what a PNG shows
    Saving(CompareViewModel model, Dialogs dialogs, SavedComparisons saved, Node picture) {
        this.model = model;
        this.dialogs = dialogs;
        this.saved = saved;
        this.picture = picture;
        saved.failureProperty().subscribe(message::set);
    }

    /// What went wrong last, empty for nothing.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Keeps what is shown in the workspace.
    void keep(String name) {
        if (!name.isBlank()) {
            saved.keep(model.saved(name.strip()));
        }
    }

    /// Returns the menu of views that are kept.
    ///
    /// @param ask lets the view that is shown be named
    MenuButton views(Runnable ask) {
        var menu = new MenuButton("Views", Icons.sized("star-outline", 14));
        menu.getStyleClass().add("small");
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            for (var one : saved.all()) {
                var item = new MenuItem(one.name(), Icons.sized("star-outline", 14));
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> model.restore(one));
                menu.getItems().add(item);
            }
            if (!saved.all().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            var keep = new MenuItem("Save this view…");
            keep.setOnAction(_ -> ask.run());
            menu.getItems().add(keep);
        });
        menu.getItems().add(new MenuItem("Save this view…"));
        return menu;
    }

    /// Returns the menu of formats.
    MenuButton exports() {
        var menu = new MenuButton("Export", Icons.sized("download-outline", 14));
        menu.getStyleClass().add("small");
        add(menu, "Copy as Markdown", () -> dialogs.copy(Exports.of(model).markdown()));
        menu.getItems().add(new SeparatorMenuItem());
        add(
                menu,
                "Report as HTML…",
                () -> text("comparison.html", Exports.of(model).html()));
        add(
                menu,
                "Table as CSV…",
                () -> text("comparison.csv", Exports.of(model).csv()));
        add(menu, "Curves as SVG…", () -> text("curves.svg", Exports.of(model).svg()));
        add(menu, "Boxes as SVG…", () -> figure("boxes.svg", model.figures().boxes()));
        add(menu, "Heat map as SVG…", () -> figure("heat.svg", model.figures().heat()));
        add(menu, "Picture as PNG…", this::png);
        return menu;
    }

    private static void add(MenuButton menu, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }

    private void text(String name, String text) {
        if (text.isEmpty()) {
            message.set("These runs have no curves: their metrics were logged once a run.");
            return;
        }
        dialogs.save(name).ifPresent(file -> write(file, () -> Files.writeString(file, text)));
    }

    private void figure(String name, Figure figure) {
        if (figure.lack().isEmpty()) {
            text(name, Exports.figure(model, figure));
        } else {
            message.set(figure.lack());
        }
    }

    private void png() {
        var image = SwingFXUtils.fromFXImage(picture.snapshot(null, null), null);
        dialogs.save("comparison.png").ifPresent(file -> write(file, () -> ImageIO.write(image, "png", file.toFile())));
    }

    /// Writes a file.
    @FunctionalInterface
    private interface Work {
        Object run() throws IOException;
    }

    private void write(Path file, Work work) {
        try {
            work.run();
            message.set("Saved as " + file.getFileName() + ".");
        } catch (IOException | UncheckedIOException e) {
            message.set("It could not be written to " + file + ": " + e.getMessage() + ". Choose another place.");
        }
    }
}
