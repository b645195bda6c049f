package dev.slipway.engine.values;

import dev.slipway.engine.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says in what two values differ, given as JSON values: tables (lists of objects) by schema, rows and values, as
/// `TableDiffs` finds them; others by the first place and how many there are. One use each.
public final class ValueClauses {
    private static final int LONGEST = 40;

    private long places;
    private String first = "";

    private ValueClauses() {}

    /// Returns clauses, for example `column price is new; 100 → 98 rows: 0 new, 2 gone`; empty if nothing differs.
    public static String of(@Nullable Object before, @Nullable Object after) {
        var old = JsonRows.of(before);
        var young = JsonRows.of(after);
        return old.isPresent() && young.isPresent()
                ? tables(TableDiffs.of(old.get(), young.get(), List.of()))
                : new ValueClauses().values(before, after);
    }

    private static String tables(TableDifference difference) {
        var clauses = new ArrayList<String>();
        for (var column : difference.columns()) {
            if (column.isNew()) {
                clauses.add("column " + column.name() + " is new");
            } else if (column.isGone()) {
                clauses.add("column " + column.name() + " is gone");
            } else if (column.isRetyped()) {
                clauses.add("column " + column.name() + " is " + column.after() + ", no longer " + column.before());
            }
        }
        var counts = difference.counts();
        if (counts.added() + counts.removed() > 0) {
            clauses.add(String.format(
                    Locale.ROOT,
                    "%,d → %,d rows: %,d new, %,d gone",
                    counts.before(),
                    counts.after(),
                    counts.added(),
                    counts.removed()));
        }
        for (int i = 0; i < difference.columns().size(); i++) {
            var column = difference.columns().get(i);
            if (column.differing() > 0) {
                clauses.add(String.format(
                        Locale.ROOT,
                        "%,d of %,d values differ in %s%s",
                        column.differing(),
                        counts.after() - counts.added(),
                        column.name(),
                        first(difference, i)));
            }
        }
        return String.join("; ", clauses);
    }

    /// Returns the first row in which a column differs; empty if it is not among those that are kept.
    private static String first(TableDifference difference, int column) {
        for (var row : difference.rows()) {
            if (!row.before().isEmpty() && !row.after().isEmpty()) {
                var then = row.before().get(column);
                var now = row.after().get(column);
                if (then != null && now != null && !then.equals(now)) {
                    return " (row " + (row.place() + 1) + ": " + cut(then.text()) + " → " + cut(now.text()) + ")";
                }
            }
        }
        return "";
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
        return cut(text);
    }

    /// Returns the beginning of `text` on one line.
    private static String cut(String text) {
        var line = new StringBuilder();
        text.codePoints().limit(LONGEST + 1L).forEach(each -> {
            switch (each) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (Character.isISOControl(each)) {
                        line.append(String.format(Locale.ROOT, "\\u%04x", each));
                    } else {
                        line.appendCodePoint(each);
                    }
                }
            }
        });
        return line.length() <= LONGEST ? line.toString() : line.substring(0, LONGEST - 1) + "…";
    }
}
