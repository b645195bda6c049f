package dev.slipway.desktop.kit;

import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The small parts that look the same on every screen. The looks stand in `kit.css`.
public final class Kit {
    private static final String WHOLE = "whole-words";
    private static final double WIDEST_WORDS = 560;
    private static final int MOST_IN_MENU = 60;
    private static final Duration PATIENCE = Duration.seconds(3);
    private static final EventHandler<MouseEvent> TELLING = Kit::tell;
    private static final String TIP = "tip";
    private static final EventHandler<MouseEvent> TIPPING = Kit::makeTip;

    private Kit() {}

    /// Returns a text with style classes, for example `t1`, `muted`, `mono`.
    public static Label text(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return whole(label);
    }

    /// Lets `labelled` say all of its words in a tooltip while there is no room for them, unless it has one of its own.
    public static <L extends Labeled> L whole(L labelled) {
        labelled.addEventHandler(MouseEvent.MOUSE_ENTERED, TELLING);
        labelled.getProperties().put(WHOLE, true);
        return labelled;
    }

    /// Tells whether a tooltip says all words of `labelled` where there is no room for them.
    public static boolean isWhole(Labeled labelled) {
        return labelled.getTooltip() != null
                || (labelled.hasProperties()
                        && (labelled.getProperties().containsKey(WHOLE)
                                || labelled.getProperties().containsKey(TIP)));
    }

    /// A tooltip is a window, and dear to make: it is made when the pointer comes.
    private static void tell(MouseEvent event) {
        if (!(event.getSource() instanceof Labeled labelled)) {
            return;
        }
        var known = labelled.getTooltip();
        boolean isOwn = labelled.getProperties().containsKey(TIP);
        if (!isOwn && (known == null || known.getStyleClass().contains(WHOLE))) {
            labelled.setTooltip(labelled.isTextTruncated() ? tellingAll(labelled.getText()) : null);
        }
    }

    /// Returns the tooltip of words that were cut.
    static Tooltip tellingAll(String words) {
        var tip = tooltip(words);
        tip.getStyleClass().add(WHOLE);
        return tip;
    }

    /// Returns a tooltip whose words break where they are too long for one line, however large the window is shown.
    public static Tooltip tooltip(String words) {
        var tip = new Tooltip(words);
        tip.setWrapText(true);
        tip.setOnShowing(_ -> {
            var owner = tip.getOwnerNode();
            double scale = owner == null ? 1 : owner.getLocalToSceneTransform().getMxx();
            tip.setMaxWidth(WIDEST_WORDS * scale);
        });
        return tip;
    }

    /// Returns a button with icon and words; `primary`, `flat`, `small`, `danger` and `warning` are style classes.
    public static Button button(String icon, String words, Runnable action, String... styles) {
        var button = new Button(words);
        if (!icon.isEmpty()) {
            button.setGraphic(Icons.sized(icon, List.of(styles).contains("small") ? 14 : 16));
        }
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> action.run());
        button.setMnemonicParsing(false);
        return button;
    }

    /// Returns a flat button of an icon alone; `words` is its tooltip and accessible name.
    public static Button iconButton(String icon, String words, Runnable action, String... styles) {
        var button = button(icon, "", action, styles);
        button.getStyleClass().add("flat");
        button.setAccessibleText(words);
        return tip(button, words);
    }

    /// Lets `control` say `words` in a tooltip, which is made when the pointer comes; may be called again with others.
    public static <C extends Control> C tip(C control, String words) {
        control.getProperties().put(TIP, words);
        if (control.getTooltip() != null) {
            control.getTooltip().setText(words);
        }
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, TIPPING);
        return control;
    }

    private static void makeTip(MouseEvent event) {
        if (event.getSource() instanceof Control control
                && control.getTooltip() == null
                && control.getProperties().get(TIP) instanceof String words) {
            control.setTooltip(tooltip(words));
        }
    }

    /// Returns a chip; `accent`, `success`, `warning`, `danger` and `line` are style classes.
    public static Label chip(String words, String... styles) {
        var chip = text(words, styles);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /// Returns a chip with an icon of 12 px.
    public static Label iconChip(String icon, String words, String... styles) {
        var chip = chip(words, styles);
        chip.setGraphic(Icons.sized(icon, 12));
        return chip;
    }

    /// Makes an item of a menu say a name of the person's: all of its signs, in a width that any screen has.
    public static <M extends MenuItem> M named(M item, String name) {
        item.setText(Words.shorten(name, MOST_IN_MENU));
        item.setMnemonicParsing(false);
        return item;
    }

    /// Lets `label` be pressed: by a click, and by Enter or Space once Tab has reached it.
    public static <L extends Label> L press(L label, Runnable action) {
        label.getStyleClass().add("pressable");
        label.setFocusTraversable(true);
        label.setAccessibleRole(AccessibleRole.BUTTON);
        label.setOnMouseClicked(_ -> action.run());
        label.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                action.run();
                key.consume();
            }
        });
        return label;
    }

    /// Returns words that lead somewhere.
    public static Label link(String words, Runnable action, String... styles) {
        var link = press(text(words, styles), action);
        link.getStyleClass().add("link");
        link.setAccessibleRole(AccessibleRole.HYPERLINK);
        return link;
    }

    /// Tells whether `event` presses the button or link that has the focus, so that it means nothing else.
    public static boolean isPress(KeyEvent event) {
        boolean isKey = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        return isKey
                && (event.getTarget() instanceof ButtonBase
                        || (event.getTarget() instanceof Node node
                                && node.getStyleClass().contains("pressable")));
    }

    /// Returns the picture of a key: `Ctrl K`.
    public static Label key(String words) {
        var key = text(words, "kbd");
        key.setMinWidth(Region.USE_PREF_SIZE);
        return key;
    }

    /// Returns something that takes the room that is left in a row.
    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// Returns nodes in a row, centred, `gap` px apart.
    public static HBox row(double gap, Node... nodes) {
        var row = new HBox(gap, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Returns the head of a pane: title, count in words, actions at the right.
    public static HBox paneHead(String title, Label count, Node... actions) {
        count.getStyleClass().add("count");
        var name = text(title, "title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var head = row(4, name, whole(count), spacer());
        head.getChildren().addAll(actions);
        head.getStyleClass().add("pane-head");
        return head;
    }

    /// Returns the block that stands where there is nothing yet: it says what to do, and offers it.
    public static VBox empty(String icon, String title, String body, Node... actions) {
        var sentence = text(body, "body");
        sentence.setMaxWidth(280);
        var buttons = row(8, actions);
        buttons.setAlignment(Pos.CENTER);
        var block = new VBox(Icons.sized(icon, 24), text(title, "title"), sentence, buttons);
        block.getStyleClass().add("empty");
        return block;
    }

    /// Returns what stands where something is being read from the store; after some seconds it says why that may take
    /// so long.
    public static HBox reading(String words) {
        var label = text(words, "t2", "muted");
        var row = row(8, new Ring(14), label);
        row.setAlignment(Pos.CENTER);
        var patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(
                _ -> label.setText(words + ". It takes longer than usual: another process may keep the store locked."));
        row.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                patience.stop();
            } else {
                patience.playFromStart();
            }
        });
        return row;
    }

    /// Returns `node` growing with its row.
    public static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }
}
