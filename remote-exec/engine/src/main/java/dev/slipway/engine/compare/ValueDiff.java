package dev.slipway.engine.compare;

import dev.slipway.engine.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says in what two values differ, given as JSON values: tables (lists of objects) by schema, rows and values, others
/// by
/// the first place and how many there are. One use each.
final class ValueDiff {
    private static final int LONGEST = 40;

    private long places;
    private String first = "";

    private ValueDiff() {}

    /// Returns clauses, for example `column price is new; 100 → 98 rows: 2 are gone`; empty if nothing differs.
    static String of(@Nullable Object before, @Nullable Object after) {
        return before instanceof List<?> old && after instanceof List<?> young && isTable(old) && isTable(young)
                ? tables(old, young)
                : new ValueDiff().values(before, after);
    }

    private static boolean isTable(List<?> rows) {
        return !rows.isEmpty() && rows.stream().allMatch(Map.class::isInstance);
    }

    private static String tables(List<?> before, List<?> after) {
        var clauses = new ArrayList<String>();
        var old = columns(before);
        var young = columns(after);
        young.stream().filter(name -> !old.contains(name)).forEach(name -> clauses.add("column " + name + " is new"));
        old.stream().filter(name -> !young.contains(name)).forEach(name -> clauses.add("column " + name + " is gone"));
        var common = new LinkedHashSet<>(old);
        common.retainAll(young);
        if (before.size() == after.size()) {
            cells(before, after, common, clauses);
        } else {
            rows(before, after, common, clauses);
        }
        return String.join("; ", clauses);
    }

    private static Set<String> columns(List<?> rows) {
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> ((Map<?, ?>) row).keySet().forEach(name -> names.add(String.valueOf(name))));
        return names;
    }

    private static void cells(List<?> before, List<?> after, Set<String> columns, List<String> clauses) {
        for (var column : columns) {
            int differing = 0;
            String first = "";
            for (int i = 0; i < before.size(); i++) {
                var then = ((Map<?, ?>) before.get(i)).get(column);
                var now = ((Map<?, ?>) after.get(i)).get(column);
                if (!Objects.equals(then, now) && differing++ == 0) {
                    first = "row " + (i + 1) + ": " + text(then) + " → " + text(now);
                }
            }
            if (differing > 0) {
                clauses.add(String.format(
                        Locale.ROOT, "%,d of %,d values differ in %s (%s)", differing, before.size(), column, first));
            }
        }
    }

    /// Rows are known by what they hold in the columns that both have; the same row may be there several times.
    private static void rows(List<?> before, List<?> after, Set<String> columns, List<String> clauses) {
        var counts = new HashMap<Map<String, @Nullable Object>, Integer>();
        before.forEach(row -> counts.merge(part(row, columns), -1, Integer::sum));
        after.forEach(row -> counts.merge(part(row, columns), 1, Integer::sum));
        int fresh = 0;
        int gone = 0;
        for (int count : counts.values()) {
            fresh += Math.max(count, 0);
            gone += Math.max(-count, 0);
        }
        clauses.add(String.format(
                Locale.ROOT, "%,d → %,d rows: %,d new, %,d gone", before.size(), after.size(), fresh, gone));
    }

    private static Map<String, @Nullable Object> part(@Nullable Object row, Set<String> columns) {
        var part = new LinkedHashMap<String, @Nullable Object>();
        if (row instanceof Map<?, ?> map) {
            columns.forEach(name -> part.put(name, map.get(name)));
        }
        return part;
    }

    private String values(@Nullable Object before, @Nullable Object after) {
        walk("", before, after);
        if (places == 0) {
            return "";
        }
        return places == 1 ? first : first + String.format(Locale.ROOT, ", and %,d more places", places - 1);
    }

    private void walk(String path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof List<?> old && after instanceof List<?> young) {
            for (int i = 0; i < Math.min(old.size(), young.size()); i++) {
                walk(path + "[" + i + "]", old.get(i), young.get(i));
            }
            if (old.size() != young.size()) {
                found(path, old.size() + " elements", young.size() + " elements");
            }
        } else if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> young) {
            for (var name : old.keySet()) {
                if (young.containsKey(name)) {
                    walk(path + "." + name, old.get(name), young.get(name));
                } else {
                    found(path + "." + name, text(old.get(name)), "gone");
                }
            }
            for (var name : young.keySet()) {
                if (!old.containsKey(name)) {
                    found(path + "." + name, "nothing", text(young.get(name)));
                }
            }
        } else if (!Objects.equals(before, after)) {
            found(path, text(before), text(after));
        }
    }

    private void found(String path, String before, String after) {
        if (places++ == 0) {
            first = (path.isEmpty() ? "" : path + ": ") + before + " → " + after;
        }
    }

    private static String text(@Nullable Object value) {
        var text = value instanceof String plain ? plain : JsonText.words(JsonText.write(value));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
