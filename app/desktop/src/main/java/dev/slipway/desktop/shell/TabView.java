package dev.slipway.desktop.shell;

import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Ring;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/// The tab of one screen. What has not changed of it keeps its node: a cell that starts or ends changes the icon alone.
final class TabView extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    /// A longer title would leave the others, and its own cross, no room. Unit: px.
    private static final double WIDEST = 240;

    private static final int LONG = 30;

    private final Screen screen;
    private final Runnable close;
    private final Label title = Kit.text("", "title");
    private Screen.@Nullable Tab shown;
    private @Nullable Node icon;
    private @Nullable Node end;
    private boolean front;

    TabView(Screen screen, Runnable close) {
        this.screen = screen;
        this.close = close;
        getStyleClass().add("slip-tab");
        title.setMinWidth(0);
        title.setMaxWidth(WIDEST);
        screen.tab().subscribe(words -> show(words, front));
    }

    Screen screen() {
        return screen;
    }

    /// Takes note of whether its screen is in front.
    void light(boolean isFront) {
        pseudoClassStateChanged(ON, isFront);
        show(screen.tab().getValue(), isFront);
    }

    private void show(Screen.Tab words, boolean isFront) {
        var before = shown;
        if (words.equals(before) && isFront == front) {
            return;
        }
        boolean isOther = before == null || !before.title().equals(words.title());
        if (isOther) {
            title.setText(words.title());
            boolean isLong = words.title().length() > LONG; // such names often differ at their ends
            title.setTextOverrun(isLong ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.ELLIPSIS);
            Kit.tip(title, words.title());
        }
        var picture = icon;
        if (picture == null || before == null || isDrawnAnew(before, words)) {
            picture = words.busy() ? new Ring(14) : Icons.of(words.icon());
        }
        if (isOther || before == null || before.dirty() != words.dirty() || isFront != front) {
            end = end(words, isFront);
        }
        shown = words;
        front = isFront;
        icon = picture;
        replace(picture, end);
    }

    private static boolean isDrawnAnew(Screen.Tab before, Screen.Tab now) {
        return before.busy() != now.busy() || !before.icon().equals(now.icon());
    }

    /// Puts in only what differs: a node that is put in again is styled anew.
    private void replace(Node picture, @Nullable Node last) {
        var children = getChildren();
        if (children.isEmpty()) {
            children.addAll(picture, title);
        } else if (!Objects.equals(children.getFirst(), picture)) {
            children.set(0, picture);
        }
        if (children.size() > 2 && !Objects.equals(children.getLast(), last)) {
            children.removeLast();
        }
        if (last != null && children.size() == 2) {
            children.add(last);
        }
    }

    private @Nullable Node end(Screen.Tab words, boolean isFront) {
        if (words.dirty()) {
            var dot = new Circle(3);
            dot.getStyleClass().add("dirty");
            dot.setAccessibleText("not saved");
            Tooltip.install(dot, Kit.tooltip("Not saved"));
            return dot;
        }
        if (!isFront) {
            return null;
        }
        var cross = Kit.iconButton("close", "Close " + words.title(), close, "close");
        cross.setFocusTraversable(false);
        return cross;
    }
}
