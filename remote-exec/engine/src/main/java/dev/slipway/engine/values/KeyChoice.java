package dev.slipway.engine.values;

import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.api.spi.TableSource.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the columns that tell the rows of two tables apart. Pure.
final class KeyChoice {
    private static final int MOST_COLUMNS = 6;

    private KeyChoice() {}

    /// Returns the shortest key, texts before times before whole numbers; all columns where rows came or went and no
    /// fewer will do; empty if there is none.
    static List<String> of(Rows before, Rows after) {
        var names = names(before, after);
        for (var name : names) {
            if (!isCount(before, name) && isKey(before, after, List.of(name))) {
                return List.of(name);
            }
        }
        var first = names.stream().limit(MOST_COLUMNS).toList();
        for (int size = 2; size <= 3; size++) {
            var found = several(before, after, first, List.of(), 0, size);
            if (found != null) {
                return found;
            }
        }
        for (var name : names) {
            if (isCount(before, name) && isKey(before, after, List.of(name))) {
                return List.of(name);
            }
        }
        var all = common(before, after);
        // rows that came or went shift those below: then a row is known by all it holds
        return before.count() != after.count() && isKey(before, after, all) ? all : List.of();
    }

    private static List<String> common(Rows before, Rows after) {
        return before.columns().stream()
                .map(column -> column.name())
                .filter(name -> TableDiffs.place(after, name) >= 0)
                .toList();
    }

    /// Returns the key that `chosen` begins, with columns from `at` on; null if there is none.
    private static @Nullable List<String> several(
            Rows before, Rows after, List<String> names, List<String> chosen, int at, int size) {
        if (chosen.size() == size) {
            return isKey(before, after, chosen) ? chosen : null;
        }
        for (int i = at; i < names.size(); i++) {
            var more = new ArrayList<>(chosen);
            more.add(names.get(i));
            var found = several(before, after, names, more, i + 1, size);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// Returns the common columns that may be part of a key, the likeliest first.
    private static List<String> names(Rows before, Rows after) {
        var texts = new ArrayList<String>();
        var times = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        for (var column : before.columns()) {
            int other = TableDiffs.place(after, column.name());
            if (other >= 0 && after.columns().get(other).kind() == column.kind()) {
                switch (column.kind()) {
                    case TEXT -> texts.add(column.name());
                    case TIME -> times.add(column.name());
                    case NUMBER -> {
                        if (!List.of("double", "float").contains(column.type())) {
                            numbers.add(column.name());
                        }
                    }
                    case TRUTH -> {}
                }
            }
        }
        texts.addAll(times);
        texts.addAll(numbers);
        return texts;
    }

    /// Tells whether a column of numbers that tells rows apart may do so by chance: its name is no name of a number.
    private static boolean isCount(Rows rows, String name) {
        boolean isNumber = rows.columns().get(TableDiffs.place(rows, name)).kind() == Kind.NUMBER;
        var words = List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
        return isNumber
                && words.stream().noneMatch(List.of("id", "key", "index", "row", "number", "no", "nr")::contains);
    }

    private static boolean isKey(Rows before, Rows after, List<String> key) {
        return !key.isEmpty() && duplicate(before, key) < 0 && duplicate(after, key) < 0;
    }

    /// Returns the first row whose key an earlier row has; -1 if there is none.
    static int duplicate(Rows rows, List<String> key) {
        var places = TableDiffs.places(rows, key);
        var seen = new HashSet<String>();
        for (int row = 0; row < rows.count(); row++) {
            if (!seen.add(TableDiffs.keyOf(rows, row, places))) {
                return row;
            }
        }
        return -1;
    }
}
