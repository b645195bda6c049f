package dev.slipway.desktop.data;

import dev.slipway.desktop.table.LiveTable;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TableQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What is known of the columns of a table: of the first ones, which are listed, and of those that were seen or chosen,
/// however many there are. Asked for one after the other. UI thread only.
final class ColumnSummaries {
    /// How many columns are listed.
    static final int LISTED = 200;

    private final LiveTable table;
    private final Runnable changed;
    private final Map<Integer, ColumnSummary> known = new HashMap<>();
    private final Set<Integer> seen = new TreeSet<>();
    private boolean asking;
    private boolean stopped;
    private int generation;

    /// @param changed called when another column is known
    ColumnSummaries(LiveTable table, Runnable changed) {
        this.table = table;
        this.changed = changed;
    }

    /// Forgets what is known: it was of other rows.
    void restart() {
        generation++;
        known.clear();
        cancel();
        stopped = false;
    }

    Optional<ColumnSummary> of(int column) {
        return Optional.ofNullable(known.get(column));
    }

    /// Takes note that `count` columns from the 0-based `first` on are looked at.
    void see(int first, int count) {
        IntStream.range(first, first + count).forEach(seen::add);
    }

    /// Returns how many of a table's `columns` are still to come; 0 once that was stopped.
    int left(int columns) {
        return stopped ? 0 : (int) missing(columns).count();
    }

    private IntStream missing(int columns) {
        var others = seen.stream().mapToInt(Integer::intValue).filter(column -> column >= LISTED);
        return IntStream.concat(IntStream.range(0, LISTED), others)
                .filter(column -> column < columns && !known.containsKey(column));
    }

    /// Asks for no more until `restart`.
    void stop() {
        stopped = true;
        cancel();
    }

    private void cancel() {
        if (asking) {
            asking = false;
            table.stopSummary();
        }
    }

    /// Asks for those of the table's `columns` that are still to come.
    void ask(TableQuery query, int columns) {
        if (asking || stopped) {
            return;
        }
        missing(columns).findFirst().ifPresent(column -> {
            asking = true;
            int mine = generation;
            table.summary(query, column, summary -> came(mine, query, columns, column, summary), _ -> {
                if (mine == generation) {
                    asking = false;
                    stop();
                    changed.run();
                }
            });
        });
    }

    private void came(int mine, TableQuery query, int columns, int column, ColumnSummary summary) {
        if (mine == generation) {
            asking = false;
            known.put(column, summary);
            changed.run();
            ask(query, columns);
        }
    }
}
