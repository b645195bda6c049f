package dev.slipway.desktop.panes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the panes stand: slots one below the other at the left and at the right. A pane in none is closed. Immutable.
///
/// @param left from top to bottom; copied
/// @param right likewise
public record Arrangement(List<Slot> left, List<Slot> right) {
    /// A side of the window.
    public enum Side {
        LEFT,
        RIGHT;

        Side other() {
            return this == LEFT ? RIGHT : LEFT;
        }
    }

    /// Where a pane stands.
    record Spot(Side side, int slot) {}

    /// Where a pane can be put.
    ///
    /// @param slot number of the slot at its side before anything moves; 0 at a side without slots
    /// @param where beside that slot, or in it
    record Place(Side side, int slot, Where where) {
        enum Where {
            ABOVE,
            INSIDE,
            BELOW
        }
    }

    /// What a notebook has beside it the first time.
    public static final Arrangement FIRST = new Arrangement(
            List.of(
                    Slot.of(PaneKind.FILES).withShare(42),
                    Slot.of(PaneKind.OUTLINE, PaneKind.PROBLEMS, PaneKind.CONNECTIONS)
                            .withShare(58)),
            List.of(
                    Slot.of(PaneKind.VARIABLES, PaneKind.DOCUMENTATION, PaneKind.PLOTS, PaneKind.DEBUG),
                    Slot.of(PaneKind.GRAPH, PaneKind.QUEUE, PaneKind.SCRATCH)));

    public Arrangement {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    List<Slot> slots(Side side) {
        return side == Side.LEFT ? left : right;
    }

    private Arrangement with(Side side, List<Slot> slots) {
        return side == Side.LEFT ? new Arrangement(slots, right) : new Arrangement(left, slots);
    }

    /// Returns where `pane` stands; empty if it is closed.
    Optional<Spot> spot(PaneKind pane) {
        for (var side : Side.values()) {
            for (int i = 0; i < slots(side).size(); i++) {
                if (slots(side).get(i).panes().contains(pane)) {
                    return Optional.of(new Spot(side, i));
                }
            }
        }
        return Optional.empty();
    }

    /// Tells whether `pane` is the one that is seen in its slot.
    boolean isFront(PaneKind pane) {
        return spot(pane).filter(spot -> slot(spot).front() == pane).isPresent();
    }

    private Slot slot(Spot spot) {
        return slots(spot.side()).get(spot.slot());
    }

    /// Returns the panes that are closed.
    Set<PaneKind> closed() {
        var closed = EnumSet.allOf(PaneKind.class);
        closed.removeIf(pane -> spot(pane).isPresent());
        return closed;
    }

    /// Returns this with `pane` in front of its slot; a closed one is opened where it stands the first time, beside the
    /// panes that stand there with it.
    public Arrangement show(PaneKind pane) {
        var spot = spot(pane);
        if (spot.isPresent()) {
            return replace(spot.get(), slot(spot.get()).withFront(pane));
        }
        var home = FIRST.spot(pane).orElseThrow();
        for (var neighbour : FIRST.slot(home).panes()) {
            var beside = spot(neighbour);
            if (beside.isPresent()) {
                return replace(beside.get(), slot(beside.get()).with(pane));
            }
        }
        var slots = new ArrayList<>(slots(home.side()));
        slots.add(Math.min(home.slot(), slots.size()), Slot.of(pane));
        return with(home.side(), slots);
    }

    private Arrangement replace(Spot spot, Slot slot) {
        var slots = new ArrayList<>(slots(spot.side()));
        slots.set(spot.slot(), slot);
        return with(spot.side(), slots);
    }

    /// Returns this without `pane`.
    public Arrangement close(PaneKind pane) {
        return spot(pane).map(spot -> without(spot, pane)).orElse(this);
    }

    private Arrangement without(Spot spot, PaneKind pane) {
        if (slot(spot).panes().size() > 1) {
            return replace(spot, slot(spot).without(pane));
        }
        var slots = new ArrayList<>(slots(spot.side()));
        slots.remove(spot.slot());
        return with(spot.side(), slots);
    }

    /// Returns this with `pane` in a slot of its own at the end of the other side.
    public Arrangement across(PaneKind pane) {
        return spot(pane)
                .map(spot -> {
                    var gone = without(spot, pane);
                    var slots = new ArrayList<>(gone.slots(spot.side().other()));
                    slots.add(Slot.of(pane));
                    return gone.with(spot.side().other(), slots);
                })
                .orElse(this);
    }

    /// Returns this with `pane` one place up: out of its slot into one of its own above, or, if it is alone, into the
    /// slot above.
    public Arrangement up(PaneKind pane) {
        return spot(pane).map(spot -> moved(spot, pane, -1)).orElse(this);
    }

    /// Returns this with `pane` one place down, like `up`.
    public Arrangement down(PaneKind pane) {
        return spot(pane).map(spot -> moved(spot, pane, 1)).orElse(this);
    }

    private Arrangement moved(Spot spot, PaneKind pane, int by) {
        if (slot(spot).panes().size() > 1) {
            var slots = new ArrayList<>(slots(spot.side()));
            slots.set(spot.slot(), slot(spot).without(pane));
            slots.add(by < 0 ? spot.slot() : spot.slot() + 1, Slot.of(pane));
            return with(spot.side(), slots);
        }
        int to = spot.slot() + by;
        if (to < 0 || to >= slots(spot.side()).size()) {
            return this;
        }
        return into(pane, slots(spot.side()).get(to).front());
    }

    /// Returns this with `pane` in the slot of `other`, in front.
    public Arrangement into(PaneKind pane, PaneKind other) {
        if (pane == other || spot(other).isEmpty()) {
            return this;
        }
        var gone = close(pane);
        return gone.spot(other)
                .map(spot -> gone.replace(spot, gone.slot(spot).with(pane)))
                .orElse(this);
    }

    /// Returns this with `pane` at `place`, in front there.
    Arrangement moved(PaneKind pane, Place place) {
        var slots = slots(place.side());
        if (slots.isEmpty()) {
            return close(pane).with(place.side(), List.of(Slot.of(pane)));
        }
        var target = slots.get(place.slot());
        var rest = target.panes().stream().filter(other -> other != pane).toList();
        if (rest.isEmpty()) {
            return this; // it stands there alone
        }
        if (place.where() == Place.Where.INSIDE) {
            return target.panes().contains(pane) ? show(pane) : into(pane, rest.getFirst());
        }
        var gone = close(pane);
        int at = gone.spot(rest.getFirst()).orElseThrow().slot();
        var after = new ArrayList<>(gone.slots(place.side()));
        after.add(place.where() == Place.Where.ABOVE ? at : at + 1, Slot.of(pane));
        return gone.with(place.side(), after);
    }

    /// Returns this with other heights at one side.
    ///
    /// @param shares one a slot. Unit: percent
    Arrangement withShares(Side side, List<Integer> shares) {
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < slots(side).size(); i++) {
            slots.add(slots(side).get(i).withShare(shares.get(i)));
        }
        return with(side, slots);
    }

