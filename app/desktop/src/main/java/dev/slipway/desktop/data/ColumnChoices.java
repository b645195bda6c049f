package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the columns of a table stand, which of them stay at the left while the others scroll, and how their numbers
/// are shown. Places are 0-based from the left; columns are numbered as the table has them. UI thread only.
final class ColumnChoices {
    private final List<Integer> columns = new ArrayList<>();
    private final Map<Integer, NumberForm> forms = new HashMap<>();
    private int pinned;

    /// Takes note that the table has `count` columns: new ones come last; with fewer, all stand as the table has them.
    void fit(int count) {
        if (count < columns.size()) {
            columns.clear();
            forms.clear();
            pinned = 0;
        }
        for (int column = columns.size(); column < count; column++) {
            columns.add(column);
        }
    }

    int count() {
        return columns.size();
    }

    /// Returns the column at `place`.
    int column(int place) {
        return columns.get(place);
    }

    /// Returns the columns from `first` to `last`, inclusive, as far as there are such places.
    List<Integer> between(int first, int last) {
        int from = Math.clamp(first, 0, columns.size());
        return List.copyOf(columns.subList(from, Math.clamp(last + 1L, from, columns.size())));
    }

    /// Returns how many columns, from the left, do not scroll.
    int pinned() {
        return pinned;
    }

    /// Lets the column at `place` stay at the left, or scroll again, and returns the place it has then.
    int turnPin(int place) {
        boolean isPinned = place < pinned;
        int column = take(place);
        pinned += isPinned ? -1 : 1;
        int to = isPinned ? pinned : pinned - 1;
        columns.add(to, column);
        return to;
    }

    private int take(int place) {
        int column = columns.get(place);
        columns.subList(place, place + 1).clear();
        return column;
    }

    /// Moves the column at `place` to `to` among those that are pinned as it is, and returns where it stands then.
    int move(int place, int to) {
        int least = place < pinned ? 0 : pinned;
        int most = place < pinned ? pinned - 1 : columns.size() - 1;
        int target = Math.clamp(to, least, most);
        columns.add(target, take(place));
        return target;
    }

    NumberForm form(int column) {
        return forms.getOrDefault(column, NumberForm.USUAL);
    }

    void show(int column, NumberForm form) {
        forms.put(column, form);
    }

    /// Returns `cell` of the column numbered `column` as it is shown.
    String shown(String cell, int column, Column about) {
        return form(column).of(cell, about);
    }
}
