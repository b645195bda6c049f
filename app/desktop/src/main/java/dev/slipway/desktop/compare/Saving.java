package dev.slipway.desktop.compare;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.matrix.MatrixReport;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.engine.history.Rows.RunRow;
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
    /// Where comparisons are kept, and what they are of.
    record Kept(LiveStore store, SavedComparisons saved) {}

    private final LiveStore store;
    private final CompareViewModel model;
    private final Dialogs dialogs;
    private final SavedComparisons saved;
    private final Node picture;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /// @param picture what a PNG shows
    Saving(CompareViewModel model, Dialogs dialogs, Kept kept, Node picture) {
        store = kept.store;
        this.model = model;
        this.dialogs = dialogs;
        saved = kept.saved;
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
                var item = Kit.named(new MenuItem("", Icons.sized("star-outline", 14)), one.name());
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
        add(menu, "Report as HTML…", this::report);
        add(
                menu,
                "Table as CSV…",
                () -> text("comparison.csv", Exports.of(model).csv()));
        add(menu, "Curves as CSV…", () -> curves("curves.csv", Exports.curvesCsv(model)));
        var figures = model.figures();
        add(menu, "Points as CSV…", () -> figureCsv("points.csv", figures.scatter()));
        add(menu, "Boxes as CSV…", () -> figureCsv("boxes.csv", figures.boxes()));
        add(menu, "Heat map as CSV…", () -> figureCsv("heat.csv", figures.heat()));
        add(menu, "Places of contours as CSV…", () -> figureCsv("contours.csv", figures.contours()));
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, "Curves as SVG…", () -> curves("curves.svg", Exports.of(model).svg()));
        add(menu, "Axes as SVG…", this::axes);
        add(menu, "Points as SVG…", () -> figure("points.svg", figures.scatter()));
        add(menu, "Boxes as SVG…", () -> figure("boxes.svg", figures.boxes()));
        add(menu, "Heat map as SVG…", () -> figure("heat.svg", figures.heat()));
        add(menu, "Contours as SVG…", () -> figure("contours.svg", figures.contours()));
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, "Picture as PNG…", this::png);
        return menu;
    }

    private static void add(MenuButton menu, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }

    /// Writes all of it as a page, once the tasks of the runs are read.
    private void report() {
        var ids = model.runs().stream().map(RunRow::id).toList();
        message.set("Reading the tasks of the runs …");
        store.ask(
                () -> MatrixReport.of(store.services().history(), ids),
                this::report,
                failure -> report("The tasks of the runs could not be read: " + failure));
    }

    private void report(String tasks) {
        message.set("");
        text("comparison.html", Exports.of(model).html(tasks));
    }

    private void text(String name, String text) {
        dialogs.save(name).ifPresent(file -> write(file, () -> Files.writeString(file, text)));
    }

    private void curves(String name, String text) {
        if (text.isEmpty()) {
            message.set("These runs have no curves: their metrics were logged once a run.");
        } else {
            text(name, text);
        }
    }

    private void axes() {
        var svg = Exports.axes(model);
        if (svg.isEmpty()) {
            message.set("These runs have no axes: no parameter differs, or none logged the metric.");
        } else {
            text("axes.svg", svg);
        }
    }

    private void figure(String name, Figure figure) {
        drawn(figure, () -> text(name, Exports.figure(model, figure)));
    }

    private void figureCsv(String name, Figure figure) {
        drawn(figure, () -> text(name, figure.csv()));
    }

    private void drawn(Figure figure, Runnable action) {
        if (figure.lack().isEmpty()) {
            action.run();
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
