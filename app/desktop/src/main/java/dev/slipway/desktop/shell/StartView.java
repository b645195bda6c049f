package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stands in the middle while nothing is open: ways to begin.
public final class StartView extends ScrollPane {
    /// A way to begin.
    ///
    /// @param keys keys in words, empty if it has none
    public record Way(String icon, String title, String body, String keys, Runnable action) {}

    /// A file opened before.
    public record Recent(String icon, String name, String place, Runnable action) {}

    /// @param tour opens the tour
    /// @param shorter opens the shorter one
    public StartView(Runnable tour, Runnable shorter, List<Way> ways, List<Recent> recent) {
        var title = Kit.text("Slipway", "t5");
        var column = new VBox(16, new VBox(4, title, Kit.text("What you prototype is what runs.", "muted")));
        column.getChildren().add(tourCard(tour, shorter));
        var cards = new HBox(16);
        for (var way : ways) {
            cards.getChildren().add(card(way));
        }
        column.getChildren().add(cards);
        if (!recent.isEmpty()) {
            var list = new VBox(Kit.text("Recent", "b", "t2"));
            VBox.setMargin(list.getChildren().getFirst(), new Insets(8, 0, 4, 8));
            recent.forEach(file -> list.getChildren().add(row(file)));
            column.getChildren().add(list);
        }
        column.setMaxWidth(760);
        column.setPadding(new Insets(72, 24, 24, 24));
        setContent(new StackPane(column));
        setFitToWidth(true);
    }

    private static Region tourCard(Runnable tour, Runnable shorter) {
        var words = Kit.text(
                "A notebook on real flights. Run its cells, press Deploy, watch 200 small models train, and compare two"
                        + " runs. About ten minutes, no account, nothing to set up.",
                "t2",
                "muted");
        words.setWrapText(true);
        var card = new VBox(
                8,
                Kit.text("Start with the tour", "b"),
                words,
                Kit.row(
                        16,
                        Kit.button("play", "Open the tour", tour, "primary"),
                        Kit.button("", "Shorter one on penguins", shorter, "flat")));
        VBox.setMargin(card.getChildren().getLast(), new Insets(8, 0, 0, 0));
        card.getStyleClass().add("card");
        card.setPadding(new Insets(16));
        return card;
    }

    private static Button card(Way way) {
        var head = Kit.row(8, Icons.sized(way.icon(), 20, "accent"), Kit.spacer());
        if (!way.keys().isEmpty()) {
            head.getChildren().add(Kit.key(way.keys()));
        }
        var body = Kit.text(way.body(), "t2", "muted");
        body.setWrapText(true);
        var content = new VBox(4, head, Kit.text(way.title(), "b"), body);
        VBox.setMargin(head, new Insets(0, 0, 8, 0));
        var card = new Button("", content);
        card.getStyleClass().setAll("button", "start-card");
        card.setAccessibleText(way.title());
        card.setOnAction(_ -> way.action().run());
        card.setMaxWidth(Double.MAX_VALUE);
        content.setPrefWidth(220);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private static Button row(Recent file) {
        var content = Kit.row(
                12, Icons.of(file.icon()), Kit.text(file.name()), Kit.spacer(), Kit.text(file.place(), "t2", "muted"));
        content.setPrefWidth(736);
        var row = new Button("", content);
        row.getStyleClass().setAll("button", "start-row");
        row.setAccessibleText(file.name());
        row.setOnAction(_ -> file.action().run());
        return row;
    }
}
