package dev.slipway.desktop.runs;

import dev.slipway.engine.history.Rows.RunRow;
import java.time.Duration;
import java.util.List;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One line of the list of runs.
sealed interface Line {
    /// Returns what it is of: the same for the same run or group.
    String name();

    /// A run.
    record Run(RunRow row) implements Line {
        @Override
        public String name() {
            return row.id().value();
        }
    }

    /// The head of a group.
    ///
    /// @param key names the group
    /// @param title what it is called
    /// @param shown runs of it that are loaded
    /// @param good those that succeeded
    /// @param bad those that failed or were lost
    /// @param median of how long those that ended took, null if none ended
    /// @param open whether its runs are shown
    record Group(
            String key,
            String title,
            int shown,
            int good,
            int bad,
            @Nullable Duration median,
            boolean open) implements Line {
        @Override
        public String name() {
            return key;
        }
    }

    /// Makes `lines` equal to `next`; where only what is said of them changed, no line moves.
    static void update(ObservableList<Line> lines, List<Line> next) {
        if (!lines.stream()
                .map(Line::name)
                .toList()
                .equals(next.stream().map(Line::name).toList())) {
            lines.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!lines.get(i).equals(next.get(i))) {
                lines.set(i, next.get(i));
            }
        }
    }
}
