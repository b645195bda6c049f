package dev.slipway.desktop.panes;

import dev.slipway.desktop.kit.KeyWords;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.panes.Arrangement.Place;
import dev.slipway.desktop.panes.Arrangement.Place.Where;
import dev.slipway.desktop.panes.Arrangement.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One side of a notebook: its slots one below the other, with grips between them. UI thread only.
public final class PaneDock extends StackPane {
    private final Side side;
    private final PanesViewModel panes;
    private final Map<PaneKind, PaneContent> contents;
    private final SplitPane split = new SplitPane();
    private final PaneDrag drag;
    private final Label mark = Kit.text("", "pane-drop");
    private final Subscription listening;
    private List<SlotView> views = List.of();
    private List<List<PaneKind>> shown = List.of();

    /// @param contents of every pane
    /// @param drag that of both sides
    public PaneDock(Side side, PanesViewModel panes, Map<PaneKind, PaneContent> contents, PaneDrag drag) {
        this.side = side;
        this.drag = drag;
        this.panes = panes;
        this.contents = Map.copyOf(contents);
        getStyleClass().add("pane-dock");
        split.getStyleClass().add("right-split");
        split.setOrientation(Orientation.VERTICAL);
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> keepShares());
        mark.setManaged(false);
        mark.setVisible(false);
        mark.setMouseTransparent(true);
        drag.add(this);
        listening = panes.arrangementProperty().subscribe(this::show).and(panes.onKeys(this::enter));
    }

    /// Lets go of what outlives the notebook: where the panes stand, and the files.
    public void close() {
        listening.unsubscribe();
        views.forEach(SlotView::close);
    }

    /// Takes back what stood in another screen meanwhile.
    public void claim() {
        views.forEach(SlotView::claim);
    }

    /// Puts the keys into `pane` if it is in front here, in the window.
    private void enter(PaneKind pane) {
        if (getScene() != null) {
            views.stream().filter(view -> view.isInFront(pane)).findFirst().ifPresent(SlotView::enter);
        }
    }

    private void show(Arrangement now) {
        var slots = now.slots(side);
        var kinds = slots.stream().map(Slot::panes).toList();
        if (!kinds.equals(shown) || views.isEmpty()) {
            shown = kinds;
            views.forEach(SlotView::close);
            var made = new ArrayList<SlotView>();
            slots.forEach(slot -> made.add(new SlotView(slot, panes, contents, drag)));
            views = List.copyOf(made);
            split.getItems().setAll(views);
            getChildren().setAll(views.isEmpty() ? nothing() : split, mark);
            split.setDividerPositions(positions(slots));
        }
        for (int i = 0; i < views.size(); i++) {
            views.get(i).front(slots.get(i).front());
        }
    }

    /// Returns the place a pane dropped at `at` would get; empty if that is not over this side.
    ///
    /// @param at in the scene
    Optional<Place> placeAt(Point2D at) {
        if (getScene() == null || !contains(sceneToLocal(at))) {
            return Optional.empty();
        }
        for (int i = 0; i < views.size(); i++) {
            var view = views.get(i);
            var within = view.sceneToLocal(at);
            if (view.contains(within)) {
                double third = view.getHeight() / 3;
                var where =
                        within.getY() < third ? Where.ABOVE : within.getY() < 2 * third ? Where.INSIDE : Where.BELOW;
                return Optional.of(new Place(side, i, where));
            }
        }
        return views.isEmpty() ? Optional.of(new Place(side, 0, Where.INSIDE)) : Optional.empty();
    }

    /// Shows where `pane` would stand, or nothing if `place` is null or at the other side.
    void mark(@Nullable Place place, PaneKind pane) {
        if (place == null || place.side() != side) {
            mark.setVisible(false);
            return;
        }
        mark.setVisible(true);
        mark.setText(pane.title());
        Region target = views.isEmpty() ? this : views.get(place.slot());
        var box = sceneToLocal(target.localToScene(target.getLayoutBounds()));
        double half = place.where() == Where.INSIDE ? box.getHeight() : box.getHeight() / 2;
        double y = place.where() == Where.BELOW ? box.getMinY() + half : box.getMinY();
        mark.resizeRelocate(box.getMinX(), y, box.getWidth(), half);
    }

    private javafx.scene.Node nothing() {
        return Kit.empty(
                "dock-right",
                "No panes here",
                KeyWords.of("Shortcut+K") + " and \"pane\" opens one.",
                Kit.button("", "Put all back", panes::reset, "small"));
    }

    private static double[] positions(List<Slot> slots) {
        double total = slots.stream().mapToInt(Slot::share).sum();
        var positions = new double[Math.max(0, slots.size() - 1)];
        double above = 0;
        for (int i = 0; i < positions.length; i++) {
            above += slots.get(i).share() / total;
            positions[i] = above;
        }
        return positions;
    }

    private void keepShares() {
        var shares = new ArrayList<Integer>();
        double above = 0;
        for (double position : split.getDividerPositions()) {
            shares.add((int) Math.round((position - above) * 100));
            above = position;
        }
        shares.add((int) Math.round((1 - above) * 100));
        if (shares.size() == views.size()) {
            panes.change(now -> now.withShares(side, shares));
        }
    }
}
