package dev.slipway.desktop.panes;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.KeyTarget;
import dev.slipway.desktop.kit.Kit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// One slot: a tab for each of its panes, the buttons of the one in front, and that pane. UI thread only.
final class SlotView extends VBox {
    /// Style class of what is around a pane's node.
    static final String BODY = "pane-body";

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final PanesViewModel panes;
    private final Map<PaneKind, PaneContent> contents;
    private final Map<PaneKind, Button> tabs = new EnumMap<>(PaneKind.class);
    private final HBox head = new HBox();
    private final HBox actions = Kit.row(0);
    private final Label count = Kit.text("", "count");
    private final StackPane body = new StackPane();
    private final MenuButton menu = new MenuButton();
    private PaneKind front;
    private Subscription listening = Subscription.EMPTY;

    SlotView(Slot slot, PanesViewModel panes, Map<PaneKind, PaneContent> contents, PaneDrag drag) {
        this.panes = panes;
        this.contents = contents;
        front = slot.front();
        head.getStyleClass().addAll("pane-head", "ruled");
        getStyleClass().add("pane-slot");
        body.getStyleClass().add(BODY);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        for (var pane : slot.panes()) {
            var tab = Kit.button("", "", () -> panes.show(pane), "pane-tab");
            tab.setAccessibleText("Pane " + pane.title());
            tab.setMinWidth(USE_PREF_SIZE);
            drag.handle(tab, () -> pane);
            tabs.put(pane, tab);
            listening = listening
                    .and(content(pane).alarm().subscribe(_ -> dress(pane)))
                    .and(content(pane).count().subscribe(_ -> dress(pane)));
        }
        drag.handle(head, () -> front);
        menu.getStyleClass().addAll("flat", "bare", "small");
        menu.setGraphic(Icons.sized("dots-horizontal", 14));
        menu.setAccessibleText("Move or close this pane");
        menu.setTooltip(Kit.tooltip("Move or close this pane, open another"));
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setOnShowing(_ -> fillMenu());
        fillMenu();
        count.setMinWidth(0);
        actions.setMinWidth(USE_PREF_SIZE);
        setMinHeight(64);
        getChildren().addAll(head, body);
    }

    /// Brings `pane` to the front.
    void front(PaneKind pane) {
        if (pane == front && !body.getChildren().isEmpty()) {
            return;
        }
        front = pane;
        head.getChildren().clear();
        tabs.forEach((kind, tab) -> {
            dress(kind);
            head.getChildren().add(tab);
            if (kind == pane) {
                head.getChildren().add(count);
            }
        });
        head.getChildren().addAll(Kit.spacer(), actions, menu);
        var content = content(pane);
        actions.getChildren().setAll(content.actions().get());
        count.textProperty().unbind();
        count.textProperty().bind(content.count());
        claim();
    }

    boolean isInFront(PaneKind pane) {
        return pane == front;
    }

    /// Puts the keys into the pane in front; where nothing in it takes them, onto its tab.
    void enter() {
        claim();
        applyCss();
        layout(); // a list has its rows only then
        KeyTarget.in(body).orElse(Objects.requireNonNull(tabs.get(front))).requestFocus();
    }

    /// Shows the title of the pane in front and the icons of the others, whose words are in the tooltip.
    private void dress(PaneKind pane) {
        var tab = Objects.requireNonNull(tabs.get(pane));
        boolean on = pane == front;
        var said = content(pane).count().getValue();
        tab.pseudoClassStateChanged(ON, on);
        tab.setText(on ? pane.title() : "");
        tab.setGraphic(
                on ? null : Icons.sized(pane.icon(), 14, content(pane).alarm().getValue()));
        tab.setTooltip(Kit.tooltip(on || said.isEmpty() ? pane.title() : pane.title() + ": " + said));
    }

    private PaneContent content(PaneKind pane) {
        return Objects.requireNonNull(contents.get(pane), pane.title());
    }

    /// Takes the front pane's node back, which another slot or screen may have had.
    void claim() {
        var node = content(front).node();
        if (body.getChildren().size() != 1 || !body.getChildren().getFirst().equals(node)) {
            body.getChildren().setAll(node);
        }
    }

    /// Lets go of its panes, some of which outlive it.
    void close() {
        listening.unsubscribe();
        count.textProperty().unbind();
        body.getChildren().clear();
    }

    private void fillMenu() {
        var pane = front;
        menu.getItems()
                .setAll(
                        item("arrow-up", "Move up", () -> panes.change(now -> now.up(pane))),
                        item("arrow-down", "Move down", () -> panes.change(now -> now.down(pane))),
                        item("swap-horizontal", "Move to the other side", () -> panes.change(now -> now.across(pane))),
                        item("close", "Close " + pane.title(), () -> panes.change(now -> now.close(pane))));
        var closed = panes.arrangementProperty().get().closed();
        if (!closed.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
            closed.forEach(
                    other -> menu.getItems().add(item(other.icon(), "Open " + other.title(), () -> panes.show(other))));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("restore", "Put all panes back", panes::reset));
    }

    private static MenuItem item(String icon, String words, Runnable action) {
        var item = new MenuItem(words, Icons.of(icon));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
