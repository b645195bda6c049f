package dev.slipway.desktop.panes;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.panes.Arrangement.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// One side of a notebook: its slots one below the other, with grips between them. UI thread only.
public final class PaneDock extends StackPane {
    private final Side side;
    private final PanesViewModel panes;
    private final Map<PaneKind, PaneContent> contents;
    private final SplitPane split = new SplitPane();
    private List<SlotView> views = List.of();
    private List<List<PaneKind>> shown = List.of();

    /// @param contents of every pane
    public PaneDock(Side side, PanesViewModel panes, Map<PaneKind, PaneContent> contents) {
        this.side = side;
        this.panes = panes;
        this.contents = Map.copyOf(contents);
        getStyleClass().add("pane-dock");
        split.getStyleClass().add("right-split");
        split.setOrientation(Orientation.VERTICAL);
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> keepShares());
        panes.arrangementProperty().subscribe(this::show);
    }

    /// Takes back what stood in another screen meanwhile.
    public void claim() {
        views.forEach(SlotView::claim);
    }

    private void show(Arrangement now) {
        var slots = now.slots(side);
        var kinds = slots.stream().map(Slot::panes).toList();
        if (!kinds.equals(shown) || views.isEmpty()) {
            shown = kinds;
            var made = new ArrayList<SlotView>();
            slots.forEach(slot -> made.add(new SlotView(slot, panes, contents)));
            views = List.copyOf(made);
            split.getItems().setAll(views);
            getChildren().setAll(views.isEmpty() ? nothing() : split);
            split.setDividerPositions(positions(slots));
        }
        for (int i = 0; i < views.size(); i++) {
            views.get(i).front(slots.get(i).front());
        }
    }

    private javafx.scene.Node nothing() {
        return Kit.empty(
                "dock-right",
                "No panes here",
                "Ctrl K and \"pane\" opens one.",
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
