package dev.slipway.desktop.panes;

import dev.slipway.desktop.panes.Arrangement.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Panes pulled by their heads from one place of a notebook's two sides to another; Esc ends it. UI thread only.
public final class PaneDrag {
    private static final double SLACK = 6;

    private final PanesViewModel panes;
    private final List<PaneDock> docks = new ArrayList<>();
    private final EventHandler<KeyEvent> keys = this::key;
    private @Nullable PaneKind pressed;
    private @Nullable Place place;
    private @Nullable Scene scene;
    private Point2D from = Point2D.ZERO;

    public PaneDrag(PanesViewModel panes) {
        this.panes = panes;
    }

    /// Lets panes be dropped on `dock` too.
    void add(PaneDock dock) {
        docks.add(dock);
    }

    /// Lets `pane` be pulled by `handle`; the innermost handle under the pointer counts.
    void handle(Node handle, Supplier<PaneKind> pane) {
        handle.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                pressed = pane.get();
                from = new Point2D(event.getSceneX(), event.getSceneY());
                event.consume();
            }
        });
        handle.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            move(handle, event);
            event.consume();
        });
        handle.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            boolean isDrop = scene != null;
            drop();
            if (isDrop) {
                event.consume(); // else the tab under the pointer takes it for a click
            }
        });
    }

    private void move(Node handle, MouseEvent event) {
        var at = new Point2D(event.getSceneX(), event.getSceneY());
        if (pressed == null || (scene == null && from.distance(at) < SLACK)) {
            return;
        }
        if (scene == null) {
            begin(handle.getScene());
        }
        var pane = pressed;
        place = docks.stream()
                .flatMap(dock -> dock.placeAt(at).stream())
                .filter(there -> panes.wouldMove(pane, there))
                .findFirst()
                .orElse(null);
        docks.forEach(dock -> dock.mark(place, pane));
    }

    /// Opens the sides, one of which may be hidden, so that there is somewhere to go.
    private void begin(Scene shown) {
        scene = shown;
        shown.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        shown.setCursor(Cursor.CLOSED_HAND);
        panes.revealAll();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            end();
        }
        event.consume();
    }

    private void drop() {
        var pane = pressed;
        var there = place;
        end();
        if (pane != null && there != null) {
            panes.change(now -> now.moved(pane, there));
        }
    }

    private void end() {
        pressed = null;
        place = null;
        docks.forEach(dock -> dock.mark(null, PaneKind.FILES));
        if (scene != null) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
            scene.setCursor(null);
            scene = null;
        }
    }
}
