package dev.slipway.desktop.data;

import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters in words.
final class FilterWords {
    private FilterWords() {}

    /// Returns the 0-based column of a filter, -1 if it is about all.
    static int column(Filter filter) {
        return switch (filter) {
            case Filter.Between between -> between.column();
            case Filter.OneOf one -> one.column();
            case Filter.Contains contains -> contains.column();
            case Filter.Missing missing -> missing.column();
        };
    }

    /// Returns `filter` on the column `name` in a few words.
    static String of(Filter filter, String name) {
        return switch (filter) {
            case Filter.Between between -> name + " " + range(between);
            case Filter.OneOf one -> name + " " + choice(one.values());
            case Filter.Contains contains -> name + " has " + Words.shorten(contains.text(), 24);
            case Filter.Missing missing -> name + (missing.missing() ? " is missing" : " is there");
        };
    }

    private static String choice(List<String> values) {
        if (values.size() != 1) {
            return "is one of " + values.size();
        }
        return values.getFirst().isEmpty() ? "is missing" : "is " + Words.shorten(values.getFirst(), 24);
    }

    private static String range(Filter.Between between) {
        var low = number(between.low());
        var high = number(between.high());
        var words = high.isEmpty()
                ? low.isEmpty() ? "is any number" : "from " + low
                : low.isEmpty() ? "up to " + high : "from " + low + " to " + high;
        return between.withMissing() ? words + " or missing" : words;
    }

    private static String number(@Nullable Double bound) {
        return bound == null ? "" : Words.value(bound);
    }
}
