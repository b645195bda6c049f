package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.PauseViewModel.Spot;
import dev.slipway.desktop.kit.Mark;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the margin says of a code cell. Immutable.
///
/// @param mark shape, colour and word
/// @param reason why, in a few words, possibly empty: `settings changed 2 cells above`
/// @param elapsed how long the last execution took, null if there was none
/// @param count the number in brackets, null if it was never executed
public record CellState(
        Mark mark,
        String reason,
        @Nullable Duration elapsed,
        @Nullable Integer count) {
    /// What a cell is before anything has run.
    public static final CellState NEVER = new CellState(Mark.NEVER_RUN, "", null, null);

    /// Returns that of a cell in which a thread stands.
    static CellState paused(Spot spot) {
        return new CellState(Mark.PAUSED, spot.line() > 0 ? "at line " + spot.line() : "", null, null);
    }
}
