package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The tabs, and the field that opens the palette at their right.
final class TabStrip extends HBox {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final TabRow tabs = new TabRow();
    private final MenuButton all = new MenuButton();
    private final HBox field;
    private final List<Screen> order = new ArrayList<>();
    private final Consumer<Screen> select;
    private final Consumer<Screen> close;
    private @Nullable Screen front;

    TabStrip(Consumer<Screen> select, Consumer<Screen> close, Runnable palette) {
        this.select = select;
        this.close = close;
        getStyleClass().add("tab-strip");
        field = Kit.row(
                8,
                Icons.of("magnify"),
                Kit.text("Search or run a command"),
                Kit.spacer(),
                Kit.key(KeyWords.of("Shortcut+K")));
        field.getStyleClass().addAll("field", "command-field");
        field.setOnMouseClicked(_ -> palette.run());
        HBox.setMargin(field, new javafx.geometry.Insets(0, 8, 0, 8));
        all.getStyleClass().addAll("flat", "bare", "all-tabs");
        all.setGraphic(Icons.of("chevron-down"));
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setAccessibleText("All tabs");
        all.setTooltip(Kit.tooltip("All tabs"));
        all.visibleProperty().bind(tabs.crowdedProperty());
        all.managedProperty().bind(tabs.crowdedProperty());
        all.setOnShowing(_ -> list());
        list();
        HBox.setHgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(tabs, all, field);
        widthProperty().subscribe(width -> {
            field.setVisible(width.doubleValue() >= PaneLayout.NARROW - 48);
            field.setManaged(field.isVisible());
        });
    }

    private void list() {
        all.getItems().clear();
        for (var screen : order) {
            var words = screen.tab().getValue();
            var item = new MenuItem(words.title(), Icons.sized(words.icon(), 14));
            item.setOnAction(_ -> select.accept(screen));
            all.getItems().add(item);
        }
    }

    List<Screen> order() {
        return List.copyOf(order);
    }

    void add(Screen screen) {
        order.add(screen);
        tabs.add(tab(screen), tabs.getChildrenUnmodifiable().size());
        light();
        if (all.getItems().isEmpty()) {
            list(); // a menu without items does not open
        }
    }

    /// Puts `now` where `before` is.
    void replace(Screen before, Screen now) {
        int at = order.indexOf(before);
        order.set(at, now);
        tabs.remove(tabs().get(at));
        tabs.add(tab(now), at);
        light();
    }

    private TabView tab(Screen screen) {
        var tab = new TabView(screen, () -> close.accept(screen));
        tab.setOnMousePressed(press -> {
            if (press.getButton() == MouseButton.MIDDLE) {
                close.accept(screen);
            } else {
                select.accept(screen);
            }
        });
        return tab;
    }

    void remove(Screen screen) {
        order.remove(screen);
        tabs().stream().filter(tab -> tab.screen().equals(screen)).toList().forEach(tabs::remove);
        light();
    }

    void show(@Nullable Screen screen) {
        front = screen;
        light();
    }

    private List<TabView> tabs() {
        return tabs.getChildrenUnmodifiable().stream().map(TabView.class::cast).toList();
    }

    private void light() {
        tabs.reveal(null);
        boolean isFirst = true;
        for (var tab : tabs()) {
            boolean on = tab.screen().equals(front);
            if (on) {
                tabs.reveal(tab);
            }
            tab.light(on);
            tab.pseudoClassStateChanged(FIRST, isFirst);
            isFirst = false;
        }
    }
}
