package dev.slipway.desktop.notebook;

import dev.slipway.kernel.directive.DirectiveParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The directives at the head of a cell as lines that can be changed one by one; all other text stays as it is.
record DirectiveLines(String source) {
    /// Returns what follows `key`, empty text for a key alone, several lines joined by commas; empty if it is not
    /// there.
    Optional<String> value(String key) {
        var lines = lines();
        var values = at(lines, key).stream().map(i -> given(lines.get(i))).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /// Returns the text with other values.
    ///
    /// @param values by key; null takes the directive away, empty text leaves the key alone
    String with(Map<String, @Nullable String> values) {
        var lines = new ArrayList<>(lines());
        values.forEach((key, value) -> set(lines, key, value));
        return String.join("\n", lines);
    }

    private static void set(List<String> lines, String key, @Nullable String value) {
        var places = at(lines, key);
        int place = places.isEmpty() ? end(lines) : places.getFirst();
        places.reversed().forEach(i -> lines.remove((int) i));
        if (value != null) {
            lines.add(place, DirectiveParser.PREFIX + " " + key + (value.isEmpty() ? "" : ": " + value));
        }
    }

    private List<String> lines() {
        return List.of(source.split("\n", -1));
    }

    /// Returns where the lines of `key` are.
    private static List<Integer> at(List<String> lines, String key) {
        return IntStream.range(0, head(lines))
                .filter(i -> key(lines.get(i)).equals(key))
                .boxed()
                .collect(Collectors.toList());
    }

    /// Returns where a further directive goes: behind the last one.
    private static int end(List<String> lines) {
        return IntStream.range(0, head(lines))
                .filter(i -> !key(lines.get(i)).isEmpty())
                .map(i -> i + 1)
                .max()
                .orElse(0);
    }

    /// Returns how many lines stand before the first one of code.
    private static int head(List<String> lines) {
        int head = 0;
        while (head < lines.size()
                && (lines.get(head).isBlank() || lines.get(head).strip().startsWith("//"))) {
            head++;
        }
        return head;
    }

    private static String key(String line) {
        var text = line.strip();
        if (!text.startsWith(DirectiveParser.PREFIX)) {
            return "";
        }
        var body = text.substring(DirectiveParser.PREFIX.length());
        return body.split(":", 2)[0].strip();
    }

    private static String given(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(colon + 1).strip();
    }
}
