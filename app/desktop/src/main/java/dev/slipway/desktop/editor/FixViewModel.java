package dev.slipway.desktop.editor;

import dev.slipway.kernel.protocol.QuickFix;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What can be done about the problems in a line, and which of it is chosen; nothing while it is closed. UI thread
/// only.
public final class FixViewModel {
    private final ReadOnlyObjectWrapper<List<QuickFix>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();

    /// The fixes, best first; empty while it is closed.
    public ReadOnlyObjectProperty<List<QuickFix>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The 0-based place of the chosen one.
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public boolean isOpen() {
        return !shown.get().isEmpty();
    }

    /// Offers `fixes`, the first of them chosen.
    public void offer(List<QuickFix> fixes) {
        chosen.set(0);
        shown.set(List.copyOf(fixes));
    }

    /// Chooses the one `by` further down, round the ends.
    public void choose(int by) {
        if (isOpen()) {
            chosen.set(Math.floorMod(chosen.get() + by, shown.get().size()));
        }
    }

    /// Chooses the one at the 0-based `place`.
    public void chooseAt(int place) {
        chosen.set(place);
    }

    /// Returns the chosen one and closes; empty if it was closed.
    public Optional<QuickFix> take() {
        var fixes = shown.get();
        close();
        return fixes.isEmpty() ? Optional.empty() : Optional.of(fixes.get(chosen.get()));
    }

    public void close() {
        shown.set(List.of());
    }
}
