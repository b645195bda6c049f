package dev.slipway.engine.compare;

import dev.slipway.engine.compare.Comparison.Kind;
import dev.slipway.engine.compare.Comparison.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects the rows of a comparison, in whatever order the store gives their values. One thread at a time.
final class RowTable {
    private final Map<Long, List<Integer>> columns = new LinkedHashMap<>();
    private final int width;
    private final Map<Kind, Map<String, Values>> rows = new EnumMap<>(Kind.class);

    /// The values of one row.
    private static final class Values {
        private final @Nullable Object[] shown;
        private final @Nullable Object[] identity;

        Values(int width) {
            shown = new @Nullable Object[width];
            identity = new @Nullable Object[width];
        }

        boolean differ() {
            return Arrays.stream(identity).anyMatch(each -> !Objects.equals(each, identity[0]));
        }
    }

    /// @param keys of the runs, a column each; a run may be there twice
    RowTable(List<Long> keys) {
        width = keys.size();
        for (int i = 0; i < width; i++) {
            columns.computeIfAbsent(keys.get(i), _ -> new ArrayList<>()).add(i);
        }
    }

    void put(Kind kind, String name, long run, @Nullable Object value) {
        put(kind, name, run, value, value == null ? "null" : value);
    }

    /// @param identity equal for equal values
    void put(Kind kind, String name, long run, @Nullable Object shown, Object identity) {
        var values =
                rows.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).computeIfAbsent(name, _ -> new Values(width));
        for (var column : columns.getOrDefault(run, List.of())) {
            values.shown[column] = shown;
            values.identity[column] = identity;
        }
    }

    /// Adds `more` to what a text row has for a run already.
    void append(Kind kind, String name, long run, String more) {
        var values = rows.getOrDefault(kind, Map.of()).get(name);
        var column = columns.getOrDefault(run, List.of());
        var before = values == null || column.isEmpty() ? null : values.shown[column.getFirst()];
        put(kind, name, run, before == null ? more : before + ", " + more);
    }

    /// Returns the names of rows of a kind that differ.
    List<String> differing(Kind kind) {
        return rows.getOrDefault(kind, Map.of()).entrySet().stream()
                .filter(row -> row.getValue().differ())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Returns all rows, grouped by kind.
    List<Row> rows() {
        var all = new ArrayList<Row>();
        rows.forEach((kind, ofKind) -> ofKind.forEach(
                (name, values) -> all.add(new Row(kind, name, Arrays.asList(values.shown), values.differ()))));
        return all;
    }
}
