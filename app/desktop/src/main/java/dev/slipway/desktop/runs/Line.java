package dev.slipway.desktop.runs;

import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunGroup;
import java.util.List;
import javafx.collections.ObservableList;

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
    /// @param group as the store counts it, runs that are not shown included
    /// @param title what it is called
    /// @param open whether its runs are shown
    record Group(RunGroup group, String title, boolean open) implements Line {
        @Override
        public String name() {
            return "group " + key();
        }

        /// Returns what names it among the groups.
        String key() {
            return group.key().value();
        }
    }

    /// Says that a group has more runs than are shown.
    ///
    /// @param key of the group
    /// @param shown runs of it that are shown
    /// @param total runs it has
    record More(String key, int shown, int total) implements Line {
        @Override
        public String name() {
            return "more " + key;
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
