package dev.slipway.desktop.panes;

import dev.slipway.desktop.panes.Arrangement.Side;
import dev.slipway.desktop.settings.SettingsViewModel;
import dev.slipway.desktop.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// Where the panes of all notebooks of the window stand, remembered for each workspace. UI thread only.
public final class PanesViewModel {
    private final SettingsViewModel settings;
    private final Consumer<Side> reveal;
    private final ReadOnlyObjectWrapper<Arrangement> arrangement = new ReadOnlyObjectWrapper<>(Arrangement.FIRST);
    private final List<Consumer<PaneKind>> keys = new ArrayList<>();
    private String workspace = "";

    /// @param reveal opens a side of the window that may be hidden
    public PanesViewModel(SettingsViewModel settings, Consumer<Side> reveal) {
        this.settings = settings;
        this.reveal = reveal;
    }

    /// Where they stand.
    public ReadOnlyObjectProperty<Arrangement> arrangementProperty() {
        return arrangement.getReadOnlyProperty();
    }

    /// Puts them where they stood in the workspace `path`.
    public void enter(String path) {
        workspace = path;
        var kept = settings.preferences().panesOf().get(path);
        arrangement.set(kept == null ? Arrangement.FIRST : Arrangement.read(kept));
    }

    /// Replaces the arrangement by what `change` makes of it.
    void change(UnaryOperator<Arrangement> change) {
        var now = change.apply(arrangement.get());
        if (!now.equals(arrangement.get())) {
            arrangement.set(now);
            settings.change(before -> before.withPanes(workspace, now.text()));
        }
    }

    /// Tells whether putting `pane` at `place` would change anything but which pane is in front.
    boolean wouldMove(PaneKind pane, Arrangement.Place place) {
        var now = arrangement.get();
        return !now.moved(pane, place).equals(now.show(pane));
    }

    /// Opens both sides of the window.
    void revealAll() {
        for (var side : Side.values()) {
            reveal.accept(side);
        }
    }

    /// Opens `pane`, or brings it to the front of its slot.
    public void show(PaneKind pane) {
        change(now -> now.show(pane));
        arrangement.get().spot(pane).ifPresent(spot -> reveal.accept(spot.side()));
    }

    /// Lets `takes` hear which pane is to have the keys, until it is unsubscribed.
    Subscription onKeys(Consumer<PaneKind> takes) {
        keys.add(takes);
        return () -> keys.remove(takes);
    }

    /// Opens `pane` and puts the keys into it.
    private void enterPane(PaneKind pane) {
        show(pane);
        List.copyOf(keys).forEach(takes -> takes.accept(pane));
    }

    /// Brings `pane` to the front of its slot; does nothing where it is closed.
    public void front(PaneKind pane) {
        change(now -> now.spot(pane).isPresent() ? now.show(pane) : now);
    }

    /// Puts all panes where they stand the first time.
    public void reset() {
        change(_ -> Arrangement.FIRST);
    }

    /// Returns `commands` and, after them, what a person can do with panes.
    public List<Command> after(List<Command> commands) {
        var all = new ArrayList<>(commands);
        for (var pane : PaneKind.values()) {
            all.add(Command.of(
                    "pane-" + pane.id(), "Panes", "Show pane: " + pane.title(), pane.icon(), () -> enterPane(pane)));
        }
        for (var pane : PaneKind.values()) {
            all.add(Command.of(
                            "close-pane-" + pane.id(),
                            "Panes",
                            "Close pane: " + pane.title(),
                            "close",
                            () -> change(now -> now.close(pane)))
                    .onlyIf(() -> arrangement.get().spot(pane).isPresent()));
        }
        all.add(Command.of("reset-panes", "Panes", "Put all panes back where they were", "restore", this::reset));
        return List.copyOf(all);
    }
}
