package dev.slipway.desktop.panes;

import java.util.ArrayList;
import java.util.List;

/// A place for panes, one of which is in front.
///
/// @param panes at least one, in the order of their tabs; copied
/// @param front the one that is seen
/// @param share of the height of its side, beside the other slots there. Unit: percent, 1 to 100
record Slot(List<PaneKind> panes, PaneKind front, int share) {
    static final int HALF = 50;

    Slot {
        panes = List.copyOf(panes);
        share = Math.clamp(share, 1, 100);
        if (!panes.contains(front)) {
            throw new IllegalArgumentException(front + " is not among " + panes);
        }
    }

    static Slot of(PaneKind... panes) {
        return new Slot(List.of(panes), panes[0], HALF);
    }

    Slot withFront(PaneKind pane) {
        return new Slot(panes, pane, share);
    }

    Slot withShare(int percent) {
        return new Slot(panes, front, percent);
    }

    /// Returns this slot with `pane` as its last, in front.
    Slot with(PaneKind pane) {
        var more = new ArrayList<>(panes);
        more.add(pane);
        return new Slot(more, pane, share);
    }

    /// Returns this slot without `pane`, which is not its only one.
    Slot without(PaneKind pane) {
        var fewer = new ArrayList<>(panes);
        int at = fewer.indexOf(pane);
        fewer.remove(pane);
        return new Slot(fewer, front == pane ? fewer.get(Math.max(0, at - 1)) : front, share);
    }
}
