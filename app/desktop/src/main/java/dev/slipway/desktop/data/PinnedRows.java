package dev.slipway.desktop.data;

import dev.slipway.desktop.table.LiveTable;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of a table that stay in sight below its head, whatever is filtered, sorted or scrolled. They go by their
/// places in the table as it stands, 0-based. UI thread only.
final class PinnedRows {
    /// The most there are: more would leave no room for the others.
    static final int MOST = 8;

    private final LiveTable table;
    private final Runnable changed;
    private final Map<Integer, List<String>> rows = new LinkedHashMap<>();
    private int generation;

    /// @param changed called when they are others, and when their cells have come
    PinnedRows(LiveTable table, Runnable changed) {
        this.table = table;
        this.changed = changed;
    }

    /// Returns their places in the table, those first that were pinned first.
    List<Integer> numbers() {
        return List.copyOf(rows.keySet());
    }

    int count() {
        return rows.size();
    }

    /// Returns a cell of the row at `number` as a person reads it, empty if it is missing; nothing if it has not come.
    Optional<String> cell(int number, int column) {
        var cells = rows.getOrDefault(number, List.of());
        return column < cells.size() ? Optional.of(cells.get(column)) : Optional.empty();
    }

    /// Lets the row at `number` stay in sight, or no longer; tells whether it could: there may be too many.
    boolean turn(int number, int columns) {
        boolean isGone = rows.containsKey(number);
        if (!isGone && rows.size() == MOST) {
            return false;
        }
        if (isGone) {
            rows.keySet().remove(number);
        } else {
            rows.put(number, List.of());
            read(number, columns);
        }
        changed.run();
        return true;
    }

    /// Lets all rows go.
    void clear() {
        rows.clear();
        changed.run();
    }

    /// Reads them again: the table is another one now, of `columns` columns.
    void reload(int columns) {
        generation++;
        rows.replaceAll((_, _) -> List.of());
        changed.run();
        numbers().forEach(number -> read(number, columns));
    }

    private void read(int number, int columns) {
        int mine = generation;
        var whole = new TableQuery(table.id(), List.of(), List.of());
        table.page(
                whole,
                new TablePage.Window(number, 1, 0, Math.max(1, columns)),
                page -> {
                    if (mine == generation
                            && rows.containsKey(number)
                            && !page.cells().isEmpty()) {
                        rows.put(number, page.cells().getFirst().cells());
                        changed.run();
                    }
                },
                _ -> {});
    }
}
