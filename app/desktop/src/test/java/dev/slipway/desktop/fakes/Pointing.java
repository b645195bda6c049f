package dev.slipway.desktop.fakes;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/// What is shown where one points, and what a right click offers there, in the window that is open. Called from a
/// test's thread.
public final class Pointing {
    private Pointing() {}

    /// Moves the pointer over the node that is called `name`, and returns what its tooltip says then.
    ///
    /// @param across 0 for its left edge to 1 for its right one, as `down` for its height
    public static String tip(String name, double across, double down) throws Exception {
        var at = place(name, across, down);
        new Mouse(OnStage.onUi(Pointing::scene)).move(at);
        return OnStage.onUi(() -> find(name).getProperties().values().stream()
                .filter(Tooltip.class::isInstance)
                .map(tip -> ((Tooltip) tip).getText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no tooltip")));
    }

    /// Clicks with the right button on the node that is called `name`, and chooses `item` of the menu that opens.
    public static void choose(String name, String item) throws Exception {
        var at = place(name, 0.5, 0.5);
        OnStage.onUi(() -> {
            var node = find(name);
            var screen = node.localToScreen(node.sceneToLocal(at));
            node.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                    at.getX(),
                    at.getY(),
                    screen.getX(),
                    screen.getY(),
                    false,
                    null));
            var menu = Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .filter(Window::isShowing)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no menu opened on " + name));
            menu.getItems().stream()
                    .filter(one -> item.equals(one.getText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing in the menu of " + name + " says " + item))
                    .fire();
            menu.hide();
            return true;
        });
    }

    private static Point2D place(String name, double across, double down) throws Exception {
        return OnStage.onUi(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            var bounds = find(name).getLayoutBounds();
            return find(name)
                    .localToScene(
                            bounds.getMinX() + across * bounds.getWidth(),
                            bounds.getMinY() + down * bounds.getHeight());
        });
    }

    private static Scene scene() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isShowing())
                .reduce((_, last) -> last)
                .map(Window::getScene)
                .orElseThrow(() -> new AssertionError("no window is open"));
    }

    private static Node find(String name) {
        var all = new ArrayList<Node>(List.of(scene().getRoot()));
        for (int i = 0; i < all.size(); i++) {
            if (name.equals(all.get(i).getAccessibleText())) {
                return all.get(i);
            }
            if (all.get(i) instanceof Parent parent) {
                all.addAll(parent.getChildrenUnmodifiable());
            }
        }
        throw new AssertionError("nothing is called " + name);
    }
}
