package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/// The strip at the far left: where one can go, and at its foot what concerns the whole window.
final class Rail extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Map<String, Button> items = new LinkedHashMap<>();
    private int places = 1;

    Rail() {
        super(4);
        getStyleClass().add("rail");
        var mark = new SVGPath();
        mark.setContent("M0 0H6L16 8V12H10L0 4Z M0 12V7L6 12Z");
        mark.getStyleClass().add("mark");
        var logo = new StackPane(mark);
        logo.getStyleClass().add("logo");
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(logo, gap);
    }

    void addPlace(String id, String icon, String words, Runnable action) {
        var item = item(icon, words, action);
        items.put(id, item);
        getChildren().add(places++, item);
    }

    void addFoot(String id, String icon, String words, Runnable action) {
        items.put(id, addFoot(icon, words, action));
    }

    Button addFoot(String icon, String words, Runnable action) {
        var item = item(icon, words, action);
        getChildren().add(item);
        return item;
    }

    void light(String id) {
        items.forEach((name, item) -> item.pseudoClassStateChanged(ON, name.equals(id)));
    }

    static void relabel(Button item, String icon, String words) {
        item.setGraphic(Icons.sized(icon, 20));
        item.setAccessibleText(words);
        item.setTooltip(Kit.tooltip(words));
    }

    private static Button item(String icon, String words, Runnable action) {
        var item = new Button();
        relabel(item, icon, words);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
