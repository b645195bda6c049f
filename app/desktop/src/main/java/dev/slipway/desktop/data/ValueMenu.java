package dev.slipway.desktop.data;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.ColumnSummary.Bar;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The most frequent values of a column, to be ticked: rows with one of them stay. UI thread only.
final class ValueMenu extends MenuButton {
    private final ExplorerViewModel explorer;
    private final int column;
    private final Runnable chosen;
    private final List<CheckBox> boxes = new ArrayList<>();
    private final MenuItem keep = new MenuItem("Keep rows with these");

    /// @param column 0-based
    /// @param chosen called once a filter was made
    ValueMenu(ExplorerViewModel explorer, int column, Runnable chosen) {
        super("Values");
        this.explorer = explorer;
        this.column = column;
        this.chosen = chosen;
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        keep.setOnAction(_ -> keep());
        setOnShowing(_ -> fill());
        explorer.summarise(column);
        fill();
    }

    private void fill() {
        boxes.clear();
        getItems().clear();
        var bars = explorer.summary(column)
                .map(summary -> summary.bars().stream()
                        .filter(bar -> !bar.label().isEmpty())
                        .toList())
                .orElse(List.of());
        for (var bar : bars) {
            getItems().add(item(bar));
        }
        if (bars.isEmpty()) {
            var none = new MenuItem(
                    explorer.summary(column).isPresent()
                            ? "Too many different values"
                            : "The values are being counted");
            none.setDisable(true);
            getItems().add(none);
        } else {
            getItems().addAll(new SeparatorMenuItem(), keep);
        }
        refresh();
    }

    private CustomMenuItem item(Bar bar) {
        var box = new CheckBox(Words.shorten(bar.label(), 40));
        box.setUserData(bar.label());
        box.setMnemonicParsing(false);
        box.selectedProperty().subscribe(_ -> refresh());
        boxes.add(box);
        var row = Kit.row(16, box, Kit.spacer(), Kit.text(Words.count(bar.count()), "num", "muted"));
        var item = new CustomMenuItem(row, false);
        item.setOnAction(_ -> {});
        return item;
    }

    private List<String> ticked() {
        return boxes.stream()
                .filter(CheckBox::isSelected)
                .map(box -> String.valueOf(box.getUserData()))
                .toList();
    }

    private void refresh() {
        keep.setDisable(ticked().isEmpty());
    }

    private void keep() {
        explorer.filter(new Filter.OneOf(column, ticked()));
        chosen.run();
    }
}