    /// Returns this as one line: `files 42|outline*,problems,connections 58;variables*,plots 50`.
    public String text() {
        return text(left) + ";" + text(right);
    }

    private static String text(List<Slot> slots) {
        return slots.stream()
                .map(slot -> slot.panes().stream()
                                .map(pane -> pane.id() + (pane == slot.front() ? "*" : ""))
                                .collect(Collectors.joining(","))
                        + " " + slot.share())
                .collect(Collectors.joining("|"));
    }

    /// Returns the arrangement in `text`; that of a first start if it is none.
    public static Arrangement read(String text) {
        var sides = text.split(";", -1);
        if (sides.length != 2) {
            return FIRST;
        }
        var seen = EnumSet.noneOf(PaneKind.class);
        return new Arrangement(slots(sides[0], seen), slots(sides[1], seen));
    }

    private static List<Slot> slots(String text, Set<PaneKind> seen) {
        var slots = new ArrayList<Slot>();
        for (var one : text.split("\\|", -1)) {
            var words = one.strip().split(" ", -1);
            var panes = new ArrayList<PaneKind>();
            PaneKind front = null;
            for (var name : words[0].split(",", -1)) {
                for (var pane : PaneKind.values()) {
                    if (name.replace("*", "").equals(pane.id()) && seen.add(pane)) {
                        panes.add(pane);
                        front = front == null || name.endsWith("*") ? pane : front;
                    }
                }
            }
            if (front != null) {
                slots.add(new Slot(panes, front, share(Arrays.asList(words).getLast())));
            }
        }
        return slots;
    }

    private static int share(String word) {
        return word.matches("\\d{1,3}") ? Integer.parseInt(word) : Slot.HALF;
    }
}
