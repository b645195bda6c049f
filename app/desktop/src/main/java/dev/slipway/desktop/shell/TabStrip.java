package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/// The tabs, and the field that opens the palette at their right.
final class TabStrip extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
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
        var tab = new HBox();
        tab.getStyleClass().add("slip-tab");
        tab.setUserData(screen);
        tab.setOnMousePressed(press -> {
            if (press.getButton() == MouseButton.MIDDLE) {
                close.accept(screen);
            } else {
                select.accept(screen);
            }
        });
        screen.tab().subscribe(words -> fill(tab, screen, words));
        tabs.add(tab);
        light();
        list();
    }

    void remove(Screen screen) {
        order.remove(screen);
        tabs().stream()
                .filter(tab -> Objects.equals(tab.getUserData(), screen))
                .toList()
                .forEach(tabs::remove);
        light();
        list();
    }

    void show(@Nullable Screen screen) {
        front = screen;
        light();
    }

    private List<Node> tabs() {
        return tabs.getChildrenUnmodifiable();
    }

    private void light() {
        tabs.reveal(null);
        for (int i = 0; i < tabs().size(); i++) {
            var tab = tabs().get(i);
            boolean on = Objects.equals(tab.getUserData(), front);
            if (on) {
                tabs.reveal(tab);
            }
            tab.pseudoClassStateChanged(ON, on);
            tab.pseudoClassStateChanged(FIRST, i == 0);
            if (tab.getUserData() instanceof Screen screen && tab instanceof HBox box) {
                fill(box, screen, screen.tab().getValue());
            }
        }
    }

    private void fill(HBox tab, Screen screen, Screen.Tab words) {
        Node icon = words.busy() ? new Ring(14) : Icons.of(words.icon());
        var title = Kit.text(words.title(), "title");
        title.setMinWidth(0);
        title.setTooltip(Kit.tooltip(words.title()));
        tab.getChildren().setAll(icon, title);
        if (words.dirty()) {
            var dot = new Circle(3);
            dot.getStyleClass().add("dirty");
            dot.setAccessibleText("not saved");
            Tooltip.install(dot, Kit.tooltip("Not saved"));
            tab.getChildren().add(dot);
        } else if (Objects.equals(screen, front)) {
            var cross = Kit.iconButton("close", "Close " + words.title(), () -> close.accept(screen), "close");
            cross.setFocusTraversable(false);
            tab.getChildren().add(cross);
        }
    }
}
